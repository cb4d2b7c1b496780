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

  /// Gives the rows in a form that costs no reference counting, for the loops that every word passes.
  func withRows<Result>(_ body: (Rows) -> Result) -> Result {
    starts.withUnsafeBufferPointer { starts in
      values.withUnsafeBufferPointer { body(Rows(starts: starts, values: $0)) }
    }
  }

  /// The rows of a table while somebody holds it.
  struct Rows {
    fileprivate let starts: UnsafeBufferPointer<Int32>
    fileprivate let values: UnsafeBufferPointer<Value>

    /// The row of a code point below the limit.
    subscript(code: UInt32) -> UnsafeBufferPointer<Value> {
      UnsafeBufferPointer(rebasing: values[Int(starts[Int(code)])..<Int(starts[Int(code) + 1])])
    }
  }
}
