/// Writes the Markdown of a post.
struct BodyWriter {
  let corpus: Corpus
  let post: Post
  let vocabulary: Vocabulary
  var dice: Dice
  var text = ""
  /// The texts of footnotes, which stand at the end.
  var footnotes: [String] = []
  var footnoteLimit = 4
  var allowsPicture = true
  /// The number of the picture beside the post, if there is one.
  var picture: Int?

  static func write(_ post: Post, of corpus: Corpus) -> (text: String, picture: Int?) {
    var writer = BodyWriter(
      corpus: corpus, post: post, vocabulary: corpus.vocabularies[post.language],
      dice: corpus.dice("body", post.number))
    writer.writeBody()
    return (writer.text, writer.picture)
  }

  /// Paragraphs and other blocks without headings, pictures and footnotes, until there are so many bytes.
  static func blocks(_ bytes: Int, _ post: Post, of corpus: Corpus) -> String {
    var writer = BodyWriter(
      corpus: corpus, post: post, vocabulary: corpus.vocabularies[post.language],
      dice: corpus.dice("blocks", post.number), footnoteLimit: 0, allowsPicture: false)
    while writer.text.utf8.count < bytes {
      writer.paragraph()
      if bytes > 1_000, writer.dice.chance(40) { writer.extra() }
    }
    writer.end()
    return writer.text
  }

  /// From 3 to 8 kB, rarely more: sections of paragraphs, with another block after every other one.
  private mutating func writeBody() {
    let size = dice.number(in: 3_000...7_200)
    paragraph()
    var section = 0
    var headings = post.series == nil ? 0 : (post.part - 1) * Terms.pointsOfPart
    while text.utf8.count < size {
      let isPoint = post.series != nil && section < Terms.pointsOfPart
      if isPoint { headings += 1 }
      heading(2, number: isPoint ? headings : nil)
      for part in 0..<dice.number(in: 2...3) {
        if part == 1, dice.chance(30) { heading(3, number: nil) }
        paragraph()
        if dice.chance(60) { extra() }
      }
      section += 1
    }
    while post.series != nil, section < Terms.pointsOfPart {
      headings += 1
      section += 1
      heading(2, number: headings)
      paragraph()
    }
    end()
  }

  private mutating func heading(_ level: Int, number: Int?) {
    let mark = String(repeating: "#", count: level) + (number.map { " \($0)." } ?? "")
    block("\(mark) \(vocabulary.phrase(2...6, &dice))")
  }

  private mutating func paragraph() {
    block(sentences(3...6))
  }

  /// A block that is no paragraph; in the dialect half of them are its own.
  private mutating func extra() {
    switch corpus.style == .dialect && dice.chance(55) {
    case true: dialectBlock()
    case false: plainBlock()
    }
  }

  private mutating func end() {
    let words = corpus.plainWords
    block(
      (1...3).map { "[ref\($0)]: https://example.org/\(dice.pick(words))/\(dice.pick(words))" }.joined(separator: "\n"))
    for (index, note) in footnotes.enumerated() { block("[^\(index + 1)]: \(note)") }
  }

  mutating func block(_ block: String) {
    if !text.isEmpty { text += "\n" }
    text += block
    text += "\n"
  }
}
