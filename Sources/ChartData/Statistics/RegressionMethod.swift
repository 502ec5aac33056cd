import Glibc

package enum RegressionMethod: String, Sendable, CaseIterable { case linear, log, exp, pow, quad, poly }
