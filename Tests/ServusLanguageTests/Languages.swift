import Foundation
import ServusDiagnostics

@testable import ServusLanguage

/// The languages of `Templates/strings`, by the names that the tables use: `en` stands for American English there, as
/// in CLDR, and `en-GB` for the file as it is.
enum Languages {
  struct Unreadable: Error {
    let findings: [String]
  }

  static let codes = ["sk", "cs", "hu", "ru", "pl", "en"]

  private static let read: [String: Result<Language, any Error>] = {
    var languages: [String: Result<Language, any Error>] = [:]
    for code in codes { languages[code] = Result { try language(code, strings: text(of: code)) } }
    languages["en-GB"] = languages["en"]
    languages["en"] = Result { try language("en", strings: text(of: "en").replacing("en_GB", with: "en_US")) }
    return languages
  }()

  static func named(_ name: String) throws -> Language {
    guard let language = read[name] else { throw Unreadable(findings: ["there is no language \(name)"]) }
    return try language.get()
  }

  static func text(of code: String, here: String = #filePath) throws -> String {
    let package = URL(filePath: here).deletingLastPathComponent().appending(path: "../..")
    return try String(contentsOf: package.appending(path: "Templates/strings/\(code).yml"), encoding: .utf8)
  }

  static func language(_ code: String, strings: String) throws -> Language {
    var diagnostics = Diagnostics()
    let source = SourceText(path: "Templates/strings/\(code).yml", text: strings)
    let language = Language(code: code, strings: source, diagnostics: &diagnostics)
    guard let language, diagnostics.isEmpty else { throw Unreadable(findings: lines(diagnostics)) }
    return language
  }

  /// The findings as `line:column: message (help)`.
  static func lines(_ diagnostics: Diagnostics) -> [String] {
    diagnostics.sorted.map { finding in
      let place = finding.mark.map { "\($0.line):\($0.column): " } ?? ""
      let rule = finding.rule == .badStrings ? "" : " [\(finding.rule?.rawValue ?? "")]"
      return place + finding.message + rule + " (\(finding.help))"
    }
  }
}
