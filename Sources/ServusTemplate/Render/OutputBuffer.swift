/// Bytes of a page that come together in many small pieces. An array would ask at each of them whether somebody else has
/// it too; this has one owner.
struct OutputBuffer: ~Copyable {
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0
  /// Whether the memory is that of the array being made, which frees it.
  private var isLent = true

  /// Most pages are smaller.
  private static let expected = 1 << 16

  private init(lent memory: UnsafeMutableBufferPointer<UInt8>, at start: UnsafeMutablePointer<UInt8>) {
    self.memory = UnsafeMutableRawPointer(start)
    capacity = memory.count
  }

  deinit {
    if !isLent { memory.deallocate() }
  }

  /// What `fill` appends. It comes together in the array's own memory, unless there is more than expected.
  static func bytes(filledBy fill: (inout OutputBuffer) -> Void) -> [UInt8] {
    var larger: [UInt8]?
    let bytes = [UInt8](unsafeUninitializedCapacity: expected) { memory, count in
      guard let start = memory.baseAddress else { return }
      var buffer = OutputBuffer(lent: memory, at: start)
      fill(&buffer)
      if buffer.isLent { count = buffer.count } else { larger = Array(buffer.bytes) }
    }
    return larger ?? bytes
  }

  var last: UInt8? {
    count == 0 ? nil : memory.load(fromByteOffset: count - 1, as: UInt8.self)
  }

  private var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if bytes.count > capacity &- count { grow(by: bytes.count) }
    (memory + count).copyMemory(from: source, byteCount: bytes.count)
    count &+= bytes.count
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  private mutating func grow(by count: Int) {
    capacity = max(capacity * 2, self.count + count)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: MemoryLayout<UInt64>.alignment)
    larger.copyMemory(from: memory, byteCount: self.count)
    if !isLent { memory.deallocate() }
    (memory, isLent) = (larger, false)
  }
}
