import ServusMarkup
import TestSupport
import Testing

/// Which addresses there can be.
@Suite struct SafeURLTests {
  @Test(
    .faults("H3"),
    arguments: ["https://a.example/", "HTTP://a.example", "//a.example", "mailto:a@b.example", "tel:+421"])
  func addressesElsewhereHaveAnAllowedScheme(_ text: String) {
    #expect(SafeURL(elsewhere: text)?.text == text)
  }

  @Test(
    .faults("H3"),
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "\u{1}javascript:x", "java\tscript:x", "java\nscript:x",
      "vbscript:x", "data:text/html,x", "file:///etc/passwd", "blob:x", "view-source:x", "a/b", "?javascript:x", "",
    ])
  func allElseIsNone(_ text: String) {
    #expect(SafeURL(elsewhere: text) == nil)
  }

  @Test(
    .faults("H6"),
    arguments: [
      ("/", "sk/a b?c#d%e", "/sk/a%20b%3Fc%23d%25e"), ("/blog/", "sk/\"<>'&", "/blog/sk/%22%3C%3E'&"),
      ("/", "ľ\u{1}\\", "/%C4%BE%01%5C"), ("/", "", "/"),
    ])
  func pathsAreEncoded(base: String, path: String, expected: String) {
    #expect(SafeURL(below: base, path: path).text == expected)
  }

  @Test(arguments: [("/", "/a.example/", "/%2Fa.example/"), ("/blog/", "/a.example", "/blog//a.example")])
  func noPathLeadsToAnotherHost(base: String, path: String, expected: String) {
    #expect(SafeURL(below: base, path: path).text == expected)
  }

  @Test func aPlaceOnAPageIsAQueryOrAFragment() {
    #expect(SafeURL(samePage: "?a=b#c")?.text == "?a=b#c")
    #expect(SafeURL(samePage: "javascript:x") == nil)
    #expect(SafeURL(fragment: "a\"b").text == "#a%22b")
    let page = SafeURL(below: "/", path: "sk/")
    #expect(page.followed(by: SafeURL(fragment: "a")).text == "/sk/#a")
    #expect(page.followed(by: SafeURL(samePage: "")) == page)
    #expect(SafeURL(elsewhere: "https://a.example").map { page.on($0).text } == "https://a.example/sk/")
  }
}
