/// The positions of names, found in constant time.
final class NameTable: Sendable {
  private let names: [FieldName]
  /// Open addressing with linear probing: positions in `names`, -1 where free; at most half full.
  private let slots: [Int32]
  /// The number of slots, a power of two, less one.
  private let mask: Int
  /// A bit for each name, which it may share with others: most names that are looked for are not here.
  private let bits: UInt64

  init(_ names: [FieldName]) {
    var size = 8
    while size < names.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (position, name) in names.enumerated() {
      var slot = Int(truncatingIfNeeded: name.hashCode) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(position)
    }
    self.names = names
    self.slots = slots
    mask = size - 1
    bits = names.reduce(0) { $0 | Self.bit(of: $1) }
  }

  @inline(__always)
  private static func bit(of name: FieldName) -> UInt64 { 1 &<< (name.hashCode &>> 58) }

  @inline(__always)
  func position(of name: FieldName) -> Int? {
    bits & Self.bit(of: name) == 0 ? nil : foundPosition(of: name)
  }

  private func foundPosition(of name: FieldName) -> Int? {
    var slot = Int(truncatingIfNeeded: name.hashCode) & mask
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if names[position] == name { return position }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
