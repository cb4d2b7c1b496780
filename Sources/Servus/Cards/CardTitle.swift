import ServusDiagnostics

/// A title broken into lines, as large as its box on a card allows.
struct CardTitle: Equatable {
  /// In pixels.
  let fontSize: Int
  let lines: [String]

  static let boxWidth = 820
  static let boxHeight = 340
  private static let fontSizes = [92, 84, 76, 68, 60, 54, 48, 42, 38]
  /// The height of a line in parts of the font's.
  private static let lineHeight = 1.16

  init(_ title: String) {
    for size in Self.fontSizes {
      let lines = Self.lines(of: title, widest: Self.ems(at: size))
      guard let lines, lines.count <= Self.mostLines(at: size) else { continue }
      (fontSize, self.lines) = (size, Self.balanced(lines, of: title, at: size))
      return
    }
    // Not even the smallest letters do: long words are broken, and what is left over goes.
    fontSize = Self.fontSizes[Self.fontSizes.count - 1]
    let widest = Self.ems(at: fontSize)
    let all = Self.lines(of: title, widest: widest, breaksWords: true) ?? []
    let most = Self.mostLines(at: fontSize)
    lines = all.count <= most ? all : all.prefix(most - 1) + [TextWidth.cut(all[most - 1] + "…", toEms: widest)]
  }

  /// How far the line's feet are below the upper edge of the box.
  func baseline(ofLine number: Int) -> Int {
    Int((Double(fontSize) * Self.lineHeight * (Double(number) + 0.78)).rounded())
  }

  private static func ems(at size: Int) -> Double { Double(boxWidth) / Double(size) }

  private static func mostLines(at size: Int) -> Int {
    Int(Double(boxHeight) / (Double(size) * lineHeight))
  }

  /// The same number of lines, as even as possible.
  private static func balanced(_ lines: [String], of title: String, at size: Int) -> [String] {
    var best = lines
    for parts in stride(from: 19, through: 8, by: -1) {
      guard let narrower = Self.lines(of: title, widest: ems(at: size) * Double(parts) / 20),
        narrower.count == lines.count
      else { break }
      best = narrower
    }
    return best
  }

  /// Lines that are filled one after the other; nil where a word is wider than a line, unless words may be broken.
  private static func lines(of title: String, widest: Double, breaksWords: Bool = false) -> [String]? {
    var lines: [String] = []
    var line = ""
    for piece in pieces(of: title) {
      if TextWidth.ems((line + piece).trimmed) <= widest {
        line += piece
        continue
      }
      if !line.isEmpty { lines.append(line.trimmed) }
      line = piece
      guard TextWidth.ems(piece.trimmed) > widest else { continue }
      guard breaksWords else { return nil }
      line = ""
      for character in piece {
        if TextWidth.ems("\(line)\(character)-") > widest {
          lines.append(line + "-")
          line = ""
        }
        line.append(character)
      }
    }
    return line.trimmed.isEmpty ? lines : lines + [line.trimmed]
  }

  /// What a line break may not divide: words with the blank behind them, parts of words with their hyphen, ideographs.
  private static func pieces(of title: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in title {
      let isIdeograph = character.unicodeScalars.first?.properties.isIdeographic == true
      if isIdeograph, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      guard isIdeograph || " -–—/".contains(character) else { continue }
      pieces.append(piece)
      piece = ""
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }
}
