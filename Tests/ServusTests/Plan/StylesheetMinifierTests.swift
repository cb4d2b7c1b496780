import TestSupport
import Testing

@testable import Servus

/// Stylesheets become shorter and say the same.
@Suite struct StylesheetMinifierTests {
  private func minified(_ css: String) throws -> String {
    String(decoding: try StylesheetMinifier.minify(Array(css.utf8)), as: UTF8.self)
  }

  private static let cases: [(css: String, minified: String)] = [
    ("a { color: red; }\n\n/* why */\nb {\n  margin: 0 auto;\n}\n", "a{color:red}b{margin:0 auto}"),
    ("a{color:red;;  ; margin:0;}", "a{color:red;margin:0}"),
    ("a , b > c + d ~ e   f { }", "a,b>c+d~e f{}"),
    // A blank before a colon or a bracket of a selector is a combinator.
    ("a :hover { } a:hover { } a [b] { } a:not( .c , .d ) { }", "a :hover{}a:hover{}a [b]{}a:not(.c,.d){}"),
    ("li:nth-child( 2n + 1 ) { }", "li:nth-child(2n + 1){}"),
    ("[ a = \"b  c\" i ] { }", "[ a = \"b  c\" i ]{}"),
    ("a { width: calc( ( 100vw - 2rem ) / 2 + 1px ) }", "a{width:calc((100vw - 2rem) / 2 + 1px)}"),
    ("a { margin: 1px -2px; color: red ! important }", "a{margin:1px -2px;color:red! important}"),
    ("a { color: red !important; }", "a{color:red!important}"),
    ("a { font: 1rem / 1.5 \"A  B\" , serif }", "a{font:1rem / 1.5 \"A  B\",serif}"),
    ("@media screen and (min-width: 48em) , print { a { b: c } }", "@media screen and (min-width: 48em),print{a{b:c}}"),
    ("@media (width >= 40em) { a { b: c; } }", "@media (width >= 40em){a{b:c}}"),
    ("@supports not (display: grid) { }", "@supports not (display: grid){}"),
    ("@page :first { margin: 1cm }", "@page :first{margin:1cm}"),
    ("@charset \"utf-8\";\n@import url( a.css ) ;\n", "@charset \"utf-8\";@import url( a.css );"),
    ("@layer a , b;\n@layer a { @layer c; }", "@layer a,b;@layer a{@layer c;}"),
    // Scripts see the value of a custom property as it is written.
    (
      ":root { --a:  { b : c ; } ; --b: 1px   2px /* x */ ; --c: ; --d:;}",
      ":root{--a:{ b : c ; };--b:1px   2px /* x */;--c: ;--d:}"
    ),
    ("a { background: url( data:image/png;base64,x{}; /* ) }", "a{background:url( data:image/png;base64,x{}; /* )}"),
    ("a { content: \"/* ; } \\\" \" ; b: '\\\n' }", "a{content:\"/* ; } \\\" \";b:'\\\n'}"),
    // The blank behind an escape is part of it.
    (".\\31  .b { } .\\31 .c { } .\\00e9  , .d { }", ".\\31  .b{}.\\31 .c{}.\\00e9 ,.d{}"),
    // A comment keeps a blank from being part of an escape.
    ("\\a/* x */ b { c: \\b/**/ d }", "\\a/**/ b{c:\\b/**/ d}"),
    ("a/* x */b { c: d/**/e; f: /* y */ g }", "a/**/b{c:d/**/e;f:g}"),
    ("a { & > b { c: d } &:hover { e: f } g: h }", "a{& > b{c:d}&:hover{e:f}g:h}".replacing("& > b", with: "&>b")),
    ("/*! Licence */ a { /* x */ b: c; /*! d */ }", "/*! Licence */a{b:c;/*! d */}"),
    ("a{};b{}", "a{};b{}"),
    ("", ""), (" \r\n\t\u{0C}", ""), ("/* only */", ""),
  ]

  @Test(arguments: cases)
  func commentsBlanksAndLastSemicolonsGo(_ css: String, _ expected: String) throws {
    #expect(try minified(css) == expected)
    #expect(try minified(expected) == expected)
  }

