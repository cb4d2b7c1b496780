import Foundation
import Testing

/// What a reader meets on a search page.
enum SearchPage {
  static let field = "input[type=search]"

  /// The link of a result, counted from 1.
  static func link(_ number: Int) -> String { "[data-results] > li:nth-child(\(number)) a" }

  /// A result as it is shown.
  struct Result: Decodable, Equatable {
    let title: String
    /// Where the link leads, with the section.
    let address: String
    /// The heading of the section found; nil where it is the first, which has none.
    let section: String?
    let text: String
    /// The words that are marked in all of these.
    let marked: [String]
  }

  /// Gives null as long as a result waits for its text.
  fileprivate static let readResults = """
    const items = [...document.querySelectorAll("[data-results] > li")];
    if (!items.every((item) => item.querySelector(".result-text"))) return null;
    return items.map((item) => ({
      title: item.querySelector("h2 > a").textContent,
      address: item.querySelector("h2 > a").href.slice(location.origin.length),
      section: item.querySelector(".result-section")?.textContent,
      text: item.querySelector(".result-text").textContent,
      marked: [...item.querySelectorAll("mark")].map((mark) => mark.textContent),
    }));
    """
}

/// The search page, where one is open.
extension BlogInBrowser {
  /// What stands in the field.
  func query() async throws -> String {
    try await browser.property("value", browser.element(SearchPage.field))
  }

  func status() async throws -> String {
    try await browser.text(browser.element("[role=status]"))
  }

  /// The results, when there are so many and each is complete.
  func results(_ count: Int, at location: SourceLocation = #_sourceLocation) async throws -> [SearchPage.Result] {
    var results: [SearchPage.Result]?
    try await browser.wait(for: "\(count) results", at: location) {
      results = try await browser.evaluate(SearchPage.readResults)
      return results?.count == count
    }
    return results ?? []
  }

  /// Expects that the status says something, or will soon.
  func expectStatus(_ expected: String, at location: SourceLocation = #_sourceLocation) async throws {
    try await browser.wait(for: "the status “\(expected)”", at: location) { try await status() == expected }
  }
}
