/// Folds the words of a text so that what a reader types finds what an author wrote, accents or none:
/// Documentation/languages.md, chapter 4.2. The script of the search page folds in the same way.
package struct WordFolding: Sendable {
  /// How many letters a searched word may lose at its end.
  package let shortenedBy: Int
  /// Lower-case letters and what they become.
  package let letters: [Unicode.Scalar: String]
  /// Lower-case letters that are no other letter with an accent, such as `й`.
  package let keptLetters: [Unicode.Scalar]

  /// In characters; longer words are cut, since nobody types the rest.
  package static let longestWord = 40

  private let table: [WordLetter]

  init(shortenedBy: Int, letters: [Unicode.Scalar: String], keptLetters: [Unicode.Scalar]) {
    // A slug needs letters of other scripts in ASCII, a reader does not.
    let own = letters.filter { $0.key.value < 0x370 && LetterTable.latin[$0.key] != $0.value }
    let latin = LetterTable.latin.merging(own) { $1 }
    self.shortenedBy = shortenedBy
    self.letters = latin
    self.keptLetters = keptLetters
    table = Self.table(latin, keptLetters, unusual: own.keys + keptLetters)
  }

  /// Calls `body` with each folded word of a text in UTF-8. Of a word such as `e-mail` come `e`, `mail` and `email`. Behind a
  /// word its buffer goes on, so that `WordTable` may read eight bytes at once.
  package func forEachWord(
    in text: UnsafeBufferPointer<UInt8>, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void
  ) {
    guard Normalization.isSurelyComposed(text) else {
      var composed = String(String.UnicodeScalarView(Normalization.composed(String(decoding: text, as: UTF8.self))))
      return composed.withUTF8 { cut($0, body) }
    }
    cut(text, body)
  }

  private func cut(_ text: UnsafeBufferPointer<UInt8>, _ body: (WordCutter.Word) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: WordCutter.memory, alignment: 8) { memory in
      table.withUnsafeBufferPointer { table in
        var cutter = WordCutter(memory)
        var index = 0
        while index < text.count {
          let start = index
          let letter = WordLetter.read(text, at: &index, table)
          if letter.isLetter {
            index = start
            cutter.append(lettersOf: text, at: &index, table, body)
          } else if letter.isSeparator {
            cutter.endWord(body)
          } else if letter.kind == .beyond {
            index = start
            take(UTF8Reading.scalar(at: &index, in: text), &cutter, body)
          } else if letter.kind == .joiner {
            cutter.join(body)
          }
        }
        cutter.endWord(body)
      }
    }
  }

  /// A character beyond the table. Apart from the loop, whose variables it would drive out of the registers.
  @inline(never)
  private func take(_ scalar: Unicode.Scalar, _ cutter: inout WordCutter, _ body: (WordCutter.Word) -> Void) {
    switch Self.kind(of: scalar) {
    case .letter, .beyond: cutter.append(Self.spelling(of: scalar, letters, keptLetters), body)
    case .joiner: cutter.join(body)
    case .separator, .addressSign: cutter.endWord(body)
    case .ignored: break
    }
  }

  /// Makes what all languages have in common, which the first of them would otherwise wait for.
  static func prepareTables() { _ = (commonTable, tabulatedParts) }

  /// What all languages have in common.
  private static let commonTable = WordLetter.table { letter($0, LetterTable.latin, []) }

  /// Only the rows that have one of the unusual letters differ from those of other languages.
  private static func table(
    _ letters: [Unicode.Scalar: String], _ kept: [Unicode.Scalar], unusual: [Unicode.Scalar]
  ) -> [WordLetter] {
    var table = commonTable
    for (scalar, parts) in tabulatedParts where parts.contains(where: unusual.contains) {
      table[Int(scalar.value)] = letter(scalar, letters, kept)
    }
    return table
  }

  /// The letters of the table with the lower-case letters that they consist of.
  private static let tabulatedParts: [(scalar: Unicode.Scalar, parts: [Unicode.Scalar])] =
    (0x41..<Normalization.tabulated).compactMap { code in
      guard let scalar = Unicode.Scalar(code), kind(of: scalar) == .letter else { return nil }
      let lower = Array(scalar.properties.lowercaseMapping.unicodeScalars)
      return (scalar, lower + lower.flatMap(Normalization.canonicallyDecomposed))
    }

  private static func letter(
    _ scalar: Unicode.Scalar, _ letters: [Unicode.Scalar: String], _ kept: [Unicode.Scalar]
  ) -> WordLetter {
    let kind = kind(of: scalar)
    return kind == .letter ? WordLetter(spelling(of: scalar, letters, kept)) : WordLetter(kind)
  }

  private static func kind(of scalar: Unicode.Scalar) -> WordLetter.Kind {
    switch scalar {
    case "-", "'", "\u{2018}", "\u{2019}", "\u{02BC}", "\u{2010}"..."\u{2014}": return .joiner
    case "\u{AD}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}": return .ignored
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .ignored
    default: return .separator
    }
  }

  /// What a letter or digit becomes.
  private static func spelling(
    of scalar: Unicode.Scalar, _ letters: [Unicode.Scalar: String], _ kept: [Unicode.Scalar]
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if kept.contains(lower) {
        bytes += String(lower).utf8
      } else if let spelled = letters[lower] {
        bytes += spelled.utf8
      } else {
        for part in Normalization.canonicallyDecomposed(lower) where !part.isMark {
          bytes += (letters[part] ?? String(part)).utf8
        }
      }
    }
    return bytes
  }
}
