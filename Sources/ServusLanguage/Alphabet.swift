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

  /// Of each ASCII character. Others are looked up when they come: a site has too few for a table to pay.
  private let table: [[CollationWeight]]
  private let letters: [Unicode.Scalar: CollationWeight]
  /// The longest first.
  private let digraphs: [Digraph]
  private let digraphStarts: [Unicode.Scalar]
  /// The letters as a heading shows them, by primary weight.
  private let headings: [UInt16: String]

  /// An alphabet of items in order, parted by blanks; `ö=ő` is one letter whose second spelling follows the first.
  /// `doubled` has the digraphs that are written short when they are doubled. Latin letters a to z that are not named
  /// follow; other letters stand where the root order has them.
  init(order: String, doubled: String = "") throws(AlphabetError) {
    var letters: [Unicode.Scalar: CollationWeight] = [:]
    var digraphs: [Digraph] = []
    var headings: [UInt16: String] = [:]
    var items = order.split(whereSeparator: \.isWhitespace).map { item in
      String(String.UnicodeScalarView(Normalization.composed(item.lowercased()))).split(separator: "=").map(String.init)
    }
    let named = Set(items.joined())
    items += "abcdefghijklmnopqrstuvwxyz".map { [String($0)] }.filter { !named.contains($0[0]) }
    guard items.count <= 1_000 else { throw AlphabetError(message: "more than 1,000 letters") }
    var seen = Set<String>()
    for (offset, item) in RootLetters.completed(items).enumerated() {
      let primary = CollationOrder.firstLetter + UInt16(clamping: offset)
      for (rank, spelling) in item.enumerated() {
        guard seen.insert(spelling).inserted else {
          throw AlphabetError(message: "\"\(spelling)\" stands twice")
        }
        let weight = CollationWeight(primary: primary, accent: CollationOrder.accent(ofSpelling: rank))
        let scalars = Array(spelling.unicodeScalars)
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
    table = (UInt8(0)..<0x80).map { Self.weights(ofEitherCase: Unicode.Scalar($0), letters) }
  }
}

extension Alphabet {
  /// Third-level units, in order; the free ones between them are for variants, such as `²` of `2`.
  private enum LetterCase {
    static let lower: UInt16 = 1, mixed: UInt16 = 3, title: UInt16 = 5, upper: UInt16 = 7
    static let variant: UInt16 = 1
  }

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
      if let match = digraph(at: index, in: folded) {
        let end = index + match.digraph.scalars.count
        if match.digraph.isDoubled {
          let letterCase = Self.letterCase(of: written[index..<end], folded[index..<end])
          builder.append(match.digraph.weight, letterCase: letterCase + LetterCase.variant)
          index += 1
        }
        let letterCase = Self.letterCase(of: written[index..<end], folded[index..<end])
        builder.append(match.digraph.weight, letterCase: letterCase)
        for mark in match.marks {
          builder.append(CollationWeight(primary: 0, accent: CollationOrder.accent(of: mark)), letterCase: letterCase)
        }
        index = end
        continue
      }
      let letterCase = written[index] == folded[index] ? LetterCase.lower : LetterCase.upper
      for weight in weights(of: written[index]) {
        builder.append(weight, letterCase: weight.isVariant ? letterCase + LetterCase.variant : letterCase)
      }
      index += 1
    }
    return builder
  }

  private func weights(of scalar: Unicode.Scalar) -> [CollationWeight] {
    scalar.isASCII ? table[Int(scalar.value)] : Self.weights(ofEitherCase: scalar, letters)
  }

  /// The digraph that begins at the index, and the accents of its last sign: `ný` is `ny` with an acute in Hungarian.
  private func digraph(
    at index: Int, in folded: [Unicode.Scalar]
  ) -> (digraph: Digraph, marks: ArraySlice<Unicode.Scalar>)? {
    guard digraphStarts.contains(folded[index]) else { return nil }
    for digraph in digraphs {
      let last = index + digraph.scalars.count - 1
      guard last < folded.count, folded[index..<last].elementsEqual(digraph.scalars.dropLast()) else { continue }
      if folded[last] == digraph.scalars.last { return (digraph, []) }
      guard letters[folded[last]] == nil else { continue }
      let parts = Normalization.decomposed(folded[last])
      if parts.count > 1, parts[0] == digraph.scalars.last, parts[1...].allSatisfy(\.isMark) {
        return (digraph, parts[1...])
      }
    }
    return nil
  }

  /// ch, cH, Ch, CH.
  private static func letterCase(
    of written: ArraySlice<Unicode.Scalar>, _ folded: ArraySlice<Unicode.Scalar>
  ) -> UInt16 {
    if written == folded { return LetterCase.lower }
    if written.first == folded.first { return LetterCase.mixed }
    return zip(written, folded).contains { $0 == $1 } ? LetterCase.title : LetterCase.upper
  }

  /// The weights of a scalar as it stands in a text; `İ` is an `i` with a dot.
  private static func weights(
    ofEitherCase scalar: Unicode.Scalar, _ letters: [Unicode.Scalar: CollationWeight]
  ) -> [CollationWeight] {
    scalar.properties.lowercaseMapping.unicodeScalars.flatMap { weights(of: $0, letters) }
  }

  /// The weights of a lower-case scalar: its own letter, else its base letter and accents.
  private static func weights(
    of scalar: Unicode.Scalar, _ letters: [Unicode.Scalar: CollationWeight]
  ) -> [CollationWeight] {
    if let weight = letters[scalar] { return [weight] }
    if let weight = CollationOrder.punctuation[scalar] { return [CollationWeight(primary: weight)] }
    let parts = Normalization.decomposed(scalar).map(\.lowercase)
    if parts.count > 2, let marked = weightsOfMarkedLetter(parts, letters) { return marked }
    if parts != [scalar] {
      let isVariant = !scalar.isCanonicallyDecomposable
      return parts.flatMap { weights(of: $0, letters) }.map { isVariant ? $0.variant : $0 }
    }
    guard let spelling = RootLetters.spellings[scalar] else { return CollationOrder.weights(of: scalar) }
    return spelling.unicodeScalars.flatMap { weights(of: $0, letters) }
  }

  /// `ố` is an `ô` with an acute where `ô` is a letter, as `ộ` is one with a dot; a mark counts to the letter unless
  /// another of its class stands between.
  private static func weightsOfMarkedLetter(
    _ parts: [Unicode.Scalar], _ letters: [Unicode.Scalar: CollationWeight]
  ) -> [CollationWeight]? {
    for index in parts.indices.dropFirst() {
      let markClass = parts[index].properties.canonicalCombiningClass
      let isBlocked = parts[1..<index].contains { $0.properties.canonicalCombiningClass == markClass }
      guard !isBlocked, parts[index].isMark else { continue }
      let letter = Normalization.composed([parts[0], parts[index]])
      guard letter.count == 1, let weight = letters[letter[0]] else { continue }
      let others = parts[1..<index] + parts[(index + 1)...]
      return [weight] + others.flatMap { weights(of: $0, letters) }
    }
    return nil
  }
}
