import ServusDiagnostics

/// Where lines such as `[label]: /address` name addresses, for messages about links that name a label alone.
struct DefinedAddresses {
  private var marks: [String: SourceMark] = [:]

  /// How far in its line an address is looked for, in bytes: labels have at most 999 characters.
  private static let searchedBytes = 4_096

  /// - Parameter isCode: whether a line by its number is code, where nothing is defined.
  init(_ lines: SourceLines, isCode: (_ line: Int) -> Bool) {
    for number in lines.numbers(holding: "]:") where !isCode(number) {
      let line = lines.bytes(ofLine: number).prefix(Self.searchedBytes)
      guard let address = Self.address(in: LinkDefinitions.content(of: line)) else { continue }
      let text = String(decoding: line[address], as: UTF8.self)
      let column = line[..<address.lowerBound].withUnsafeBufferPointer { $0[...].scalarCount } + 1
      let mark = SourceMark(line: number + lines.firstLine - 1, column: column, length: text.unicodeScalars.count)
      marks[text] = marks[text] ?? mark
    }
  }

  /// The first place that names an address as it is written; nil where none does.
  func mark(of address: String) -> SourceMark? { marks[address] }

  /// What stands behind the label of a definition up to a blank, or in angle brackets.
  private static func address(in line: ArraySlice<UInt8>) -> Range<Int>? {
    guard let colon = LinkDefinitions.colon(in: line) else { return nil }
    let rest = line[(colon + 1)...].drop(while: isBlank)
    let isBracketed = rest.first == UInt8(ascii: "<")
    let address =
      isBracketed ? rest.dropFirst().prefix { $0 != UInt8(ascii: ">") } : rest.prefix { !isBlank($0) }
    return address.isEmpty ? nil : address.startIndex..<address.endIndex
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
