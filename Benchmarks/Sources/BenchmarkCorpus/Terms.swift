/// The tags, authors, companies and series that posts refer to, each by its number.
struct Terms {
  static let (tags, authors, companies, pictures) = (200, 40, 60, 12)
  /// Instalments of a series, and points in each of them.
  static let (parts, pointsOfPart) = (5, 2)
  /// Of so many runs of rows one is a series.
  static let runsPerSeries = 6

  let corpus: Corpus

  /// What a tag is called in a language.
  func tag(_ tag: Int, _ language: Int) -> String {
    corpus.tagNames[language][tag]
  }

  func author(_ author: Int) -> String {
    let words = corpus.plainWords
    return "\(words[2 * author].capitalizedFirst) \(words[2 * author + 1].capitalizedFirst)"
  }

  func company(_ company: Int) -> String {
    corpus.plainWords[200 + company].capitalizedFirst
  }

  func seriesTitle(_ series: Int, _ language: Int) -> String {
    var dice = corpus.dice("series \(language)", series)
    return corpus.vocabularies[language].phrase(2...4, &dice)
  }

  /// The number of the series that a row of posts belongs to.
  static func series(ofRow row: Int) -> Int? {
    let run = row / parts
    return run % runsPerSeries == 0 ? run / runsPerSeries + 1 : nil
  }

  /// The last series that began at or before a row.
  static func latestSeries(atRow row: Int) -> Int {
    row / parts / runsPerSeries + 1
  }

  /// How many series a corpus of so many posts has.
  static func seriesCount(posts: Int, languages: Int) -> Int {
    posts == 0 ? 0 : latestSeries(atRow: (posts - 1) / languages)
  }
}
