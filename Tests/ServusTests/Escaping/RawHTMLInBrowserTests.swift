import Foundation
import ServusDiagnostics
import ServusMarkdown
import TestSupport
import Testing

/// Whether a browser agrees that raw HTML ends with its text where Servus says so.
@Suite(
  .enabled(
    if: BlogInBrowser.isPossible,
    "without chromedriver and Chromium nothing compares Servus with a browser's parser; make test installs them"))
struct RawHTMLInBrowserTests {
  private static let pieces = [
    "<div>", "</div>", "<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<b>", "</b>", "<a href=x>", "</a>", "<table>",
    "<tr>", "<td>", "</td>", "</tr>", "</table>", "<script>", "</script>", "<style>", "</style>", "<!--", "-->",
    "<svg>",
    "</svg>", "<g/>", "<title>", "</title>", "<select>", "<option>", "</select>", "<button>", "</button>", "<h2>",
    "</h2>",
    "<dl>", "<dt>", "<dd>", "</dl>", "<math>", "<mi>", "</mi>", "</math>", "<br>", "</br>", "<textarea>", "</textarea>",
    "<iframe>", "</iframe>", "</body>", "</main>", "<form>", "</form>", "<span title=\"", "\">", "<![CDATA[", "]]>",
    "\n", "\n\n", "\n\n", " a ", "*b*", "> c", "- d\n", "<", "/>", "<noscript>", "</noscript>", "<details>",
    "</details>",
  ]

  /// Texts that are kept, some of them with tags that HTML lets authors leave out.
  private static func texts(seed: UInt64, count: Int) -> [String] {
    var random = SplitMix(seed: seed)
    var texts: [String] = []
    while texts.count < count {
      let length = Int.random(in: 2...9, using: &random)
      let text = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      if let html = html(text) { texts.append(html) }
    }
    return texts
  }

  /// Nil where the text is refused, or holds no raw HTML.
  private static func html(_ text: String) -> String? {
    let options = MarkdownOptions(language: "en", rawHTML: .keep) { _ in "x" }
    var diagnostics = Diagnostics()
    let source = SourceText(path: "a.md", text: text)
    let document = MarkdownConverter(options: options).convert(source, diagnostics: &diagnostics)
    guard let document, diagnostics.count(of: .error) == 0 else { return nil }
    let html = String(decoding: document.html.html.bytes, as: UTF8.self)
    return html.contains(/<(?!p>|\/p>|em>|\/em>)/) ? html : nil
  }

  /// The texts that change the page around them.
  private static let check = """
    const frame = (text) =>
      `<!DOCTYPE html><title>a</title><main><div><div>${text}</div></div></main><footer><p>end</p></footer>`;
    return texts.filter((text) => {
      const { body } = new DOMParser().parseFromString(frame(text), "text/html");
      const [main, footer] = body.children;
      return !(body.children.length === 2 && main.localName === "main" && footer.localName === "footer"
        && main.children.length === 1 && main.firstChild.children.length === 1 && footer.innerHTML === "<p>end</p>");
    });
    """

  @Test(.faults("H10")) func whatIsKeptLeavesThePageAsItIs() async throws {
    let texts = Self.texts(seed: 1, count: 2000)
    let json = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    try await Browser.run { browser in
      let changing: [String] = try await browser.evaluate("const texts = \(json); \(Self.check)")
      #expect(changing == [])
    }
  }
}
