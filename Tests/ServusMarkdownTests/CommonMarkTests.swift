import Foundation
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
    let html = String(decoding: MarkdownConverter.plainHTML(Array(example.markdown.utf8)), as: UTF8.self)
    #expect(html == example.html, "\(example.markdown)")
  }
}
