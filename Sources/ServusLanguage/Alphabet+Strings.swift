import ServusDiagnostics

extension Alphabet {
  /// The section `alphabet`.
  init?(reading section: inout StringsSection) {
    let order = section.text("order")
    let doubled = section.optionalText("doubled")
    section.reportUnknownKeys()
    guard let order else { return nil }
    func message(_ error: AlphabetError) -> String { "bad alphabet: \(error.message)" }
    guard
      let plain = section.parse(
        order, help: "write the letters in order with blanks between them, what counts as one letter together: c č d",
        { text throws(AlphabetError) in try Alphabet(order: text) }, message: message)
    else { return nil }
    guard let doubled else {
      self = plain
      return
    }
    let both = section.parse(
      doubled, help: "a doubled letter repeats its first sign: \"ssz\" for \"sz\"",
      { text throws(AlphabetError) in try Alphabet(order: order.value, doubled: text) }, message: message)
    guard let both else { return nil }
    self = both
  }
}

extension Slugger {
  /// The section `letters`: single lower-case letters and what they become.
  static func letters(reading section: inout StringsSection) -> [Unicode.Scalar: String] {
    var letters: [Unicode.Scalar: String] = [:]
    for key in section.keys {
      let scalars = Normalization.composed(key.value)
      if scalars.count != 1 || scalars[0].lowercase != scalars[0] {
        section.report(
          "\"\(key.value)\" must be a single lower-case letter", at: key.mark,
          help: "write each letter small and on a line of its own")
      }
      guard let text = section.text(key.value) else { continue }
      if !text.value.utf8.allSatisfy({ byte in "abcdefghijklmnopqrstuvwxyz0123456789".utf8.contains(byte) }) {
        section.report(
          "\"\(key.value)\" must become letters a to z or digits, not \"\(text.value)\"", at: text.mark,
          help: "write \"\" for a letter that leaves nothing behind")
      } else if let letter = scalars.first {
        letters[letter] = text.value
      }
    }
    return letters
  }
}
