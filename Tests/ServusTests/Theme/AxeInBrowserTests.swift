import Foundation
import Testing

/// What axe-core finds wrong for people who cannot see, hear or point well (WCAG 2.2, A and AA).
@Suite(
  .serialized,
  .enabled(
    if: BlogInBrowser.isPossible && (Axe.isInstalled || ProcessInfo.processInfo.environment["CI"] != nil),
    "without Chromium and axe-core nothing tests accessibility; make test installs them"),
  .blogInBrowser)
struct AxeInBrowserTests {
  @Test(arguments: BlogInBrowser.kindsOfPages)
  func findsNothingOnAnyKindOfPage(_ path: String) async throws {
    let axe = try Axe.script()
    try await BlogInBrowser.visit { blog in
      for (width, height) in [(390, 844), (1280, 900)] {
        try await blog.show(width: width, height: height)
        for scheme in BlogInBrowser.ColorScheme.allCases {
          try await blog.show(scheme)
          try await blog.open(path)
          #expect(try await Axe.findings(blog, axe) == [], "\(path) in a \(scheme) window of \(width) pixels")
        }
      }
    }
  }

  @Test func findsNothingInTheOpenSwitcherAndInResults() async throws {
    let axe = try Axe.script()
    try await BlogInBrowser.visit { blog in
      try await blog.open("/sk/search/?q=reklamacia")
      _ = try await blog.results(3)
      #expect(try await Axe.findings(blog, axe) == [])
      try await blog.open("/sk/")
      let _: String? = try await blog.browser.evaluate("document.querySelector('.switcher details').open = true")
      #expect(try await Axe.findings(blog, axe) == [])
    }
  }

  /// A check that cannot fail would be none.
  @Test func findsWhatIsWrong() async throws {
    let axe = try Axe.script()
    try await BlogInBrowser.visit { blog in
      try await blog.open("/sk/")
      let _: String? = try await blog.browser.evaluate("document.querySelector('h1').append(new Image())")
      #expect(try await Axe.findings(blog, axe).map(\.rule) == ["image-alt"])
    }
  }
}

/// axe-core, which `make test` brings from PyPI's package axe-playwright-python.
enum Axe {
  private static let file = SmallSite.repository.appending(path: ".build/axe/axe_playwright_python/axe.min.js")

  static var isInstalled: Bool { FileManager.default.fileExists(atPath: file.path) }

  static func script() throws -> String {
    try String(contentsOf: file, encoding: .utf8)
  }

  struct Finding: Decodable, Equatable {
    let rule: String
    let places: [String]
  }

  /// What is wrong on the page that is open.
  static func findings(_ blog: BlogInBrowser, _ script: String) async throws -> [Finding] {
    try await blog.browser.evaluate(
      script + """
        ;return axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) =>
          violations.map(({ id, nodes }) => ({ rule: id, places: nodes.map((node) => node.html.slice(0, 120)) })));
        """)
  }
}
