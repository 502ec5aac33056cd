/// What is wrong with an expression, and where in its text (in characters from 0).
package struct ExpressionFault: Error, Sendable {
  package enum Reason: Sendable {
    case unexpected(String)
    case unclosedString
    case unknownFunction(String)
    case tooFewArguments(String, fewest: Int)
    case tooDeep
    /// A regular expression that can't be read.
    case pattern
  }
  package let reason: Reason
  package let offset: Int
}
