/// What is wrong with the placeholders of a phrase.
struct PhraseError: Error, Hashable {
  let message: String
}

/// A text with placeholders, `Page {page} of {pages}`.
struct Phrase: Hashable, Sendable {
  private enum Piece: Hashable, Sendable {
    case text(String)
    case placeholder(String)
  }

  private let pieces: [Piece]

  init(parsing text: String) throws(PhraseError) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
        throw PhraseError(message: "a \(rest[brace]) has no partner")
      }
      if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
      pieces.append(.placeholder(String(rest[rest.index(after: brace)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  /// The names between braces, in order.
  var placeholders: [String] {
    pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }

  /// The text with its placeholders filled in; one without a value stays as it is written.
  ///
  /// - Parameter number: the value of `n`, which `values` may have too and which goes before that one.
  func filled(with values: [String: String], number: String? = nil) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let literal): text += literal
      case .placeholder("n") where number != nil: text += number ?? ""
      case .placeholder(let name): text += values[name] ?? "{\(name)}"
      }
    }
    return text
  }
}
