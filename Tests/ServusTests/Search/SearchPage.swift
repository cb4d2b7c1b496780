import Foundation
import Testing

/// The Slovak search page of the example blog in a browser.
struct SearchPage {
  let browser: Browser
  /// Of the server: `http://127.0.0.1:40123`.
  let server: String

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

  func open(_ path: String) async throws {
    try await browser.open(server + path)
  }

  /// Presses keys, or types text, where the focus is.
  func press(_ keys: String) async throws {
    try await browser.press(keys)
  }

  /// What stands in the field.
  func query() async throws -> String {
    try await browser.property("value", browser.element(Self.field))
  }

  /// The address without the server, and without percent-encoding.
  func address() async throws -> String {
    let address = try await browser.address()
    return String(address.dropFirst(server.count)).removingPercentEncoding ?? address
  }

  func status() async throws -> String {
    try await browser.text(browser.element("[role=status]"))
  }

  /// The results, when there are so many and each is complete.
  func results(_ count: Int, at location: SourceLocation = #_sourceLocation) async throws -> [Result] {
    var results: [Result]?
    try await browser.wait(for: "\(count) results", at: location) {
      results = try await browser.evaluate(Self.readResults)
      return results?.count == count
    }
    return results ?? []
  }

  /// Gives null as long as a result waits for its text.
  private static let readResults = """
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

  /// Expects that the status says something, or will soon.
  func expectStatus(_ expected: String, at location: SourceLocation = #_sourceLocation) async throws {
    try await browser.wait(for: "the status “\(expected)”", at: location) { try await status() == expected }
  }

  /// Expects that a page is open, or will be soon.
  func expectAddress(_ expected: String, at location: SourceLocation = #_sourceLocation) async throws {
    try await browser.wait(for: "the address \(expected)", at: location) { try await address() == expected }
  }

  /// Expects that an element has the focus, or gets it soon.
  func expectFocus(on selector: String, at location: SourceLocation = #_sourceLocation) async throws {
    try await browser.wait(for: "the focus on \(selector)", at: location) {
      try await browser.focusedElement() == browser.element(selector)
    }
  }
}

/// Builds the example blog, serves it and opens a browser, once for all tests of a suite.
struct SearchPageTrait: SuiteTrait, TestScoping {
  @TaskLocal fileprivate static var page: SearchPage?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let blog = try await ExampleBlog.built()
    let server = try StaticServer(blog.output)
    defer { server.stop() }
    try await Browser.run { browser in
      let page = SearchPage(browser: browser, server: server.address)
      try await Self.$page.withValue(page, operation: function)
    }
  }
}

extension Trait where Self == SearchPageTrait {
  /// The example blog's search page in one browser for the whole suite; `SearchPage.visit` gives it to a test.
  static var searchPageInBrowser: Self { SearchPageTrait() }
}

extension SearchPage {
  /// Hands the page to a test, and expects that the console has nothing to say in the end.
  static func visit(
    at location: SourceLocation = #_sourceLocation, _ work: (SearchPage) async throws -> Void
  ) async throws {
    let page = try #require(SearchPageTrait.page, sourceLocation: location)
    _ = try await page.browser.takeConsole()
    try await page.isQuiet(during: work, at: location)
  }

  /// The same in a browser of its own.
  static func visit(
    preferences: [String: Int], at location: SourceLocation = #_sourceLocation,
    _ work: (SearchPage) async throws -> Void
  ) async throws {
    let server = try #require(SearchPageTrait.page, sourceLocation: location).server
    try await Browser.run(preferences: preferences) { browser in
      try await SearchPage(browser: browser, server: server).isQuiet(during: work, at: location)
    }
  }

  private func isQuiet(during work: (SearchPage) async throws -> Void, at location: SourceLocation) async throws {
    try await work(self)
    #expect(try await browser.takeConsole() == [], sourceLocation: location)
  }
}
