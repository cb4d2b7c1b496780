import Foundation
import TestSupport
import Testing

/// Whether anything but the writers makes HTML that pages show as it is.
@Suite struct SafetyTests {
  /// Who may say that bytes are safe HTML, and how often: libcmark's output, after the passes over its tree, and what an
  /// earlier build kept of that.
  private static let doors = [
    "Sources/ServusMarkdown/CMarkTree.swift": 1, "Sources/ServusMarkdown/MarkdownConverter.swift": 1,
    "Sources/Servus/Notes/MarkdownDocument+Stored.swift": 1,
  ]

  @Test(.faults("H1", "H2")) func nobodyElsePassesByTheWriters() throws {
    var found: [String: Int] = [:]
    for (path, text) in try SmallSite.swiftFiles(below: "Sources") {
      let count = text.ranges(of: "SafeHTML(unchecked:").count
      if count > 0 { found[path] = count }
    }
    #expect(found == Self.doors)
  }
}
