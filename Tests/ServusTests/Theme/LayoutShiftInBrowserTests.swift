import Foundation
import Testing

/// What readers have begun to read stays where it is (https://wicg.github.io/layout-instability/).
@Suite(
  .serialized,
  .enabled(
    if: BlogInBrowser.isPossible, "without Chromium nothing tests what readers see; make test installs it"),
  .blogInBrowser)
struct LayoutShiftInBrowserTests {
  @Test(arguments: ["/", "/sk/", "/sk/thor-a-stratena-kniha/", "/hu/series/kawasaki/"])
  func nothingMovesAfterItIsDrawn(_ path: String) async throws {
    try await expectNoShift(on: path, from: 0)
  }

  /// On a slow line a page is drawn many times before it is whole, and between any two tags: with the other half of a line what
  /// stands in it finds its place. That moves some thousandths of the window; what a reader would call a jump begins at a tenth
  /// (https://web.dev/articles/cls).
  @Test(arguments: BlogInBrowser.kindsOfPages)
  func nothingJumpsWhileItArrives(_ path: String) async throws {
    try await expectNoShift(on: path + StaticServer.slowly, from: 0.01)
  }

  private func expectNoShift(on path: String, from limit: Double) async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.read(languages: "pl,cs")
      for (width, height) in [(1280, 900), (390, 844)] {
        try await blog.show(width: width, height: height)
        try await blog.open(path)
        let shifts = try await blog.layoutShifts().filter { $0.value >= limit }
        #expect(shifts == [], "\(path) in a window of \(width) pixels")
      }
    }
  }

  /// Else the test above would see finished pages alone.
  @Test func aSlowPageIsDrawnBeforeItIsWhole() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.open("/sk/thor-a-stratena-kniha/" + StaticServer.slowly)
      let isDrawnEarly: Bool = try await blog.browser.evaluate(
        """
        return performance.getEntriesByName("first-contentful-paint")[0].startTime
          < performance.getEntriesByType("navigation")[0].responseEnd;
        """)
      #expect(isDrawnEarly)
    }
  }

  /// A check that cannot fail would be none.
  @Test func whatMovesIsFound() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.open("/sk/")
      let _: String? = try await blog.browser.evaluate(
        """
        return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
          document.querySelector("main").style.marginTop = "10rem";
          resolve();
        })));
        """)
      let shifts = try await blog.layoutShifts()
      #expect(shifts.count == 1)
      #expect(try #require(shifts.first).value > 0.01)
      #expect(shifts.first?.elements.isEmpty == false)
    }
  }
}

/// Something that moved although nobody asked for it.
private struct LayoutShift: Decodable, Equatable {
  /// How much of the window moved, times how far.
  let value: Double
  /// As their outer HTML begins.
  let elements: [String]
}

extension BlogInBrowser {
  /// What has moved since the page was opened, and moves within half a second from now.
  fileprivate func layoutShifts() async throws -> [LayoutShift] {
    try await browser.evaluate(
      """
      return new Promise((resolve) => {
        const shifts = [];
        const element = (node) => (node instanceof Element ? node : node?.parentElement)?.outerHTML.slice(0, 80) ?? "";
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries())
            shifts.push({ value, elements: sources.map(({ node }) => element(node)) });
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(shifts), 500);
      });
      """)
  }
}
