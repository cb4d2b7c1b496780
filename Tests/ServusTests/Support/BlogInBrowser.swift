import Foundation
import Testing

/// The example blog in a browser.
struct BlogInBrowser {
  let browser: Browser
  /// The address of the server: `http://127.0.0.1:40123`.
  let server: String

  /// Without these nothing tests what readers meet; where `CI` is set they must be there.
  static var isPossible: Bool { Browser.isInstalled || ProcessInfo.processInfo.environment["CI"] != nil }

  func open(_ path: String) async throws {
    try await browser.open(server + path)
  }

  /// Presses keys, or types text, where the focus is.
  func press(_ keys: String) async throws {
    try await browser.press(keys)
  }

  /// The address without the server, and without percent-encoding.
  func address() async throws -> String {
    let address = try await browser.address()
    return String(address.dropFirst(server.count)).removingPercentEncoding ?? address
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
struct BlogInBrowserTrait: SuiteTrait, TestScoping {
  @TaskLocal fileprivate static var blog: BlogInBrowser?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let folder = try await ExampleBlog.built()
    let server = try StaticServer(folder.output)
    defer { server.stop() }
    try await Browser.run { browser in
      let blog = BlogInBrowser(browser: browser, server: server.address)
      try await Self.$blog.withValue(blog, operation: function)
    }
  }
}

extension Trait where Self == BlogInBrowserTrait {
  /// The example blog in one browser for the whole suite; `BlogInBrowser.visit` gives it to a test.
  static var blogInBrowser: Self { BlogInBrowserTrait() }
}

extension BlogInBrowser {
  /// Hands the blog to a test, and expects that the console has nothing to say in the end.
  static func visit(
    at location: SourceLocation = #_sourceLocation, _ work: (BlogInBrowser) async throws -> Void
  ) async throws {
    let blog = try #require(BlogInBrowserTrait.blog, sourceLocation: location)
    _ = try await blog.browser.takeConsole()
    try await blog.isQuiet(during: work, at: location)
  }

  /// The same in a browser of its own.
  static func visit(
    preferences: [String: Int], at location: SourceLocation = #_sourceLocation,
    _ work: (BlogInBrowser) async throws -> Void
  ) async throws {
    let server = try #require(BlogInBrowserTrait.blog, sourceLocation: location).server
    try await Browser.run(preferences: preferences) { browser in
      try await BlogInBrowser(browser: browser, server: server).isQuiet(during: work, at: location)
    }
  }

  private func isQuiet(during work: (BlogInBrowser) async throws -> Void, at location: SourceLocation) async throws {
    try await work(self)
    #expect(try await browser.takeConsole() == [], sourceLocation: location)
  }
}
