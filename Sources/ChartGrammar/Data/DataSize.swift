import Limits

/// How much a data file may hold: rows and cells by their separators, which nothing else is as many as.
enum DataSize {
  static func fault(_ bytes: [UInt8]) -> ChartProblem? {
    guard bytes.count > Limit.dataRows.most else { return nil }
    var (lines, separators) = (0, 0)
    for byte in bytes {
      if byte == 0x0A { lines += 1 } else if byte == 0x2C || byte == 0x09 { separators += 1 }
    }
    if lines > Limit.dataRows.most { return .tooMany(what: "lines of data", limit: Limit.dataRows.most) }
    if lines + separators > Limit.dataCells.most { return .tooMany(what: "cells of data", limit: Limit.dataCells.most) }
    return nil
  }
}
