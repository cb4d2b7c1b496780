import Foundation
import Testing

/// The example blog as readers meet it: by the keyboard, on small windows, in large letters, in the dark, on paper.
@Suite(
  .serialized,
  .enabled(
    if: BlogInBrowser.isPossible,
    "without chromedriver and Chromium nothing tests the theme in a browser; make test installs them"),
  .blogInBrowser)
struct ThemeInBrowserTests {
  private static let paper = (light: "rgb(251, 246, 238)", dark: "rgb(16, 25, 27)")

  // MARK: Light and dark

  @Test func theChoiceOfLightOrDarkHoldsOnTheNextPageAndIsGivenUpAgain() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.show(.light)
      try await blog.open("/sk/")
      #expect(try await blog.color("background-color", of: "body") == Self.paper.light)
      let _: String? = try await blog.browser.evaluate("document.querySelector('[name=_theme]:checked').focus()")
      try await blog.press(Browser.Key.right + Browser.Key.right)
      #expect(try await blog.color("background-color", of: "body") == Self.paper.dark)
      try await blog.open("/hu/")
      #expect(try await blog.color("background-color", of: "body") == Self.paper.dark)
      let chosen = try await blog.browser.element("[name=_theme][value=dark]")
      #expect(try await blog.browser.property("checked", chosen))
      let _: String? = try await blog.browser.evaluate("document.querySelector('[name=_theme][value=dark]').focus()")
      try await blog.press(Browser.Key.right)
      #expect(try await blog.color("background-color", of: "body") == Self.paper.light)
      let kept: String? = try await blog.browser.evaluate("return localStorage.getItem('theme')")
      #expect(kept == nil)
    }
  }

  /// The script that knows the choice stands before anything that could be drawn, and no script holds up the head.
  @Test func nothingIsDrawnBeforeTheChoiceIsKnownAndNoScriptBlocksRendering() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.open("/sk/thor-a-stratena-kniha/")
      let first: String = try await blog.browser.evaluate("return document.body.firstElementChild.outerHTML")
      #expect(first.contains(/^<script src="\/page\.[0-9a-f]+\.js"><\/script>$/))
      #expect(try await blog.browser.elements("head script:not([type='application/ld+json'])").isEmpty)
      #expect(try await Self.blockingResources(of: blog).contains(["link"]))
    }
  }

  /// What holds up rendering, in each of some loads: Chromium looks ahead for scripts, and now and then takes one for a part of
  /// the head before it has read that the head has ended. What does stand there holds up each of them.
  private static func blockingResources(of blog: BlogInBrowser) async throws -> [[String]] {
    var found: [[String]] = []
    for _ in 0..<4 {
      found.append(
        try await blog.browser.evaluate(
          """
          return performance.getEntriesByType("resource").filter((entry) => entry.renderBlockingStatus === "blocking")
            .map((entry) => entry.initiatorType);
          """))
      try await blog.open("/sk/thor-a-stratena-kniha/")
    }
    return found
  }

  @Test func withoutAScriptThereIsNoSwitchAndTheSystemDecides() async throws {
    try await BlogInBrowser.visit(preferences: ["profile.managed_default_content_settings.javascript": 2]) { blog in
      for (scheme, paper) in [(BlogInBrowser.ColorScheme.light, Self.paper.light), (.dark, Self.paper.dark)] {
        try await blog.show(scheme)
        try await blog.open("/sk/thor-a-stratena-kniha/")
        #expect(try await blog.color("background-color", of: "body") == paper)
      }
      #expect(try await !blog.browser.isShown(blog.browser.element(".theme")))
      #expect(try await blog.browser.elements(".anchor").isEmpty)
      #expect(try await blog.browser.text(blog.browser.element("main")).contains("Božská hra, pozemský výsledok"))
      #expect(
        try await blog.browser.text(blog.browser.element(".share"))
          == "Zdieľať\nE-mail\nFacebook\nLinkedIn\nTelegram\nWhatsApp")
    }
  }

  // MARK: The keyboard

  @Test func theKeyboardAloneSkipsToTheTextAndChangesTheLanguage() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.open("/sk/thor-a-stratena-kniha/")
      try await blog.press(Browser.Key.tab)
      try await blog.expectFocus(on: ".skip")
      try await blog.press(Browser.Key.enter)
      try await blog.expectAddress("/sk/thor-a-stratena-kniha/#_content")
      try await blog.open("/sk/thor-a-stratena-kniha/")
      try await blog.tab(to: ".switcher summary")
      try await blog.press(Browser.Key.enter)
      #expect(try await blog.browser.isShown(blog.browser.element(".switcher [hreflang=en]")))
      try await blog.press(Browser.Key.escape)
      #expect(try await !blog.browser.isShown(blog.browser.element(".switcher [hreflang=en]")))
      try await blog.expectFocus(on: ".switcher summary")
      try await blog.press(Browser.Key.enter)
      try await blog.tab(to: ".switcher [hreflang=en]")
      try await blog.press(Browser.Key.enter)
      try await blog.expectAddress("/en/thor-odin-and-the-missing-book/")
    }
  }

  @Test func theKeyboardAloneReachesLightAndDark() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.show(.light)
      try await blog.open("/sk/")
      try await blog.tab(to: "[name=_theme]")
      try await blog.press(Browser.Key.right + Browser.Key.right)
      #expect(try await blog.color("background-color", of: "body") == Self.paper.dark)
      try await blog.press(Browser.Key.right)
      #expect(try await blog.color("background-color", of: "body") == Self.paper.light)
    }
  }

  // MARK: Small windows, large letters

  @Test(arguments: BlogInBrowser.kindsOfPages)
  func nothingSticksOutOfAWindowOf320Pixels(_ path: String) async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.show(width: 320, height: 640)
      try await blog.open(path)
      #expect(try await blog.overflowing() == [])
      try await blog.show(width: 1280, height: 900)
    }
  }

  @Test func nothingSticksOutWithLettersOfTwiceTheSize() async throws {
    let preferences = ["webkit.webprefs.default_font_size": 32]
    try await BlogInBrowser.visit(preferences: preferences) { blog in
      try await blog.show(width: 640, height: 900)
      for path in BlogInBrowser.kindsOfPages {
        try await blog.open(path)
        #expect(try await blog.color("font-size", of: ":root") == "32px")
        #expect(try await blog.overflowing() == [], "\(path)")
      }
    }
  }

  @Test func linesHoldFiftyFiveToSeventyFiveCharactersInEveryLanguage() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.show(width: 1280, height: 900)
      for language in ["sk", "cs", "hu", "ru", "pl", "en"] {
        try await blog.open("/\(language)/")
        let post: String = try await blog.browser.evaluate("return document.querySelector('.card a').pathname")
        try await blog.open(post)
        // As many as the width of a line has room for, by the width of the text in one line.
        let characters: Double = try await blog.browser.evaluate(
          """
          const text = [...document.querySelectorAll(".prose > p")].map((paragraph) => paragraph.textContent).join(" ");
          const paragraph = document.querySelector(".prose > p");
          const line = document.createElement("span");
          line.style.whiteSpace = "nowrap";
          line.textContent = text;
          const width = paragraph.clientWidth;
          paragraph.replaceChildren(line);
          return text.length * width / line.getBoundingClientRect().width;
          """)
        #expect((55...75).contains(characters), "\(post) has \(characters) characters a line")
      }
    }
  }

  // MARK: Paper, movement

  @Test func paperIsWhiteAndHasNoMenusEvenInTheDark() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.show(.dark, media: "print")
      try await blog.open("/sk/thor-a-stratena-kniha/")
      #expect(try await blog.color("background-color", of: "body") == "rgb(255, 255, 255)")
      #expect(try await blog.color("color", of: "body") == "rgb(0, 0, 0)")
      for part in [".menu", ".switcher", ".desk", ".share", ".contents"] {
        #expect(try await blog.color("display", of: part) == "none", "\(part)")
      }
      try await blog.show(.light)
    }
  }

  @Test func aLineGrowsWithWhatIsRead() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.open("/sk/thor-a-stratena-kniha/")
      var widths: [Double] = []
      for position in [0.0, 0.3, 0.6, 1] {
        widths.append(
          try await blog.browser.evaluate(
            """
            scrollTo({ top: \(position) * document.querySelector(".prose").getBoundingClientRect().height, behavior: "instant" });
            return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
              resolve(parseFloat(getComputedStyle(document.querySelector(".prose"), "::before").scale.split(" ")[0])))));
            """))
      }
      #expect(widths == widths.sorted() && Set(widths).count == widths.count && widths[0] == 0, "\(widths)")
    }
  }

  // MARK: Small services

  @Test func theReadersLanguageComesFirst() async throws {
    try await BlogInBrowser.visit { blog in
      for (languages, first) in [("pl-PL,en", "pl"), ("de,hu", "hu"), ("de", "sk")] {
        try await blog.read(languages: languages)
        try await blog.open("/")
        let door: String = try await blog.browser.evaluate("return document.querySelector('.doors > .door').lang")
        #expect(door == first, "\(languages)")
        #expect(try await blog.browser.elements(".door").count == 6)
      }
    }
  }

  @Test func headingsGiveLinksToBeCopied() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.browser.command(
        "Browser.grantPermissions", ["permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]])
      try await blog.open("/sk/thor-a-stratena-kniha/")
      try await blog.tab(to: ".anchor", within: 60)
      try await blog.press(Browser.Key.enter)
      try await blog.expectStatus("Odkaz je skopírovaný.")
      #expect(try await blog.address().hasPrefix("/sk/thor-a-stratena-kniha/#bozska-hra"))
      let copied: String = try await blog.browser.evaluate("return navigator.clipboard.readText()")
      #expect(copied == "\(blog.server)/sk/thor-a-stratena-kniha/#bozska-hra-pozemsky-vysledok")
    }
  }

  @Test func linksThatShareNameThePostAndItsAddress() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.open("/ru/pyat-minut-do-otkrytiya/")
      let links: [String] = try await blog.browser.evaluate(
        "return [...document.querySelectorAll('.share a')].map((link) => link.getAttribute('href'))")
      let address = "https%3A%2F%2Fservus.example%2Fru%2Fpyat-minut-do-otkrytiya%2F"
      let title =
        "%D0%9F%D1%8F%D1%82%D1%8C%20%D0%BC%D0%B8%D0%BD%D1%83%D1%82%20%D0%B4%D0%BE%20%D0%BE%D1%82%D0%BA%D1%80%D1%8B%D1%82%D0%B8%D1%8F"
      #expect(
        links == [
          "mailto:?subject=\(title)&body=\(address)",
          "https://www.facebook.com/sharer/sharer.php?u=\(address)",
          "https://www.linkedin.com/sharing/share-offsite/?url=\(address)",
          "https://t.me/share/url?url=\(address)&text=\(title)",
          "https://wa.me/?text=\(title)%20\(address)",
        ])
    }
  }

  @Test func aFeedIsAPageToReadToo() async throws {
    try await BlogInBrowser.visit { blog in
      try await blog.open("/sk/feed.xml")
      let shown: [String] = try await blog.browser.evaluate(
        """
        return [...document.querySelectorAll("feed > *, entry > *")]
          .filter((element) => getComputedStyle(element).display !== "none").slice(0, 5).map((element) => element.textContent.trim());
        """)
      #expect(shown.first == "Servus")
      #expect(shown.contains("Autíčko, ktoré nikdy nefungovalo"))
      let address: String = try await blog.browser.evaluate(
        "return document.querySelector('entry > p > a').getAttribute('href')")
      #expect(address == "https://servus.example/sk/auticko-ktore-nikdy-nefungovalo/")
    }
  }
}
