import ServusDiagnostics
import ServusLanguage
import ServusMarkup
import ServusTemplate

@testable import Servus

enum FuzzedTypography {
  /// Typography touches no letter, and a text that it has set stays as it is.
  static func brokenPromise(_ bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    for language in Fuzzed.languages {
      let set = language.typography.set(text)
      if letters(of: set) != letters(of: text) { return "\(language.code) makes \(set.debugDescription)" }
    }
    return nil
  }

  private static func letters(of text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType == .decimal }
  }
}

enum FuzzedStrings {
  /// A language either has been refused with a message, or says something for every number.
  static func brokenPromise(_ bytes: [UInt8]) -> String? {
    guard let source = Fuzzed.source(bytes, "Templates/strings/xx.yml") else { return nil }
    var diagnostics = Diagnostics()
    let language = Language(code: "xx", strings: source, diagnostics: &diagnostics)
    if let broken = diagnostics.brokenPromise(of: source.bytes) { return broken }
    guard let language else {
      return diagnostics.count(of: .error) > 0 ? nil : "a language was refused without a word"
    }
    for number in [0, 1, 2, 5, 11, 21, 100, 1_000_000] where language.phrase("post_count", count: number).isEmpty {
      return "nothing is said of \(number) posts"
    }
    _ = language.typography.set("\"A\" - b... 1 - 2")
    _ = language.slugger.slug("Žltý kôň Ж")
    return nil
  }
}

enum FuzzedTemplate {
  private struct Page: TemplateModel {
    static let fields = Fields<Page>([
      .text("title", "T.") { _ in "<T>" },
      .address("url", "U.") { _ in SafeURL(below: "/", path: "a&c") },
      .flag("draft", "D.") { _ in true },
      .html("body", "B.") { _ in HTMLBuilder("<p>B</p>").html },
      .choice("kind", "K.", among: ["a", "b"]) { _ in "a" },
      .list("tags", "T.") { _ in ["x", "y"] },
      .list("pages", "P.", isTree: true) { _ in [Page]() },
    ])
  }

  /// A layout that includes itself under other names is refused or rendered, never followed without end.
  static func brokenPromise(_ bytes: [UInt8]) -> String? {
    guard let source = Fuzzed.source(bytes, "page.mustache") else { return nil }
    var diagnostics = Diagnostics()
    let library = TemplateLibrary(
      layouts: ["page": source],
      partials: [
        "a": SourceText(path: "a.mustache", bytes: source.bytes), "b": SourceText(path: "b", text: "{{$c}}{{/c}}"),
      ],
      diagnostics: &diagnostics)
    library.check(layout: "page", against: Page.shape, diagnostics: &diagnostics)
    if let broken = diagnostics.brokenPromise(of: source.bytes) { return broken }
    guard diagnostics.count(of: .error) == 0 else { return nil }
    let output = library.render(layout: "page", Page())
    return String(validating: output, as: UTF8.self) == nil ? "a page is not UTF-8" : nil
  }
}
