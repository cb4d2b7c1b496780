/// Bytes of a page that come together in many small pieces. An array would ask at each of them whether somebody else has
/// it too; this has one owner.
struct OutputBuffer: ~Copyable {
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 15) {
    memory = .allocate(byteCount: capacity, alignment: MemoryLayout<UInt64>.alignment)
    self.capacity = capacity
  }

  deinit {
    memory.deallocate()
  }

  var last: UInt8? {
    count == 0 ? nil : memory.load(fromByteOffset: count - 1, as: UInt8.self)
  }

  /// What came together; it lives as long as the buffer.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

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
    memory.deallocate()
    memory = larger
  }
}
