import Foundation
import TestSupport
import Testing

@testable import ServusPreview

/// What an author sees in a browser while files change.
@Suite(
  .serialized,
  .enabled(
    if: Browser.isInstalled || ProcessInfo.processInfo.environment["CI"] != nil,
    "without chromedriver and Chromium nothing tests live reload in a browser; make test installs them"))
struct ReloadInBrowserTests {
  /// A preview of a site with a page of many screens, open in a browser and marked, so that loading it again shows.
  private struct Page {
    let browser: Browser
    let preview: RunningPreview

    var site: PreviewSite { preview.site }

    static func visit(
      _ posts: FileTree = ["thor.md": Self.post("Thor")], templates: FileTree = [:], at path: String = "sk/thor/",
      _ work: @Sendable (Page) async throws -> Void
    ) async throws {
      let preview = try await RunningPreview.start(try PreviewSite(["Posts": ["sk": posts], "Templates": templates]))
      try await Browser.run { browser in
        let page = Page(browser: browser, preview: preview)
        try await browser.open(preview.address.url + path)
        let _: Bool = try await browser.evaluate("return window.isMarked = true")
        try await work(page)
        // What the site's policy forbids would be told here.
        let console = try await browser.takeConsole().filter { !$0.contains("404") && !$0.contains("503") }
        #expect(console.filter { !$0.contains("favicon") } == [])
      }
    }

    static func post(_ title: String) -> FileTree {
      PreviewSite.post(title, body: (1...200).map { "Paragraph \($0).\n" }.joined(separator: "\n"))
    }

    func write(_ path: String, _ content: FileTree) throws { try site.set(path, content) }

    /// Whether the page has not been loaded again since it was marked.
    func isMarked() async throws -> Bool { try await browser.evaluate("return window.isMarked === true") }

    /// Whether the page is, node by node, what a browser makes of the file that the server has now.
    func isAsTheServerHasIt() async throws -> Bool {
      try await browser.evaluate(
        """
        const request = new XMLHttpRequest();
        request.open("GET", location.href, false);
        request.send();
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        for (const { scripts } of [page, document])
          for (const script of scripts) script.removeAttribute("data-build");
        return page.documentElement.isEqualNode(document.documentElement);
        """)
    }

    func waitForText(_ text: String) async throws {
      try await browser.wait(for: "“\(text)”") { try await browser.text(browser.element("body")).contains(text) }
    }

    /// The errors as they are shown; empty where none are.
    func errors() async throws -> String {
      try await browser.evaluate(
        """
        const panel = document.querySelector("servus-errors")?.shadowRoot.querySelector("[role=alert]");
        return panel?.checkVisibility() ? panel.innerText : "";
        """)
    }

    func waitForErrors(_ text: String) async throws {
      try await browser.wait(for: "the errors “\(text)”") {
        let errors = try await errors()
        return text.isEmpty ? errors.isEmpty : errors.contains(text)
      }
    }
  }

  @Test func aSavedPostIsShownWhereTheReaderWas() async throws {
    try await Page.visit { page in
      let _: Bool = try await page.browser.evaluate("scrollTo(0, 1500); return true")
      try page.write("Posts/sk/thor.md", Page.post("Odin"))
      try await page.waitForText("Odin")
      #expect(try await page.browser.evaluate("return scrollY") == 1500)
      #expect(try await page.isMarked())
    }
  }

  @Test func whatHasChangedTakesItsPlaceUntilThePageIsWhatTheServerHas() async throws {
    let bodies = [
      "One.\n\nTwo.", "One.\n\n## Between\n\nTwo.", "Two.", "- a\n- b\n\n> quoted", "- b\n\n| a |\n|---|\n| **b** |",
      "One.",
    ]
    try await Page.visit(["thor.md": PreviewSite.post("Thor")]) { page in
      for (number, body) in bodies.enumerated() {
        let title = "Odin \(number)"
        try page.write("Posts/sk/thor.md", PreviewSite.post(title, body: body))
        try await page.browser.wait(for: "“\(title)”") {
          let shown: String = try await page.browser.evaluate("return document.title")
          return shown.hasPrefix(title)
        }
        #expect(try await page.isMarked())
        #expect(try await page.isAsTheServerHasIt(), "\(body)")
      }
    }
  }

  @Test func whereAScriptHasAlteredWhatChangesThePageIsLoadedAgain() async throws {
    let frame = try PreviewSite([:]).text("Templates/partials/frame.mustache")
      .replacing("{{/main}}", with: "{{/main}}<script src=\"{{assets.mark_js}}\"></script>")
    let templates: FileTree = [
      "static": ["mark.js": "for (const paragraph of document.querySelectorAll('p')) paragraph.append('!');\n"],
      "partials": ["frame.mustache": "\(frame)"],
    ]
    try await Page.visit(["thor.md": PreviewSite.post("Thor", body: "One.\n\nTwo.")], templates: templates) { page in
      try await page.waitForText("One.!")
      try page.write("Posts/sk/thor.md", PreviewSite.post("Thor", body: "One.\n\nThree."))
      try await page.waitForText("Three.!")
      #expect(try await page.isMarked() == false)
    }
  }

