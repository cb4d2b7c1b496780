import ServusDiagnostics
import ServusMarkup

/// A stylesheet with the places where it names files of Templates/static: `url(…)`, `@import` and `image-set(…)`.
struct StylesheetAddresses {
  private struct Place {
    /// With the quotes or the whole `url(…)`.
    let range: Range<Int>
    let isURL: Bool
    /// The path below Templates/static.
    let file: String
    /// `?` and `#` with what follows them.
    let suffix: String
  }

  private let css: [UInt8]
  private let basePath: String
  private var places: [Place] = []

  /// - Parameter path: the stylesheet's own path below Templates/static.
  init(_ css: [UInt8], path: String, basePath: String) {
    self.css = css
    self.basePath = basePath
    /// The functions whose brackets are open, as they are called.
    var functions: [String] = []
    var last: StylesheetToken?
    for token in StylesheetScanner(css).tokens where !token.isSpace {
      let text = String(decoding: css[token.range], as: UTF8.self)
      switch token.kind {
      case .url: note(text.dropFirst("url(".utf8.count).dropLast(), token.range, isURL: true, in: path)
      case .string where functions.last.map(Self.takesAddresses) ?? Self.isImport(last, in: css):
        note(text.dropFirst().dropLast(), token.range, isURL: false, in: path)
      case .sign(UInt8(ascii: "(")):
        functions.append(last.map { String(decoding: css[$0.range], as: UTF8.self).lowercased() } ?? "")
      case .sign(UInt8(ascii: ")")): _ = functions.popLast()
      default: break
      }
      last = token
    }
  }

  private static func takesAddresses(_ function: String) -> Bool {
    function == "url" || function == "image-set" || function == "-webkit-image-set"
  }

  private static func isImport(_ token: StylesheetToken?, in css: [UInt8]) -> Bool {
    guard let token, token.kind == .word, token.range.lowerBound > 0,
      css[token.range.lowerBound - 1] == UInt8(ascii: "@")
    else { return false }
    return css[token.range].elementsEqual("import".utf8) { $0 | 0x20 == $1 }
  }

  private mutating func note(_ written: Substring, _ range: Range<Int>, isURL: Bool, in stylesheet: String) {
    let text = String(written).trimmed
    let parts = SplitDestination(text)
    guard case .site = Destination(text), !parts.path.isEmpty,
      !parts.suffix.contains(where: { "\"\\".contains($0) })
    else { return }
    let file =
      parts.path.hasPrefix("/")
      ? Address(written: parts.path, basePath: basePath).path : PostPath.resolved(parts.path, from: stylesheet)
    guard let file else { return }
    places.append(Place(range: range, isURL: isURL, file: file, suffix: parts.suffix))
  }

  /// The files that it names, if they exist: paths below Templates/static.
  var files: Set<String> { Set(places.map(\.file)) }

  /// The stylesheet with published addresses in place of paths; what is not among them stays as it is written.
  ///
  /// - Parameter published: by paths below Templates/static.
  func filled(with published: [String: Address]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(css.count)
    var end = 0
    for place in places {
      guard let address = published[place.file] else { continue }
      let quoted = "\"\(basePath)\(percentEncoded(address.path))\(place.suffix)\""
      result.append(contentsOf: css[end..<place.range.lowerBound])
      result.append(contentsOf: (place.isURL ? "url(\(quoted))" : quoted).utf8)
      end = place.range.upperBound
    }
    result.append(contentsOf: css[end...])
    return result
  }
}
