import Foundation
import Testing

/// How a reader's device shows pages.
extension BlogInBrowser {
  /// A page of every kind, in several languages.
  static let kindsOfPages = [
    "/", "/sk/", "/hu/mindegy-kinek-a-hibaja/", "/sk/thor-a-stratena-kniha/", "/hu/series/", "/hu/series/kawasaki/",
    "/ru/companies/", "/en/companies/zappos/", "/en/companies/verdict-praise/", "/pl/tags/",
    "/sk/tags/zakaznicky-servis/",
    "/cs/authors/", "/cs/authors/editors-cs/", "/ru/archive/", "/sk/search/", "/en/about/", "/hu/404.html",
  ]

  enum ColorScheme: String, CaseIterable {
    case light, dark
  }

  /// The system's colours, or paper.
  func show(_ scheme: ColorScheme, media: String = "") async throws {
    let features = [["name": "prefers-color-scheme", "value": scheme.rawValue]]
    try await browser.command("Emulation.setEmulatedMedia", ["media": media, "features": features])
  }

  /// The window, in CSS pixels.
  func show(width: Int, height: Int) async throws {
    let isPhone = width < 600
    try await browser.command(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": isPhone])
  }

  /// What the reader's browser tells of the languages that they read, the best first.
  func read(languages: String) async throws {
    let agent: String = try await browser.evaluate("return navigator.userAgent")
    try await browser.command("Emulation.setUserAgentOverride", ["userAgent": agent, "acceptLanguage": languages])
  }

  /// A colour of an element as the browser computes it, such as `rgb(251, 246, 238)`.
  func color(_ property: String, of selector: String) async throws -> String {
    try await browser.evaluate(
      "return getComputedStyle(document.querySelector('\(selector)')).getPropertyValue('\(property)')")
  }

  /// The elements that stick out of the window at its side, as their outer HTML begins.
  func overflowing() async throws -> [String] {
    try await browser.evaluate(
      """
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      return [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > width + 1)
        .map((element) => element.outerHTML.slice(0, 80));
      """)
  }

  /// Presses the tab key until an element has the focus; it must be reached in so many presses.
  func tab(to selector: String, within presses: Int = 40, at location: SourceLocation = #_sourceLocation) async throws {
    for _ in 0..<presses {
      try await press(Browser.Key.tab)
      let isThere: Bool = try await browser.evaluate("return document.activeElement.matches(\"\(selector)\")")
      if isThere { return }
    }
    Issue.record("\(selector) is not reached by the keyboard", sourceLocation: location)
  }
}
