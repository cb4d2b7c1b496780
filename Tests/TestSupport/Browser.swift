import Foundation
import Testing

/// A browser without a window, which tests drive by W3C WebDriver (https://www.w3.org/TR/webdriver2/).
package struct Browser {
  private let commands: BrowserCommands

  private static let driver = Program(named: "chromedriver")
  private static let browser = ["chromium", "google-chrome", "chrome"].lazy.compactMap(Program.init(named:)).first

  /// Whether this machine has what `run` needs.
  package static var isInstalled: Bool { driver != nil && browser != nil }

  /// Opens a browser, and closes it when the work is done or has failed.
  ///
  /// - Parameter preferences: as Chrome has them in its profile.
  package static func run(preferences: [String: Int] = [:], _ work: (Browser) async throws -> Void) async throws {
    let program = try #require(Self.driver, "chromedriver is missing: make test installs it")
    let browser = try #require(Self.browser, "Chromium is missing: make test installs it")
    let driver = try await BrowserDriver.start(program)
    do {
      try await open(browser, at: driver.port, preferences: preferences, work)
    } catch {
      await driver.stop()
      throw error
    }
    await driver.stop()
  }

  private static func open(
    _ browser: Program, at port: UInt16, preferences: [String: Int], _ work: (Browser) async throws -> Void
  ) async throws {
    let options: [String: Any] = [
      "binary": browser.executable.path,
      "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
      "prefs": preferences,
    ]
    let capabilities: [String: Any] = ["goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"]]
    let session: Session = try await BrowserCommands(port: port)
      .post("/session", ["capabilities": ["alwaysMatch": capabilities]])
    let commands = BrowserCommands(port: port, path: "/session/\(session.id)")
    do {
      try await work(Browser(commands: commands))
    } catch {
      try? await commands.delete()
      throw error
    }
    try await commands.delete()
  }

  private struct Session: Decodable {
    let id: String

    private enum CodingKeys: String, CodingKey {
      case id = "sessionId"
    }
  }
}

// What a reader does

extension Browser {
  /// Opens an address and waits until the page is loaded.
  package func open(_ address: String) async throws {
    let _: String? = try await commands.post("/url", ["url": address])
  }

  package func goBack() async throws {
    let _: String? = try await commands.post("/back")
  }

  /// Presses keys, or types text, where the focus is.
  package func press(_ keys: String) async throws {
    let focused = try await focusedElement()
    let _: String? = try await commands.post("/element/\(focused.id)/value", ["text": keys])
  }

  /// Has every answer of a server come later, as if it were far away.
  package func delayAnswers(milliseconds: Int) async throws {
    let conditions: [String: Any] = ["offline": false, "latency": milliseconds, "throughput": 1_000_000]
    let _: String? = try await commands.post("/chromium/network_conditions", ["network_conditions": conditions])
  }

  /// What only Chromium can do, by its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/).
  package func command(_ name: String, _ parameters: [String: Any]) async throws {
    let _: Empty? = try await commands.post("/goog/cdp/execute", ["cmd": name, "params": parameters])
  }

  private struct Empty: Decodable {}

  /// The characters that stand for keys (https://www.w3.org/TR/webdriver2/#keyboard-actions).
  package enum Key {
    package static let tab = "\u{E004}"
    package static let enter = "\u{E007}"
    package static let escape = "\u{E00C}"
    package static let shift = "\u{E008}"
    package static let space = "\u{E00D}"
    package static let left = "\u{E012}"
    package static let right = "\u{E014}"
    package static let up = "\u{E013}"
    package static let down = "\u{E015}"
  }
}

// What a reader sees

extension Browser {
  /// An element of the page that is open.
  package struct Element: Decodable, Equatable {
    package let id: String

    private enum CodingKeys: String, CodingKey {
      case id = "element-6066-11e4-a52e-4f735466cecf"
    }
  }

  package func address() async throws -> String {
    try await commands.get("/url")
  }

  /// The first element that a CSS selector means; there must be one.
  package func element(_ selector: String) async throws -> Element {
    try await commands.post("/element", ["using": "css selector", "value": selector])
  }

  package func elements(_ selector: String) async throws -> [Element] {
    try await commands.post("/elements", ["using": "css selector", "value": selector])
  }

  /// The element that has the focus; otherwise the page's body.
  package func focusedElement() async throws -> Element {
    try await commands.get("/element/active")
  }

  /// The text as it is rendered: nothing of what is hidden.
  package func text(_ element: Element) async throws -> String {
    try await commands.get("/element/\(element.id)/text")
  }

  /// An attribute as the page has it; nil where it has none.
  package func attribute(_ name: String, _ element: Element) async throws -> String? {
    try await commands.get("/element/\(element.id)/attribute/\(name)")
  }

  /// What a property is worth now, such as the `value` of a field.
  package func property<Value: Decodable>(_ name: String, _ element: Element) async throws -> Value {
    try await commands.get("/element/\(element.id)/property/\(name)")
  }

  package func isShown(_ element: Element) async throws -> Bool {
    try await commands.get("/element/\(element.id)/displayed")
  }

  /// What a script returns.
  package func evaluate<Value: Decodable>(_ script: String) async throws -> Value {
    try await commands.post("/execute/sync", ["script": script, "args": [String]()])
  }

  /// What the console has shown since this was asked before.
  package func takeConsole() async throws -> [String] {
    let entries: [LogEntry] = try await commands.post("/se/log", ["type": "browser"])
    return entries.map { "\($0.level): \($0.message)" }
  }

  private struct LogEntry: Decodable {
    let level: String
    let message: String
  }

  /// Waits until something holds; where it does not in time, the test fails.
  ///
  /// - Parameter expectation: what is waited for, in words.
  package func wait(
    for expectation: Comment, at location: SourceLocation = #_sourceLocation, until holds: () async throws -> Bool
  ) async throws {
    let end = ContinuousClock.now + .seconds(300)
    var isSeen = false
    while !isSeen, ContinuousClock.now < end {
      do {
        isSeen = try await holds()
      } catch let error as BrowserError where error.isOfAPageThatChanges {}
      if !isSeen { try await Task.sleep(for: .milliseconds(20)) }
    }
    if !isSeen {
      let page = try await "\(address())\n\(text(element("body")))"
      try #require(isSeen, "\(expectation) is not seen at \(page)", sourceLocation: location)
    }
  }
}
