/// What is wrong with an alphabet.
struct AlphabetError: Error, Hashable {
  let message: String
}

/// The letters of a language in order, digraphs among them: Documentation/languages.md, chapter 1.5.
package struct Alphabet: Sendable {
  /// A letter of several characters, such as `ch`, or a doubled one, such as `ssz` for `sz` + `sz`.
  private struct Digraph: Sendable {
    let scalars: [Unicode.Scalar]
    let weight: CollationWeight
    let isDoubled: Bool
  }

  private let table: ScalarTable<CollationWeight>
  private let letters: [Unicode.Scalar: CollationWeight]
  /// The longest first.
  private let digraphs: [Digraph]
  private let digraphStarts: [Unicode.Scalar]
  /// The letters as a heading shows them, by primary weight.
  private let headings: [UInt16: String]

  /// An alphabet of items in order, parted by blanks; `ö=ő` is one letter whose second spelling follows the first.
  /// `doubled` has the digraphs that are written short when they are doubled. Latin letters that are not named follow.
  init(order: String, doubled: String = "") throws(AlphabetError) {
    var letters: [Unicode.Scalar: CollationWeight] = [:]
    var digraphs: [Digraph] = []
    var headings: [UInt16: String] = [:]
    var items = order.split(whereSeparator: \.isWhitespace).map { $0.lowercased().split(separator: "=") }
    let named = Set(items.joined().map(String.init))
    items += "abcdefghijklmnopqrstuvwxyz".map { [Substring(String($0))] }.filter { !named.contains(String($0[0])) }
    guard items.count <= 1_000 else { throw AlphabetError(message: "more than 1,000 letters") }
    var seen = Set<String>()
    for (offset, item) in items.enumerated() {
      let primary = CollationOrder.firstLetter + UInt16(clamping: offset)
      for (rank, spelling) in item.enumerated() {
        guard seen.insert(String(spelling)).inserted else {
          throw AlphabetError(message: "\"\(spelling)\" stands twice")
        }
        let weight = CollationWeight(primary: primary, accent: CollationOrder.accent(ofSpelling: rank))
        let scalars = Normalization.composed(String(spelling))
        if scalars.count == 1 {
          letters[scalars[0]] = weight
        } else {
          digraphs.append(Digraph(scalars: scalars, weight: weight, isDoubled: false))
        }
      }
      headings[primary] = item.first.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }
    for text in doubled.split(whereSeparator: \.isWhitespace) {
      let scalars = Normalization.composed(text.lowercased())
      guard let single = digraphs.first(where: { !$0.isDoubled && $0.scalars == Array(scalars.dropFirst()) }) else {
        throw AlphabetError(message: "\"\(text)\" doubles no letter of the alphabet")
      }
      digraphs.append(Digraph(scalars: scalars, weight: single.weight, isDoubled: true))
    }
    self.letters = letters
    self.headings = headings
    self.digraphs = digraphs.sorted { $0.scalars.count > $1.scalars.count }
    digraphStarts = Array(Set(digraphs.map { $0.scalars[0] }))
    table = ScalarTable { [letters] in Self.weights(of: $0, letters) }
  }
}

extension Alphabet {
  private static let lowerCase: UInt16 = 1

  /// The key of a text; with it a list sorts as the language's dictionaries do.
  package func key(_ text: String) -> CollationKey {
    keyBuilder(text.unicodeScalars).key
  }

  /// The letter under which an index lists the text, as a heading shows it: `Ch`, `Ö`; `#` for digits and signs.
  package func letter(of text: String) -> String {
    let scalars = text.unicodeScalars.prefix(16)
    guard let first = keyBuilder(scalars).primary.first, first >= CollationOrder.firstLetter else { return "#" }
    if let heading = headings[first] { return heading }
    let letter = scalars.first { $0.properties.isAlphabetic }.map { Normalization.decomposed($0) }?.first
    return letter?.properties.uppercaseMapping ?? "#"
  }

  private func keyBuilder(_ text: some Collection<Unicode.Scalar>) -> CollationKeyBuilder {
    let written = Normalization.composed(text)
    let folded = written.map(\.lowercase)
    var builder = CollationKeyBuilder(capacity: folded.count)
    var index = 0
    while index < folded.count {
      let scalar = folded[index]
      if digraphStarts.contains(scalar),
        let digraph = digraphs.first(where: { folded[index...].starts(with: $0.scalars) })
      {
        let end = index + digraph.scalars.count
        let letterCase = Self.letterCase(of: written[index..<end], folded[index..<end])
        if digraph.isDoubled { builder.append(digraph.weight, letterCase: letterCase + 4) }
        builder.append(digraph.weight, letterCase: letterCase)
        index = end
        continue
      }
      let letterCase = written[index] == scalar ? Self.lowerCase : Self.lowerCase + 3
      for weight in table[scalar] ?? Self.weights(of: scalar, letters)[...] {
        builder.append(weight, letterCase: letterCase)
      }
      index += 1
    }
    return builder
  }

  /// ch, cH, Ch, CH.
  private static func letterCase(
    of written: ArraySlice<Unicode.Scalar>, _ folded: ArraySlice<Unicode.Scalar>
  ) -> UInt16 {
    if written == folded { return lowerCase }
    if written.first == folded.first { return lowerCase + 1 }
    return lowerCase + (zip(written, folded).contains { $0 == $1 } ? 2 : 3)
  }

  /// The weights of a lower-case scalar: its own letter, else its base letter and accents.
  private static func weights(
    of scalar: Unicode.Scalar, _ letters: [Unicode.Scalar: CollationWeight]
  ) -> [CollationWeight] {
    if let weight = letters[scalar] { return [weight] }
    let parts = Normalization.decomposed(scalar).map(\.lowercase)
    if parts != [scalar] { return parts.flatMap { weights(of: $0, letters) } }
    guard let base = LetterTable.latin[scalar] else { return CollationOrder.weights(of: scalar) }
    let spelled = base.unicodeScalars.flatMap { weights(of: $0, letters) }
    return spelled + [CollationWeight(primary: 0, accent: CollationOrder.overlay)]
  }
}
