import Foundation
import ServusDiagnostics
import ServusMarkdown
import Testing

/// Every example of the CommonMark specification 0.30.
@Suite struct CommonMarkTests {
  struct Example: Decodable, Sendable, CustomTestStringConvertible {
    let markdown: String
    let html: String
    let example: Int
    let section: String

    var testDescription: String { "example \(example), \(section)" }
  }

  private struct Specification: Decodable {
    let examples: [Example]
  }

  static func examples() throws -> [Example] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/spec.json")
    return try JSONDecoder().decode(Specification.self, from: Data(contentsOf: file)).examples
  }

  @Test func allExamplesAreThere() throws {
    #expect(try Self.examples().map(\.example) == Array(1...652))
  }

  @Test(arguments: try examples())
  func plainTextsRenderAsSpecified(_ example: Example) {
    var diagnostics = Diagnostics()
    let source = SourceText(path: "a.md", text: example.markdown)
    let html = MarkdownConverter.plainHTML(source, diagnostics: &diagnostics)
    #expect(html.map { String(decoding: $0, as: UTF8.self) } == example.html, "\(example.markdown)")
    #expect(diagnostics.isEmpty)
  }
}
