import Foundation
import ServusDiagnostics
import ServusLanguage

@testable import Servus

/// What the targets stand on: the languages of the theme, and a site's settings.
enum Fuzzed {
  static let languages: [Language] = ["sk", "cs", "hu", "ru", "pl", "en"].map { code in
    var diagnostics = Diagnostics()
    let file = folder.appending(path: "Templates/strings/\(code).yml")
    guard let bytes = try? Data(contentsOf: file),
      let language = Language(
        code: code, strings: SourceText(path: file.path, bytes: Array(bytes)), diagnostics: &diagnostics)
    else { fatalError("\(file.path) cannot be read") }
    return language
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

  static let configuration: SiteConfiguration = {
    let text = """
      title: T
      base_url: https://example.org/
      languages: [\(languages.map(\.code).joined(separator: ", "))]
      default_language: sk
      time_zone: Europe/Bratislava
      """
    var diagnostics = Diagnostics()
    let source = SourceText(path: "servus.yml", text: text)
    guard let found = ConfigurationReader.read(source, baseURL: nil, diagnostics: &diagnostics) else {
      fatalError("the settings cannot be read")
    }
    return found
  }()

  static let terms: Terms = {
    var diagnostics = Diagnostics()
    let series = InputFile(path: "Posts/_series/s.yml", content: .bytes(Array("title: S\npoints: 18\n".utf8)))
    return TermReader.read([.series: [series]], languages: Set(languages.map(\.code)), diagnostics: &diagnostics)
  }()

  /// The text of a file; nil where the bytes are none.
  static func source(_ bytes: [UInt8], _ path: String) -> SourceText? {
    var diagnostics = Diagnostics()
    return SourceText.decode(InputFile(path: path, content: .bytes(bytes)), diagnostics: &diagnostics)
  }

  /// The bytes as lines are counted in them, or with more lines where they are no text.
  static func text(_ bytes: [UInt8]) -> [UInt8] {
    source(bytes, "a")?.bytes ?? bytes.map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : $0 }
  }
}
