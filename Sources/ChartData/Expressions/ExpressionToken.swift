/// The words of the expression language.
enum ExpressionToken: Equatable {
  case number(Double)
  case string(String)
  case pattern(String, flags: String)
  case name(String)
  case mark(ExpressionMark)
  case end
}
