extension BodyWriter {
  /// A block of CommonMark.
  mutating func plainBlock() {
    switch dice.roll(8) {
    case 0, 1: bullets()
    case 2: block((1...dice.number(in: 3...6)).map { "\($0). \(sentence())" }.joined(separator: "\n"))
    case 3, 4: block(quoted(sentences(1...3)))
    case 5: code()
    case 6 where allowsPicture && picture == nil: showPicture()
    default: block("***")
    }
  }

  private mutating func bullets() {
    var lines: [String] = []
    for _ in 0..<dice.number(in: 3...7) {
      lines.append("- \(sentence())")
      if dice.chance(15) { lines += ["  - \(plainSentence())", "  - \(plainSentence())"] }
    }
    block(lines.joined(separator: "\n"))
  }

  private mutating func code() {
    let names = (0..<4).map { _ in dice.pick(corpus.plainWords) }
    block(
      """
      ```swift
      func \(names[0])(\(names[1]): Int) -> Int {
        let \(names[2]) = \(names[1]) + \(dice.roll(900))  // \(names[3])
        return \(names[2]) < \(dice.roll(90)) && \(names[1]) > 0 ? \(names[2]) : \(names[1]) * 2
      }
      ```
      """)
  }

  /// A picture that lies beside the post.
  private mutating func showPicture() {
    let number = dice.number(in: 1...Terms.pictures)
    picture = number
    block("![\(vocabulary.phrase(4...8, &dice))](picture-\(number).svg \"\(vocabulary.phrase(3...6, &dice))\")")
  }

  func quoted(_ text: String) -> String {
    "> " + text.replacing("\n", with: "\n> ")
  }
}