  @Test func aHeadingThatScriptsServeComesWithThePageLoadedAgain() async throws {
    let frame = try PreviewSite([:]).text("Templates/partials/frame.mustache")
      .replacing("{{/main}}", with: "{{/main}}<script src=\"{{assets.anchors_js}}\"></script>")
    let templates: FileTree = [
      "static": ["anchors.js": "for (const heading of document.querySelectorAll('h2')) heading.append(' #');\n"],
      "partials": ["frame.mustache": "\(frame)"],
    ]
    try await Page.visit(["thor.md": PreviewSite.post("Thor", body: "One.\n\nTwo.")], templates: templates) { page in
      try page.write("Posts/sk/thor.md", PreviewSite.post("Thor", body: "One.\n\nOther.\n\nTwo."))
      try await page.waitForText("Other.")
      #expect(try await page.isMarked())
      try page.write("Posts/sk/thor.md", PreviewSite.post("Thor", body: "One.\n\n## Between\n\nTwo."))
      try await page.waitForText("Between #")
      #expect(try await page.isMarked() == false)
    }
  }

  @Test func aChangeOfStyleAloneTakesTheStylesheetsPlace() async throws {
    try await Page.visit { page in
      for color in ["rgb(1, 2, 3)", "rgb(4, 5, 6)"] {
        try page.write("Templates/static/style.css", "body { background: \(color) }\n")
        try await page.browser.wait(for: "the colour \(color)") {
          try await page.browser.evaluate("return getComputedStyle(document.body).backgroundColor") == color
        }
        #expect(try await page.isMarked())
        try await page.browser.wait(for: "one stylesheet") {
          try await page.browser.elements("link[rel=stylesheet]").count == 1
        }
      }
      try page.write("Posts/sk/thor.md", Page.post("Odin"))
      try await page.waitForText("Odin")
      #expect(try await page.isAsTheServerHasIt())
    }
  }

  @Test func errorsAreShownOverThePageUntilTheyAreMended() async throws {
    try await Page.visit { page in
      try page.write("Posts/sk/thor.md", "---\ntitle: Thor\ndate: <b>never</b>\n---\n")
      try await page.waitForErrors("The site has an error")
      let errors = try await page.errors()
      for text in [
        "Posts/sk/thor.md:3:7", "[bad-date]", "date: <b>never</b>\n      ^~~~~~~~~~~~",
        "Behind it stands the last good page.",
      ] {
        #expect(errors.contains(text), "\(errors)")
      }
      #expect(try await page.browser.text(page.browser.element("body")).contains("Paragraph 1."))
      try await page.browser.press(Browser.Key.escape)
      try await page.waitForErrors("")
      try page.write("Posts/sk/odin.md", "---\ntitle: Odin\ndate: never\n---\n")
      try await page.waitForErrors("The site has 2 errors")
      try page.write("Posts/sk/thor.md", Page.post("Thor"))
      try page.site.set("Posts/sk/odin.md", nil)
      try await page.waitForErrors("")
      // The page is what it was.
      #expect(try await page.isMarked())
    }
  }

  @Test func aPageThatUsesNothingOfWhatHasChangedStays() async throws {
    try await Page.visit([
      "thor.md": Page.post("Thor"), "about.md": "---\ntitle: About\ndate: 2020-01-01\ntype: page\n---\nA.\n",
    ]) {
      page in
      let builds = page.preview.allBuilds.count
      try page.write("Posts/sk/about.md", "---\ntitle: About\ndate: 2020-01-01\ntype: page\n---\nOther.\n")
      #expect(try await page.preview.waits { page.preview.allBuilds.count > builds })
      // Events are dealt with in their order: when an error has come and gone, so has what was before it.
      try page.write("Posts/sk/about.md", "no front matter")
      try await page.waitForErrors("[front-matter]")
      #expect(try await page.isMarked())
      try page.write("Posts/sk/about.md", "---\ntitle: About\ndate: 2020-01-01\ntype: page\n---\nOther.\n")
      try await page.waitForErrors("")
      #expect(try await page.isMarked())
    }
  }

  @Test func aPictureThatKeepsItsNameIsLoadedAgain() async throws {
    @Sendable func picture(_ width: Int) -> FileTree {
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"9\"/>"
    }
    let post = PreviewSite.post("Thor", body: "![A](a.svg)")
    try await Page.visit(["thor.md": post, "a.svg": picture(20)]) { page in
      try page.write("Posts/sk/a.svg", picture(30))
      try await page.browser.wait(for: "the other picture") {
        try await page.browser.evaluate("return document.querySelector('img')?.naturalWidth === 30")
      }
    }
  }

  @Test func aPageThatComesToBeIsShown() async throws {
    try await Page.visit(at: "sk/odin/") { page in
      try page.write("Posts/sk/odin.md", Page.post("Odin"))
      try await page.waitForText("Odin")
    }
  }

  @Test func theErrorsOfAFirstBuildAreThePage() async throws {
    try await Page.visit(["thor.md": "---\ntitle: Thor\ndate: never\n---\n"]) { page in
      try await page.waitForErrors("There is no good site yet.")
      try page.write("Posts/sk/thor.md", Page.post("Thor"))
      try await page.waitForText("Paragraph 1.")
      try await page.waitForErrors("")
    }
  }
}
