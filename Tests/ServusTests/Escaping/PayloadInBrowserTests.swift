import Foundation
import TestSupport
import Testing

@testable import Servus

/// A site full of payloads as a browser understands it. Its security headers are left away: escaping alone must do.
@Suite(
  .enabled(
    if: BlogInBrowser.isPossible,
    "without chromedriver and Chromium nothing shows that no payload runs; make test installs them"))
struct PayloadInBrowserTests {
  /// What a page holds that the theme has not written.
  private static let findings = """
    for (const element of document.querySelectorAll("*")) element.dispatchEvent(new MouseEvent("mouseover"));
    const found = window.__ran ? ["a payload has run"] : [];
    for (const element of document.querySelectorAll("*")) {
      const names = element.getAttributeNames();
      if (names.some((name) => name.startsWith("on") || name === "style" || name === "srcdoc")) found.push(element.outerHTML);
      if (element.getAttribute("src") === "x" || element.localName === "style") found.push(element.outerHTML);
      if (element.localName === "script" && !element.src) JSON.parse(element.textContent);
      const address = element.href ?? element.src;
      if (typeof address === "string" && address && !/^(https?|mailto|tel):/.test(address)) found.push(element.outerHTML);
    }
    if (!document.body.lastElementChild.matches("footer.desk")) found.push("the footer is not the last thing of the page");
    return found;
    """

  @Test(.faults("H1", "H2", "H3", "H5", "H11", "H13")) func noPayloadRuns() async throws {
    let folder = try SiteFolder(PayloadSite.site())
    let result = await Pipeline(options: try folder.site.options(source: folder.url.path, output: folder.output.path))
      .build()
    #expect(result.diagnostics.count(of: .error) == 0)
    try "".write(to: folder.output.appending(path: "_headers"), atomically: true, encoding: .utf8)
    let server = try StaticServer(folder.output)
    defer { server.stop() }
    let query = try #require(PayloadSite.payload.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let pages = try folder.published().paths.filter { $0.hasSuffix("index.html") || $0.hasSuffix("404.html") }
    #expect(pages.count > 30)
    try await Browser.run { browser in
      for page in pages {
        try await browser.open("\(server.address)/\(page)?q=\(query)#\(query)")
        #expect(try await browser.evaluate(Self.findings) == [String](), "\(page)")
      }
      // Results show titles, headings and texts.
      try await browser.open("\(server.address)/en/search/?q=onerror#\(query)")
      try await browser.wait(for: "results") { try await browser.elements(".result-text").count > 2 }
      #expect(try await browser.evaluate(Self.findings) == [String]())
      let field: String = try await browser.evaluate("return document.querySelector('.result-title').textContent")
      #expect(field.contains("<img src=x onerror=window.__ran=1>"))
    }
  }
}
