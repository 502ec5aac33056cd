#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

package enum RegressionMethod: String, Sendable, CaseIterable { case linear, log, exp, pow, quad, poly }
