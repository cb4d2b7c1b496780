/// What is known of a post before its text is written.
struct Post {
  struct Case {
    let company: Int
    let channel: String
    let country: String
    let verdict: String
    let lesson: String
    let series: Int
    let points: [Int]
  }

  let number: Int
  let language: Int
  let code: String
  /// Without the ending.
  let fileName: String
  let slug: String
  let title: String
  let date: String
  let description: String
  let tags: [Int]
  let author: Int
  let translation: String?
  let series: Int?
  let part: Int
  let studied: Case?
  let takeaways: [String]
  let hasOffer: Bool
  let hasSource: Bool
}

extension Corpus {
  func post(_ number: Int) -> Post {
    let language = number % languages.count
    let row = number / languages.count
    var dice = dice("post", number)
    let vocabulary = vocabularies[language]
    let isDialect = style == .dialect
    let series = isDialect ? Terms.series(ofRow: row) : nil
    let title = title(&dice, vocabulary)
    let slug = (0..<dice.number(in: 2...3)).map { _ in dice.pick(plainWords) }.joined(separator: "-")
    return Post(
      number: number, language: language, code: vocabulary.tongue.code, fileName: Self.fileName(number),
      slug: "\(slug)-\(number)", title: title, date: date(row, series, &dice),
      description: description(&dice, vocabulary), tags: tags(&dice), author: dice.rank(Terms.authors),
      translation: translation(row, language), series: series, part: row % Terms.parts + 1,
      studied: isDialect && series == nil && dice.chance(25) ? studied(row, &dice, vocabulary) : nil,
      takeaways: isDialect && dice.chance(25) ? (0..<4).map { _ in vocabulary.phrase(6...12, &dice) } : [],
      hasOffer: isDialect && dice.chance(10), hasSource: isDialect && dice.chance(10))
  }

  /// The name of a post's file follows from its number, so that others can link to it.
  static func fileName(_ number: Int) -> String {
    let digits = String(number)
    return "post-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  private func title(_ dice: inout Dice, _ vocabulary: Vocabulary) -> String {
    let title = vocabulary.phrase(3...7, &dice)
    switch dice.roll(10) {
    case 0: return "\(title): \(vocabulary.phrase(2...4, &dice))"
    case 1: return "\"\(vocabulary.word(&dice).capitalizedFirst)\" - \(vocabulary.phrase(2...4, &dice))"
    default: return title
    }
  }

  private func description(_ dice: inout Dice, _ vocabulary: Vocabulary) -> String {
    "\(vocabulary.phrase(7...12, &dice)). \(vocabulary.phrase(6...12, &dice))."
  }

  /// Some eighteen years; instalments a week apart, translations within a few months.
  private func date(_ row: Int, _ series: Int?, _ dice: inout Dice) -> String {
    var shared = series.map { self.dice("series date", $0) } ?? self.dice("date", row)
    let day = shared.roll(6_600) + (series == nil ? 0 : row % Terms.parts * 7) + dice.roll(120)
    let date = CivilDay(daysSince2006: day)
    return "\(date)T\(String(format2: dice.roll(24))):\(String(format2: dice.roll(60))):00Z"
  }

  private func tags(_ dice: inout Dice) -> [Int] {
    let count = dice.number(in: 2...5)
    var tags: [Int] = []
    while tags.count < count {
      let tag = dice.rank(Terms.tags)
      if !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  /// One row in three is translated, into two languages to all of them.
  private func translation(_ row: Int, _ language: Int) -> String? {
    guard row % 3 == 0 else { return nil }
    var dice = dice("translation", row)
    let missing = dice.roll(languages.count - 1)
    let first = dice.roll(languages.count)
    let turn = (language - first + languages.count) % languages.count
    return turn < languages.count - missing ? "t-\(row)" : nil
  }

  private func studied(_ row: Int, _ dice: inout Dice, _ vocabulary: Vocabulary) -> Post.Case {
    let points = Terms.parts * Terms.pointsOfPart
    let first = dice.number(in: 1...points - 3)
    return Post.Case(
      company: dice.rank(Terms.companies), channel: dice.pick(["phone", "chat", "email", "store", "service-desk"]),
      country: dice.pick(["SK", "CZ", "HU", "PL", "US", "GB"]),
      verdict: dice.pick(["praise", "complaint", "mixed"]), lesson: vocabulary.phrase(8...14, &dice),
      series: Terms.latestSeries(atRow: row), points: [first, first + dice.number(in: 1...3)])
  }
}
