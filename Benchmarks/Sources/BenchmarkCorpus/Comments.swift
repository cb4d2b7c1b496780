extension Corpus {
  /// The comments of a post as a YAML list, each line indented by so many blanks; nil for most posts.
  func comments(_ post: Post, indentedBy indent: Int = 0) -> String? {
    guard style == .dialect else { return nil }
    var dice = dice("comments", post.number)
    guard dice.chance(20) else { return nil }
    let day = post.date.prefix(10)
    var writer = BodyWriter(corpus: self, post: post, vocabulary: vocabularies[post.language], dice: dice)
    var lines: [String] = []
    for number in 1...writer.dice.number(in: 1...4) {
      lines += [
        "- id: c-\(number)", "  author: \(writer.dice.pick(plainWords).capitalizedFirst)", "  date: \(day)",
      ]
      if number > 1, writer.dice.chance(50) { lines.append("  reply_to: c-\(writer.dice.number(in: 1...number - 1))") }
      lines.append("  text: |")
      for paragraph in 0..<writer.dice.number(in: 1...2) {
        if paragraph > 0 { lines.append("") }
        lines += (0..<3).map { _ in "    \(writer.plainSentence())" }
      }
    }
    let margin = String(repeating: " ", count: indent)
    return lines.map { $0.isEmpty ? "\n" : "\(margin)\($0)\n" }.joined()
  }
}