  @Test(arguments: [
    ("a { b: \"c }\n", "\" is never closed", 7), ("a { b: 'c", "' is never closed", 7),
    ("a { } /* b", "/* is never closed", 6), ("a { b: c", "{ is never closed", 2),
    ("a { b: calc(1px }", "( is never closed", 11), ("a { } }", "} closes nothing", 6),
    ("a[b { }", "[ is never closed", 1), ("a { b: url(c }", "url( is never closed", 7),
    ("\\", "\\ stands at the end of a line, outside a string", 0),
    ("a { b: \\\n }", "\\ stands at the end of a line, outside a string", 7),
    ("a { b: \"\\", "\" is never closed", 7),
  ])
  func whatIsNeverClosedIsAFault(_ css: String, _ message: String, _ place: Int) {
    do throws(StylesheetFault) {
      _ = try StylesheetMinifier.minify(Array(css.utf8))
      Issue.record("\(css) has no fault")
    } catch {
      #expect(error.message == message)
      #expect(error.range.lowerBound == place)
    }
  }

  // MARK: Properties

  /// The tokens but for blanks, comments and semicolons.
  private func words(_ css: [UInt8]) -> [String] {
    StylesheetScanner(css).tokens.filter { !$0.isSpace && !$0.isSign(";") }.map {
      String(decoding: css[$0.range], as: UTF8.self)
    }
  }

  private static let pieces = [
    "a", ".b", "#c", ":", "::", ";", "{", "}", "(", ")", "[", "]", ",", ">", "+", "-", "~", "*", "/", "!", "@media",
    "@",
    " ", "\n", "  ", "/* x */", "/**/", "/*! y */", "\"s {\"", "'\\''", "url(x y)", "url( 'z' )", "\\31 ", "\\a", "\\",
    "--x", "--", "1px", ".5", "%", "é", "important", "and", "calc(",
  ]

  @Test func generatedStylesheetsKeepTheirWordsAndAreMinifiedOnce() {
    var random = SplitMix(seed: 11)
    var valid = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...14, using: &random)
      let css = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let bytes = Array("\(Bool.random(using: &random) ? "a{\(css)}" : css)".utf8)
      guard let result = try? StylesheetMinifier.minify(bytes) else { continue }
      valid += 1
      let again = try? StylesheetMinifier.minify(result)
      #expect(words(result) == words(bytes), "\(css)")
      #expect(again == result, "\(css)")
      #expect(result.count <= bytes.count + 1, "\(css)")
    }
    #expect(valid > 2_000)
  }

  @Test func bytesAtRandomAreNoTrap() {
    var random = SplitMix(seed: 12)
    let bytes = Array("{}()[]/*\"'\\\n url(;:@!,-a1 \u{E9}".utf8) + [0, 0xFF, 0x0C]
    for _ in 0..<20_000 {
      let css = (0..<Int.random(in: 0...24, using: &random)).map { _ in bytes.randomElement(using: &random) ?? 0 }
      let tokens = StylesheetScanner(css).tokens
      #expect(tokens.map(\.range.count).reduce(0, +) == css.count)
      _ = try? StylesheetMinifier.minify(css)
    }
  }

  // MARK: Sites

  @Test func aBrokenStylesheetIsPublishedAsItIsWithAWarning() async throws {
    let css = "a { color: red; }\nb { content: \"x; }\n"
    let site = try SmallSite(["Templates": ["static": ["style.css": FileTree(stringLiteral: css)]]])
    try await site.expectMessages(
      """
      Templates/static/style.css:2:14: warning: " is never closed [broken-stylesheet]
          b { content: "x; }
                       ^
      help: browsers drop rules around it; the stylesheet is published as it is

      """)
    let output = try #require(try await site.built().output)
    #expect(output.paths.filter { $0.hasSuffix(".css") }.map { output[$0] } == [css])
  }

  @Test func pathsInAStylesheetBecomePublishedAddresses() async throws {
    let css = """
      /* url(../a.png) */
      .a { background: url(../a.png) } .b { background: URL( "../a.png?x#y" ) }
      .c { content: "url(../a.png)" } .d { background: url(../missing.png), url(data:x), url(../../../a.png) }
      """
    let site = try SmallSite([
      "Templates": ["static": ["css": ["site.css": FileTree(stringLiteral: css)], "a.png": "PNG"]]
    ])
    let output = try #require(try await site.built().output)
    let picture = try #require(output.paths.first { $0.hasPrefix("a.") })
    let stylesheet = try #require(output.paths.first { $0.hasPrefix("css/") })
    #expect(
      output[stylesheet] == """
        .a{background:url("/\(picture)")}.b{background:URL("/\(picture)?x#y")}.c{content:"url(../a.png)"}\
        .d{background:url(../missing.png),url(data:x),url(../../../a.png)}
        """)
  }
}
