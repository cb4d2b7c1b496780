extension BodyWriter {
  /// A block that CommonMark does not have.
  mutating func dialectBlock() {
    switch dice.roll(8) {
    case 0, 1, 2: aside()
    case 3: chat()
    case 4: quotation()
    case 5, 6: table()
    default: tasks()
    }
  }

  private mutating func aside() {
    let kind = dice.pick(["NOTE", "TIP", "WARNING", "EXPERIENCE", "LESSON"])
    let title = dice.chance(60) ? " \(vocabulary.phrase(2...5, &dice))" : ""
    block(quoted("[!\(kind)]\(title)\n\(sentences(1...3))"))
  }

  private mutating func chat() {
    let speakers = vocabulary.tongue.speakers
    let turns = (0..<dice.number(in: 3...6)).map { turn in
      "**\(turn % 2 == 0 ? speakers.customer : speakers.support):** \(plainSentence())"
    }
    block(quoted("[!CHAT]\n\(turns.joined(separator: "\n\n"))"))
  }

  /// A quotation in another language, and, half of the time, its rendering.
  private mutating func quotation() {
    let step = dice.number(in: 1...corpus.vocabularies.count - 1)
    let other = corpus.vocabularies[(post.language + step) % corpus.vocabularies.count]
    let source = dice.pick(corpus.plainWords).capitalizedFirst
    let original = (0..<2).map { _ in plainSentence(in: other) }.joined(separator: "\n")
    block(quoted("[!QUOTE \(other.tongue.code)]\n\(original)\n\n— \(source)"))
    guard dice.chance(50) else { return }
    let rendering = (0..<2).map { _ in plainSentence() }.joined(separator: "\n")
    block(quoted("[!QUOTE \(post.code)]\n\(rendering)\n\n— \(source)"))
  }

  private mutating func table() {
    let heads = (0..<3).map { _ in vocabulary.phrase(1...2, &dice) }
    var lines = ["| \(heads.joined(separator: " | ")) |", "|:---|:---:|---:|"]
    for _ in 0..<dice.number(in: 3...7) {
      let name = "[\(vocabulary.word(&dice))](https://example.org/\(dice.pick(corpus.plainWords)))"
      lines.append(
        "| \(name) | \(vocabulary.phrase(2...6, &dice)) | \(dice.number(in: 2...40))-\(dice.number(in: 41...99))% |")
    }
    block(lines.joined(separator: "\n"))
  }

  private mutating func tasks() {
    let lines = (0..<dice.number(in: 3...5)).map { _ in "- [\(dice.chance(50) ? "x" : " ")] \(plainSentence())" }
    block(lines.joined(separator: "\n"))
  }
}
