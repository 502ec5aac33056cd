import ChartData
import Limits

/// The options of an `impute`, as a transform or on a channel.
enum ImputePlan {
  static func read(_ properties: Properties, into impute: inout ImputeTransform) {
    impute.method = properties.string("method").flatMap(ImputeTransform.Method.init) ?? .value
    impute.value = properties["value"] ?? .null
    if let ends = properties.list("frame"), ends.count == 2 {
      impute.frame = (ends[0].number.map { Int(limited: $0) }, ends[1].number.map { Int(limited: $0) })
    }
    if let list = properties.list("keyvals") {
      impute.keyValues = list
    } else if let sequence = properties.record("keyvals") {
      let start = sequence["start"]?.number ?? 0
      let stop = sequence["stop"]?.number ?? 0
      let step = sequence["step"]?.number ?? 1
      let most = Limit.imputedValues.most
      let count = Int(((stop - start) / (step == 0 ? 1 : step)).rounded(.up), heldIn: 0...most) ?? 0
      impute.keyValues = (0..<count).map { .number(start + Double($0) * (step == 0 ? 1 : step)) }
    }
  }
}
