/// The fields of a kind of record: found by name in constant time, and read by position. Like a program it holds what
/// rendering looks at in memory of its own.
@usableFromInline
final class FieldTable: @unchecked Sendable {
  /// By position; the table keeps them alive.
  let readings: UnsafeBufferPointer<Unmanaged<FieldReading>>
  private let names: UnsafeBufferPointer<FieldName>
  /// Open addressing with linear probing: positions in `names`, -1 where free; at most half full.
  private let slots: UnsafeBufferPointer<Int32>
  /// The number of slots, a power of two, less one.
  private let mask: Int
  /// A bit for each name, which it may share with others: most names that are looked for are not here.
  private let bits: UInt64

  init(_ fields: [(name: FieldName, reading: FieldReading)]) {
    var size = 8
    while size < fields.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (position, field) in fields.enumerated() {
      var slot = field.name.slot & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(position)
    }
    readings = .fixed(fields.map { Unmanaged.passRetained($0.reading) })
    names = .fixed(fields.map(\.name))
    self.slots = .fixed(slots)
    mask = size - 1
    bits = fields.reduce(0) { $0 | $1.name.bit }
  }

  deinit {
    for reading in readings { reading.release() }
    readings.deallocate()
    names.deallocate()
    slots.deallocate()
  }

  @inline(__always)
  func position(of name: FieldName) -> Int? {
    bits & name.bit == 0 ? nil : foundPosition(of: name)
  }

  private func foundPosition(of name: FieldName) -> Int? {
    var slot = name.slot & mask
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if names[position] == name { return position }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

extension FieldName {
  /// Spreads numbers that follow each other: Knuth, The Art of Computer Programming 3, 6.4, multiplicative hashing.
  @inline(__always)
  private var hash: UInt64 { UInt64(number) &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  fileprivate var slot: Int { Int(hash >> 40) }

  @inline(__always)
  fileprivate var bit: UInt64 { 1 &<< (hash &>> 58) }
}
