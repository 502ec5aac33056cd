/// A regular expression, read.
indirect enum PatternTree {
  case empty
  case step(PatternProgram.Step)
  case sequence([PatternTree])
  case either([PatternTree])
  case group(PatternTree, number: Int)
  case look(PatternTree, isNegative: Bool)
  case times(PatternTree, low: Int, high: Int?, isLazy: Bool)
}
