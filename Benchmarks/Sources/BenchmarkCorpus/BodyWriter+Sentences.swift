extension BodyWriter {
  /// Sentences in lines of some 80 columns, as editors wrap them.
  mutating func sentences(_ count: ClosedRange<Int>) -> String {
    var (text, column) = ("", 0)
    for _ in 0..<dice.number(in: count) {
      for word in sentence().split(separator: " ") {
        let width = word.count + 1
        if column > 0 { text += column + width > 80 ? "\n" : " " }
        column = column > 0 && column + width <= 80 ? column + width : width
        text += word
      }
    }
    return text
  }

  /// A sentence with the marks of Markdown and the signs that typography looks at.
  mutating func sentence() -> String {
    var words = plainWords(7...17)
    let place = dice.number(in: 1...words.count - 3)
    mark(&words, at: place)
    if words.count > 9 { words[words.count / 2] += dice.pick([",", ",", ",", ";", " -"]) }
    if dice.chance(12) { words.insert(quantity(), at: words.count - 1) }
    return words.joined(separator: " ").capitalizedFirst + dice.pick([".", ".", ".", ".", "?", "!", "..."])
  }

  /// A sentence of words and signs, for places where a link would be out of place.
  mutating func plainSentence(in other: Vocabulary? = nil) -> String {
    plainWords(6...13, in: other).joined(separator: " ").capitalizedFirst + dice.pick([".", ".", "!", "?", "..."])
  }

  private mutating func plainWords(_ count: ClosedRange<Int>, in other: Vocabulary? = nil) -> [String] {
    let vocabulary = other ?? vocabulary
    return (0..<dice.number(in: count)).map { _ in
      dice.chance(25) ? dice.pick(vocabulary.tongue.functionWords) : vocabulary.word(&dice)
    }
  }

  private mutating func mark(_ words: inout [String], at place: Int) {
    let plain = corpus.plainWords
    switch dice.roll(100) {
    case 0..<8: words[place] = "*\(words[place])*"
    case 8..<14: words[place] = "**\(words[place]) \(vocabulary.word(&dice))**"
    case 14..<18: words[place] = "`\(dice.pick(plain))()`"
    case 18..<24:
      words[place] = "[\(words[place]) \(words[0])](https://example.org/\(dice.pick(plain))/\(dice.roll(900)))"
    case 24..<27: words[place] = "[\(words[place])][ref\(dice.number(in: 1...3))]"
    case 27..<28: words[place] = "<https://example.com/\(dice.pick(plain))>"
    case 28..<30: words[place] += " &amp; \(vocabulary.word(&dice))"
    case 30..<42: words[place] = "\"\(words[place]) \(vocabulary.word(&dice))\""
    case 42..<45: words[place] = "\"\(words[place]) '\(vocabulary.word(&dice))' \(vocabulary.word(&dice))\""
    case 45..<52: words[place] += " - \(vocabulary.word(&dice)) -"
    case 52..<56: words[place] = link(to: words[place])
    case 56..<60 where corpus.style == .dialect: words[place] = footnote(after: words[place])
    case 60..<62 where corpus.style == .dialect: words[place] = "~~\(words[place])~~"
    case 62..<63 where corpus.style == .dialect: words[place] += " (www.example.net/\(dice.pick(plain)))"
    default: break
    }
  }

  private mutating func quantity() -> String {
    switch dice.roll(5) {
    case 0: "\(dice.number(in: 2...9))-\(dice.number(in: 10...30))"
    case 1: "\(dice.number(in: 2...99)) %"
    case 2: "\(dice.number(in: 2...99)) kg"
    case 3: "\(dice.number(in: 1...31)). \(vocabulary.word(&dice))"
    default: "\(dice.number(in: 1_000...25_000))"
    }
  }

  /// A link to the source of an earlier post of the language; the first posts have none to refer to.
  private mutating func link(to word: String) -> String {
    let steps = dice.number(in: 1...60)
    let number = post.number - steps * corpus.languages.count
    if number < 0 || footnoteLimit == 0 { return word }
    return "[\(word) \(vocabulary.word(&dice))](\(Corpus.fileName(number)).md)"
  }

  private mutating func footnote(after word: String) -> String {
    guard footnotes.count < footnoteLimit else { return word }
    footnotes.append(plainSentence())
    return "\(word)[^\(footnotes.count)]"
  }
}
