/// A short row of values for each Unicode scalar below 0x530, where nearly all text of European languages lies.
struct ScalarTable<Value: Sendable>: Sendable {
  static var limit: UInt32 { Normalization.tabulated }

  private let starts: [Int32]
  private let values: [Value]

  init(_ row: (Unicode.Scalar) -> [Value]) {
    var starts: [Int32] = []
    var values: [Value] = []
    for code in 0..<Self.limit {
      starts.append(Int32(values.count))
      if let scalar = Unicode.Scalar(code) { values += row(scalar) }
    }
    self.starts = starts + [Int32(values.count)]
    self.values = values
  }

  /// The scalar's row; nil where the table does not reach.
  subscript(scalar: Unicode.Scalar) -> ArraySlice<Value>? {
    let code = Int(scalar.value)
    guard code < Self.limit else { return nil }
    return values[Int(starts[code])..<Int(starts[code + 1])]
  }
}
