extension ByteWriter {
  mutating func add(_ data: ExtraData) {
    switch data {
    case .nothing: add(0)
    case .text(let text):
      add(1)
      add(text)
    case .flag(let isSet):
      add(2)
      add(isSet)
    case .list(let values):
      add(3)
      add(values) { $1.add($0) }
    case .mapping(let values):
      add(4)
      add(values) { entry, writer in
        writer.add(entry.key)
        writer.add(entry.value)
      }
    }
  }
}

extension ByteReader {
  /// - Parameter depth: how many lists and mappings may still lie in each other.
  mutating func extraData(depth: Int = ExtraData.deepestNesting) throws(DamagedNotes) -> ExtraData {
    guard depth > 0 else { throw DamagedNotes() }
    switch try integer() {
    case 0: return .nothing
    case 1: return .text(try text())
    case 2: return .flag(try flag())
    case 3:
      return .list(try list { (reader) throws(DamagedNotes) in try reader.extraData(depth: depth - 1) })
    case 4:
      return .mapping(
        try list { (reader) throws(DamagedNotes) in
          (key: try reader.text(), value: try reader.extraData(depth: depth - 1))
        })
    default: throw DamagedNotes()
    }
  }
}
