import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

/// How bytes become text.
@Suite struct TextDecodingTests {
  private static let text = "---\ntitle: Žltý\ndate: 2020-01-01\n---\nOne\n\n> two\n"

  private func page(_ bytes: [UInt8]) async throws -> String? {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": .bytes(bytes)]]]).built()
    #expect(outcome.messages == "")
    return outcome["en/a/index.html"]
  }

  @Test(.faults("A16")) func lineEndingsAndByteOrderMarksMakeNoDifference() async throws {
    let plain = try await page(Array(Self.text.utf8))
    #expect(plain?.contains("<h1>Žltý</h1>") == true)
    let crlf = Self.text.replacing("\n", with: "\r\n")
    let spellings = [
      crlf, Self.text.replacing("\n", with: "\r"), "\u{FEFF}" + Self.text, "\u{FEFF}" + crlf,
      String(Self.text.dropLast()),
    ]
    for spelling in spellings { #expect(try await page(Array(spelling.utf8)) == plain) }
    #expect(plain?.contains("\r") == false)
  }

  @Test(
    .faults("A17"),
    arguments: [
      ([0xE8] as [UInt8], "Latin-1"), ([0xC0, 0xAF], "overlong"), ([0xED, 0xA0, 0x80], "a surrogate"),
      ([0xF5, 0x80, 0x80, 0x80], "beyond Unicode"), ([0xC4], "cut"), ([0x80], "a lone continuation"),
    ])
  func badBytesAreRefusedAtTheirPlace(_ bytes: [UInt8], _ what: String) async throws {
    let text = Array("---\ntitle: Žltý\ndate: 2020-01-01\n---\nŽltý ".utf8) + bytes
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": .bytes(text + Array("\n".utf8))]]]).built()
    #expect(outcome.rules == ["bad-encoding"], "\(what)")
    #expect(outcome.diagnostics.sorted.first?.mark == SourceMark(line: 5, column: 6))
    #expect(outcome.messages.hasPrefix("Posts/en/a.md:5:6: error: a byte that is not UTF-8 [bad-encoding]\n    Žltý "))
    #expect(outcome.output == nil)
  }

  @Test(
    .faults("A17"),
    arguments: [
      ([0xFF, 0xFE, 0x2D, 0x00], "UTF-16", 1), ([0xFE, 0xFF, 0x00, 0x2D], "UTF-16", 1),
      ([0x2D, 0x00, 0x2D, 0x00], "UTF-16", 2), ([0x00, 0x2D, 0x00, 0x2D], "UTF-16", 1),
      ([0xFF, 0xFE, 0x00, 0x00], "UTF-32", 1), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32", 1),
      ([0x2D, 0x00, 0x00, 0x00], "UTF-32", 2), ([0x00, 0x00, 0x00, 0x2D], "UTF-32", 1),
    ] as [([UInt8], String, Int)])
  func aFileInAWideEncodingIsCalledByItsName(bytes: [UInt8], encoding: String, column: Int) async throws {
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": .bytes(bytes)]]]).built()
    #expect(outcome.rules == ["bad-encoding"])
    #expect(outcome.diagnostics.sorted.first?.message == "the file is \(encoding), not UTF-8")
    #expect(outcome.diagnostics.sorted.first?.mark == SourceMark(line: 1, column: column))
  }

  @Test(.faults("A17"), arguments: ["\n", "\r\n", "\r"])
  func linesAreCountedHoweverTheyEnd(_ lineEnd: String) async throws {
    let text = "---\ntitle: A\ndate: 2020-01-01\n---\nOne\nk\u{F4}\u{148} ".replacing("\n", with: lineEnd)
    let outcome = try await SmallSite(["Posts": ["en": ["a.md": .bytes(Array(text.utf8) + [0xFF])]]]).built()
    #expect(outcome.diagnostics.sorted.first?.mark == SourceMark(line: 6, column: 5))
  }

  @Test(
    .faults("A17", "A22", "G5", "G7"),
    arguments: [
      "servus.yml", "Templates/home.mustache", "Templates/strings/sk.yml", "Posts/_tags/a.yml",
      "Posts/en/a.comments.yml",
    ])
  func everyKindOfTextIsChecked(_ path: String) async throws {
    var site = try SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A")]]])
    site.files.set([0x61, 0x0A, 0xFF], at: path)
    let outcome = try await site.built()
    #expect(
      outcome.diagnostics.sorted.contains {
        $0.rule == .badEncoding && $0.file == path && $0.mark == SourceMark(line: 2, column: 1)
      })
  }
}
