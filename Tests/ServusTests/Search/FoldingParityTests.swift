import Foundation
import ServusDiagnostics
import ServusLanguage
import TestSupport
import Testing

@testable import Servus

/// The index and the script fold words alike, or what stands in the one is not found by the other.
@Suite struct FoldingParityTests {
  @Test(arguments: ["sk", "cs", "hu", "ru", "pl", "en"])
  func theScriptFoldsAsTheIndexDoes(_ code: String) async throws {
    let folding = try language(code).folding
    let texts = Self.texts(seed: 7)
    let folded = try await SearchScript.fold(texts, rules: Self.rules(folding))
    try #require(folded.count == texts.count)
    for (text, words) in zip(texts, folded) {
      let own = Self.words(of: text, folding)
      #expect(own == words, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  private func language(_ code: String) throws -> Language {
    let path = "Templates/strings/\(code).yml"
    let text = try String(contentsOf: SmallSite.repository.appending(path: path), encoding: .utf8)
    var diagnostics = Diagnostics()
    return try #require(Language(code: code, strings: SourceText(path: path, text: text), diagnostics: &diagnostics))
  }

  private static func rules(_ folding: WordFolding) -> [String: Any] {
    [
      "letters": folding.letters.sorted { $0.key < $1.key }.flatMap { [String($0.key), $0.value] },
      "kept": folding.keptLetters.map(String.init).joined(), "shortened_by": folding.shortenedBy,
    ]
  }

  private static func words(of text: String, _ folding: WordFolding) -> [String] {
    var words: [String] = []
    var text = text
    text.withUTF8 { bytes in folding.forEachWord(in: bytes) { words.append(String(decoding: $0, as: UTF8.self)) } }
    return words
  }

  /// Texts of letters with and without marks, composed and not, of several scripts, of what joins and what parts words.
  private static func texts(seed: UInt64) -> [String] {
    let parts = [
      "a", "č", "c\u{30C}", "Ž", "ő", "Ł", "ß", "ẞ", "Æ", "ø", "ǿ", "İ", "ı", "й", "и\u{306}", "Ё", "ї", "щ", "Ω", "ς",
      "日",
      "本", "한", "ﬁ", "²", "½", "Ⅷ", "7", "٣", "𝐀", "😀", "-", "-", "'", "’", "\u{2BC}", "‑", "–", "—", "\u{AD}",
      "\u{301}", "\u{200D}", "\u{FEFF}", " ", " ", "\u{A0}", "\n", ".", ",", "@", "/", "_", "„", "“", "word", "слово",
      "žltučký",
      String(repeating: "dlho", count: 12), "e-mail", "don't",
    ]
    var random = SplitMix(seed: seed)
    return (0..<2_000).map { _ in
      (0..<Int.random(in: 1...14, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    }
  }
}
