import Foundation
import TestSupport
import Testing

/// The search page of the example blog, as a reader meets it in a browser.
@Suite(
  .serialized,
  .enabled(
    if: BlogInBrowser.isPossible,
    "without chromedriver and Chromium nothing tests the search page in a browser; make test installs them"),
  .blogInBrowser)
struct SearchInBrowserTests {
  @Test func resultsAreLinksToTheSectionFoundWithTheWordsMarked() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/?q=reklamacia")
      let results = try await page.results(3)
      #expect(try await page.query() == "reklamacia")
      #expect(
        results.allSatisfy { !$0.marked.isEmpty && $0.marked.allSatisfy { $0.lowercased().hasPrefix("reklamáci") } })
      let pizza = try #require(results.first { $0.title == "Pizza z\u{A0}obchodu s\u{A0}topánkami" })
      #expect(pizza.address == "/sk/pizza-z-obchodu-s-topankami/#postup-ano-scenar-nie")
      #expect(pizza.section == "Postup áno, scenár nie")
      #expect(pizza.text.contains("nemusí pri každej reklamácii začínať od nuly"))
      // A title that has the word leads to the top of its page.
      try await page.open("/sk/search/?q=autíčko+nefungovalo")
      let toy = try #require(try await page.results(2).first)
      #expect(toy.address == "/sk/auticko-ktore-nikdy-nefungovalo/")
      #expect(toy.section == nil)
    }
  }

  @Test func theStatusCountsResultsInWords() async throws {
    try await BlogInBrowser.visit { page in
      for (query, count) in [("reklamacia", "3 výsledky"), ("postup", "1 výsledok")] {
        try await page.open("/sk/search/?q=\(query)")
        try await page.expectStatus(count)
      }
    }
  }

  @Test(.faults("H12")) func thePageWorksUnderThePolicyThatTheSiteAsksFor() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/?q=reklamacia")
      _ = try await page.results(3)
      let policy: String? = try await page.browser.evaluate(
        "return fetch(location).then((page) => page.headers.get('Content-Security-Policy'))")
      #expect(policy?.hasPrefix("default-src 'none'; ") == true)
    }
  }

  @Test func typingSearchesAndPutsTheQueryIntoTheAddress() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/")
      try await page.expectFocus(on: SearchPage.field)
      try await page.press("reklamacia")
      _ = try await page.results(3)
      #expect(try await page.address() == "/sk/search/?q=reklamacia")
      try await page.press(" minut")
      try await page.expectAddress("/sk/search/?q=reklamacia+minut")
      #expect(try await page.results(1).map(\.address) == ["/sk/pizza-z-obchodu-s-topankami/"])
    }
  }

  @Test func arrowsLeadFromTheFieldThroughTheResultsAndBack() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/")
      try await page.press("reklamacia")
      _ = try await page.results(3)
      for number in 1...3 {
        try await page.press(Browser.Key.down)
        try await page.expectFocus(on: SearchPage.link(number))
      }
      try await page.press(Browser.Key.down)
      try await page.expectFocus(on: SearchPage.link(3))
      for target in [SearchPage.link(2), SearchPage.link(1), SearchPage.field, SearchPage.field] {
        try await page.press(Browser.Key.up)
        try await page.expectFocus(on: target)
      }
    }
  }

  /// Shift and an arrow select text.
  @Test func arrowsWithAnotherKeyStayWhatTheyAre() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/")
      try await page.press("reklamacia")
      _ = try await page.results(3)
      try await page.press(Browser.Key.shift + Browser.Key.up)
      try await page.press(Browser.Key.shift + Browser.Key.down)
      try await page.expectFocus(on: SearchPage.field)
    }
  }

  /// Those who are on a result when other results come do not lose their place.
  @Test func newResultsGiveTheFocusBackToTheField() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/?q=reklamacia")
      _ = try await page.results(3)
      let _: String? = try await page.browser.evaluate(
        """
        const field = document.querySelector("input[type=search]");
        field.value = "postup";
        field.dispatchEvent(new Event("input"));
        document.querySelector("[data-results] a").focus();
        """)
      _ = try await page.results(1)
      try await page.expectFocus(on: SearchPage.field)
    }
  }

  @Test func enterOpensThePostAtTheSectionAndTheWayBackLeadsToTheResults() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/")
      try await page.press("postup")
      let results = try await page.results(1)
      try await page.press(Browser.Key.down)
      try await page.press(Browser.Key.enter)
      try await page.expectAddress("/sk/pizza-z-obchodu-s-topankami/#postup-ano-scenar-nie")
      try await page.browser.wait(for: "the section as the target") {
        try await page.browser.attribute("id", page.browser.element(":target")) == "postup-ano-scenar-nie"
      }
      try await page.browser.goBack()
      try await page.expectAddress("/sk/search/?q=postup")
      #expect(try await page.results(1) == results)
      #expect(try await page.query() == "postup")
    }
  }

  @Test func escapeReturnsToTheFieldAndEmptiesItThere() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/")
      try await page.press("reklamacia")
      _ = try await page.results(3)
      try await page.press(Browser.Key.down + Browser.Key.down)
      try await page.expectFocus(on: SearchPage.link(2))
      try await page.press(Browser.Key.escape)
      try await page.expectFocus(on: SearchPage.field)
      #expect(try await page.query() == "reklamacia")
      try await page.press(Browser.Key.escape)
      #expect(try await page.results(0) == [])
      #expect(try await page.query() == "")
      #expect(try await page.status() == "")
      #expect(try await page.address() == "/sk/search/")
    }
  }

  @Test func aSlashLeadsToTheSearchPageAndThereToTheField() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/")
      try await page.press("/")
      try await page.expectAddress("/sk/search/")
      try await page.expectFocus(on: SearchPage.field)
      try await page.press("reklamacia")
      _ = try await page.results(3)
      try await page.press(Browser.Key.down)
      try await page.press("/")
      try await page.expectFocus(on: SearchPage.field)
      #expect(try await page.query() == "reklamacia")
      // What stood there is selected, so that typing replaces it; and in the field a slash is a slash.
      try await page.press("a/b")
      #expect(try await page.query() == "a/b")
    }
  }

  @Test func nothingFoundIsSaidInTheLanguageOfThePage() async throws {
    try await BlogInBrowser.visit { page in
      try await page.open("/sk/search/?q=xyzzy")
      try await page.expectStatus("Nič sa nenašlo. Skúste kratšie alebo iné slovo.")
      #expect(try await page.results(0) == [])
    }
  }

  @Test func aSearchThatWasGivenUpSaysNothingLater() async throws {
    try await BlogInBrowser.visit(preferences: [:]) { page in
      try await page.browser.delayAnswers(milliseconds: 500)
      try await page.open("/sk/search/")
      try await page.press("postup" + Browser.Key.enter + Browser.Key.escape)
      try await Task.sleep(for: .milliseconds(400))
      #expect(try await page.status() == "")
    }
  }

  @Test func withoutJavaScriptThePageSaysSoAndHasNoForm() async throws {
    try await BlogInBrowser.visit(preferences: ["profile.managed_default_content_settings.javascript": 2]) { page in
      try await page.open("/sk/search/?q=reklamacia")
      let text = try await page.browser.text(page.browser.element("main"))
      #expect(text.contains("Vyhľadávanie funguje iba so zapnutým JavaScriptom."))
      #expect(try await !page.browser.isShown(page.browser.element("form")))
      #expect(try await page.browser.elements("nav.browse a").count > 1)
    }
  }
}
