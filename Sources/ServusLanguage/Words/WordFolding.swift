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

  /// What a character is to a word.
  private enum Kind: UInt8 {
    case separator
    case letterOrDigit
    /// Between two letters it makes them one word and leaves them two.
    case joiner
    /// Accents by themselves, and what nobody sees.
    case ignored
  }

  private let kinds: [Kind]
  private let folded: ScalarTable<UInt8>

  init(shortenedBy: Int, letters: [Unicode.Scalar: String], keptLetters: [Unicode.Scalar]) {
    // A slug needs letters of other scripts in ASCII, a reader does not.
    let latin = LetterTable.latin.merging(letters.filter { $0.key.value < 0x370 }) { $1 }
    self.shortenedBy = shortenedBy
    self.letters = latin
    self.keptLetters = keptLetters
    kinds = (0..<Normalization.tabulated).map { Unicode.Scalar($0).map(Self.kind) ?? .separator }
    folded = ScalarTable { Self.spelling(of: $0, latin, keptLetters) }
  }

  /// Calls `body` with each folded word of a text in UTF-8. Of a word such as `e-mail` come `e`, `mail` and `email`.
  package func forEachWord(
    in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard Normalization.isSurelyComposed(text) else {
      var composed = String(String.UnicodeScalarView(Normalization.composed(String(decoding: text, as: UTF8.self))))
      return composed.withUTF8 { cut($0, body) }
    }
    cut(text, body)
  }

  private func cut(_ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordCutter.memory) { memory in
      kinds.withUnsafeBufferPointer { kinds in
        folded.withRows { folded in
          var cutter = WordCutter(memory)
          var index = 0
          while index < text.count {
            let scalar = UTF8Reading.scalar(at: &index, in: text)
            guard scalar.value < Normalization.tabulated else {
              take(unusual: scalar, &cutter, body)
              continue
            }
            switch kinds[Int(scalar.value)] {
            case .letterOrDigit: cutter.append(folded[scalar.value], body)
            case .joiner: cutter.join(body)
            case .separator: cutter.endWord(body)
            case .ignored: break
            }
          }
          cutter.endWord(body)
        }
      }
    }
  }

  /// A character beyond the tables.
  private func take(
    unusual scalar: Unicode.Scalar, _ cutter: inout WordCutter, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    switch Self.kind(of: scalar) {
    case .letterOrDigit:
      Self.spelling(of: scalar, letters, keptLetters).withUnsafeBufferPointer { cutter.append($0, body) }
    case .joiner: cutter.join(body)
    case .separator: cutter.endWord(body)
    case .ignored: break
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case "-", "'", "\u{2018}", "\u{2019}", "\u{02BC}", "\u{2010}"..."\u{2014}": return .joiner
    case "\u{AD}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}": return .ignored
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return .letterOrDigit
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
