extension PictureSize {
  /// `width` and `height` of the root element; the `viewBox` gives what they leave open (SVG 2, 8.2 and 8.12).
  static func svg(_ head: PictureHead) -> PictureSize? {
    guard let attributes = RootElement(head.bytes)?.attributes else { return nil }
    let (width, height) = (attributes["width"].flatMap(pixels), attributes["height"].flatMap(pixels))
    let box = (attributes["viewBox"] ?? "").split { " \t\r\n,".contains($0) }.map { pixels(String($0)) }
    let ratio = box.count == 4 ? box[2].flatMap { width in box[3].map { width / $0 } } : nil
    switch (width, height, ratio) {
    case (let width?, let height?, _): return PictureSize(rounded(width), rounded(height))
    case (let width?, nil, let ratio?): return PictureSize(rounded(width), rounded(width / ratio))
    case (nil, let height?, let ratio?): return PictureSize(rounded(height * ratio), rounded(height))
    case (nil, nil, .some): return PictureSize(box[2].flatMap(rounded), box[3].flatMap(rounded))
    default: return nil
    }
  }

  /// How many pixels a unit is (CSS Values 4, 6.2); a font is 16 pixels high where nothing else is said.
  private static let units: [(String, Double)] = [
    ("px", 1), ("pt", 96 / 72), ("pc", 16), ("in", 96), ("cm", 96 / 2.54), ("mm", 96 / 25.4), ("rem", 16), ("em", 16),
  ]

  /// Nil for zero, percentages and nonsense.
  private static func pixels(_ text: String) -> Double? {
    let (unit, factor) = units.first { text.lowercased().hasSuffix($0.0) } ?? ("", 1)
    let number = text.dropLast(unit.count)
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }), let value = Double(number),
      value > 0
    else { return nil }
    return value * factor
  }

  private static func rounded(_ length: Double) -> Int? {
    length < 1_000_000 ? Int(length.rounded()) : nil
  }
}

/// The first element of an XML document, where it is `svg`.
private struct RootElement {
  private(set) var attributes: [String: String] = [:]
  private var rest: ArraySlice<UInt8>

  init?(_ bytes: [UInt8]) {
    rest = bytes[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...].dropFirst()
      if starts(with: "!--") {
        skip(past: "-->")
      } else if starts(with: "?") {
        skip(past: "?>")
      } else if starts(with: "!") {
        // A document type may have declarations of its own in brackets.
        let open = rest.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ">") }
        skip(past: open.map { rest[$0] } == UInt8(ascii: "[") ? "]" : ">")
      } else {
        guard name() == "svg" else { return nil }
        while let (name, value) = attribute() { attributes[name] = value }
        return
      }
    }
    return nil
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { rest.starts(with: $0) }
  }

  private mutating func skip(past text: String) {
    rest = rest.firstRange(of: Array(text.utf8)).map { rest[$0.upperBound...] } ?? []
  }

  private mutating func name() -> String {
    let name = rest.prefix { !" \t\r\n/>=".utf8.contains($0) }
    rest = rest.dropFirst(name.count)
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func skipBlanks() {
    rest = rest.drop { " \t\r\n".utf8.contains($0) }
  }

  /// The next attribute; nil at the end of the tag, and where it is not as XML demands.
  private mutating func attribute() -> (name: String, value: String)? {
    skipBlanks()
    let name = name()
    skipBlanks()
    guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { return nil }
    skipBlanks()
    guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = rest.firstIndex(of: quote)
    else { return nil }
    let value = String(decoding: rest[..<end], as: UTF8.self)
    rest = rest[end...].dropFirst()
    return (name, value)
  }
}
