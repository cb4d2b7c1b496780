@testable import ServusLanguage

extension Typography {
  /// Sets a block whose pieces are texts; nil is an object. Gives as many pieces back.
  func set(_ pieces: [String?]) -> [String?] {
    let texts = pieces.map { Array(($0 ?? "\u{FFFC}").utf8) }
    let ends = texts.reduce(into: []) { $0.append(($0.last ?? 0) + $1.count) }
    var set = pieces
    Array(texts.joined()).withUnsafeBufferPointer { bytes in
      setter()(bytes, ends) { set[$0] = String(decoding: $1, as: UTF8.self) }
    }
    return set
  }
}
