/// Writes values one after the other into bytes, for `ByteReader` to read them in the same order. Whole numbers take as
/// few bytes as they can (`Varint`); negative ones are folded between the others.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether places in source files are left out.
  var skipsMarks = false

  mutating func add(_ number: UInt64) {
    Varint.append(number, to: &bytes)
  }

  mutating func add(_ number: Int) {
    add(UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1))))
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ hash: ContentHash) {
    withUnsafeBytes(of: hash.value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Bytes as they are, without their number.
  mutating func add(raw other: [UInt8]) { bytes.append(contentsOf: other) }

  mutating func add<Value>(_ value: Value?, _ write: (Value, inout ByteWriter) -> Void) {
    add(value != nil)
    if let value { write(value, &self) }
  }

  mutating func add<Value>(_ values: some Collection<Value>, _ write: (Value, inout ByteWriter) -> Void) {
    add(UInt64(values.count))
    for value in values { write(value, &self) }
  }

  mutating func add(_ text: String?) { add(text) { $1.add($0) } }

  mutating func add(_ texts: [String]) { add(texts) { $1.add($0) } }
}
