/// Notes that are cut, changed or of another version.
struct DamagedNotes: Error {}

/// Reads what a `ByteWriter` wrote. Whatever the bytes are, it never reads beyond them.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  /// - Parameter bytes: must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func unsigned() throws(DamagedNotes) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw DamagedNotes()
  }

  mutating func integer() throws(DamagedNotes) -> Int {
    let folded = try unsigned()
    return Int(Int64(bitPattern: folded >> 1 ^ (0 &- (folded & 1))))
  }

  /// A number of things of which each takes a byte or more.
  mutating func count() throws(DamagedNotes) -> Int {
    let count = try unsigned()
    guard count <= UInt64(bytes.count - position) else { throw DamagedNotes() }
    return Int(count)
  }

  mutating func flag() throws(DamagedNotes) -> Bool {
    guard position < bytes.count, bytes[position] <= 1 else { throw DamagedNotes() }
    position += 1
    return bytes[position - 1] == 1
  }

  mutating func text() throws(DamagedNotes) -> String {
    String(decoding: try raw(try count()), as: UTF8.self)
  }

  mutating func hash() throws(DamagedNotes) -> ContentHash {
    ContentHash(value: UInt64(littleEndian: try raw(8).loadUnaligned(as: UInt64.self)))
  }

  /// So many bytes as they are.
  mutating func raw(_ count: Int) throws(DamagedNotes) -> UnsafeRawBufferPointer {
    guard count <= bytes.count - position else { throw DamagedNotes() }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)])
  }

  mutating func optional<Value>(
    _ read: (inout ByteReader) throws(DamagedNotes) -> Value
  ) throws(DamagedNotes) -> Value? {
    try flag() ? try read(&self) : nil
  }

  mutating func list<Value>(
    _ read: (inout ByteReader) throws(DamagedNotes) -> Value
  ) throws(DamagedNotes) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  mutating func optionalText() throws(DamagedNotes) -> String? {
    try optional { (reader) throws(DamagedNotes) in try reader.text() }
  }

  mutating func texts() throws(DamagedNotes) -> [String] {
    try list { (reader) throws(DamagedNotes) in try reader.text() }
  }
}
