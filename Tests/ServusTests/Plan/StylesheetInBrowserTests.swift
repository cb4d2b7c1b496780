import Foundation
import Testing

@testable import Servus

/// What a browser makes of a stylesheet before and after it was minified.
@Suite(
  .enabled(
    if: Browser.isInstalled || ProcessInfo.processInfo.environment["CI"] != nil,
    "without chromedriver and Chromium nothing compares stylesheets in a browser; make test installs them"))
struct StylesheetInBrowserTests {
  private static let more = #"""
    a :hover , b:hover { color : red ! important ; ; margin: 1px -2px ; } a > b + c ~ d  e { top: calc( 1px + -2px ) }
    .\31  .b , .\31 .c { left: 1px } [ title = "a  b" i ] { right: 1px } li:nth-child( 2n + 1 ):not( .a , .b ) { top: 0 }
    :root { --a:  x  { y : z ; } ; --b: ; --c:1px   2px } @media screen and (width >= 40em) , print { p { & > b { top: 1px } } }
    @supports (display: grid) and (not (display: nothing)) { i { top: 1px } } @font-face { font-family: X; src: url( x.woff ) }
    q { content: "/* ; } \" " attr(title) ; background: url(data:image/png;base64,AA==) , none } @layer a , b;
    @keyframes k { from { top: 0 } 50.5% , to { top: 1px } } u/* x */ i { font: 1rem/**/ / 1.5 "A  B" , serif }
    """#

  /// A browser keeps the blanks behind commas where it has not yet read a value.
  private func rules(_ css: String, in browser: Browser) async throws -> [String] {
    let text = String(decoding: try JSONEncoder().encode(css), as: UTF8.self)
    return try await browser.evaluate(
      """
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(\(text));
      return [...sheet.cssRules].map((rule) => rule.cssText.replace(/, /g, ","));
      """)
  }

  @Test func theRulesAreTheSame() async throws {
    let file = SmallSite.repository.appending(path: "Templates/static/style.css")
    let css = try String(contentsOf: file, encoding: .utf8) + Self.more
    let minified = String(decoding: try StylesheetMinifier.minify(Array(css.utf8)), as: UTF8.self)
    #expect(minified.utf8.count < css.utf8.count * 9 / 10)
    try await Browser.run { browser in
      let (wanted, found) = (try await rules(css, in: browser), try await rules(minified, in: browser))
      #expect(wanted.count > 150)
      #expect(found == wanted)
    }
  }
}
