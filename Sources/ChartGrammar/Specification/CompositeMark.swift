/// The marks that are drawn as layers of plain ones.
enum CompositeMark: String {
  case boxplot, errorbar, errorband
}
