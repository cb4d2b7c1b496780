import ServusLanguage
import ServusMarkup
import ServusYAML

extension ByteWriter {
  mutating func add(_ frontMatter: FrontMatter) {
    add(frontMatter.title)
    add(frontMatter.date)
    add(frontMatter.updated) { $1.add($0) }
    add(frontMatter.expires) { $1.add($0) }
    add(frontMatter.slug)
    add(frontMatter.description)
    add(frontMatter.tags)
    add(frontMatter.authors)
    add(frontMatter.translation)
    add(frontMatter.series)
    add(frontMatter.part) { $1.add($0) }
    add(frontMatter.caseStudy) { $1.add($0) }
    add(frontMatter.origin) { $1.add($0) }
    add(frontMatter.image) { $1.add($0) }
    add(frontMatter.takeaways)
    add(frontMatter.offer)
    add(frontMatter.aliases)
    add(frontMatter.isDraft)
    add(frontMatter.showsContents) { $1.add($0) }
    add(frontMatter.showsComments)
    add(frontMatter.kind.rawValue)
    add(frontMatter.extra) { $1.add($0) }
    add(frontMatter.mark)
    add(frontMatter.lastChangeMark)
  }

  private mutating func add(_ text: Located<String>) {
    add(text.value)
    add(text.mark)
  }

  private mutating func add(_ text: Located<String>?) { add(text) { $1.add($0) } }

  private mutating func add(_ texts: [Located<String>]) { add(texts) { $1.add($0) } }

  private mutating func add(_ number: Located<Int>) {
    add(number.value)
    add(number.mark)
  }

  private mutating func add(_ time: PublicationTime) {
    add(time.epoch)
    add(time.date.dayNumber)
    add(time.offset)
    add(time.lastMoment)
  }

  private mutating func add(_ study: CaseStudy) {
    add(study.company)
    add(study.channel)
    add(study.country)
    add(study.verdict?.rawValue)
    add(study.lesson)
    add(study.points) { $1.add($0) }
    add(study.pointsOf)
  }

  private mutating func add(_ origin: Origin) {
    add(origin.title)
    add(origin.author)
    add(origin.url?.text)
    add(origin.language)
  }

  private mutating func add(_ image: PostImage) {
    add(image.source)
    add(image.alt)
    add(image.caption)
    add(image.credit)
  }
}

extension ByteReader {
  mutating func frontMatter() throws(DamagedNotes) -> FrontMatter {
    FrontMatter(
      title: try located(), date: try time(), updated: try optionalTime(), expires: try optionalTime(),
      slug: try optionalLocated(), description: try optionalText(), tags: try locatedTexts(),
      authors: try locatedTexts(), translation: try optionalLocated(), series: try optionalLocated(),
      part: try optional { (reader) throws(DamagedNotes) in try reader.locatedNumber() },
      caseStudy: try optional { (reader) throws(DamagedNotes) in try reader.caseStudy() },
      origin: try optional { (reader) throws(DamagedNotes) in try reader.origin() },
      image: try optional { (reader) throws(DamagedNotes) in try reader.image() }, takeaways: try texts(),
      offer: try optionalLocated(), aliases: try locatedTexts(), isDraft: try flag(),
      showsContents: try optional { (reader) throws(DamagedNotes) in try reader.flag() }, showsComments: try flag(),
      kind: try choice(),
      extra: try optional { (reader) throws(DamagedNotes) in try reader.extraData() }, mark: try mark(),
      lastChangeMark: try mark())
  }

  private mutating func located() throws(DamagedNotes) -> Located<String> { Located(try text(), at: try mark()) }

  private mutating func locatedNumber() throws(DamagedNotes) -> Located<Int> { Located(try integer(), at: try mark()) }

  private mutating func optionalLocated() throws(DamagedNotes) -> Located<String>? {
    try optional { (reader) throws(DamagedNotes) in try reader.located() }
  }

  private mutating func locatedTexts() throws(DamagedNotes) -> [Located<String>] {
    try list { (reader) throws(DamagedNotes) in try reader.located() }
  }

  private mutating func time() throws(DamagedNotes) -> PublicationTime {
    let (epoch, day) = (try integer(), try integer())
    guard let date = CalendarDate(dayNumber: day) else { throw DamagedNotes() }
    return PublicationTime(epoch: epoch, date: date, offset: try integer(), lastMoment: try integer())
  }

  private mutating func optionalTime() throws(DamagedNotes) -> PublicationTime? {
    try optional { (reader) throws(DamagedNotes) in try reader.time() }
  }

  private mutating func choice<Choice: RawRepresentable<String>>() throws(DamagedNotes) -> Choice {
    guard let choice = Choice(rawValue: try text()) else { throw DamagedNotes() }
    return choice
  }

  private mutating func caseStudy() throws(DamagedNotes) -> CaseStudy {
    CaseStudy(
      company: try located(), channel: try optionalText(), country: try optionalText(),
      verdict: try optional { (reader) throws(DamagedNotes) in try reader.choice() }, lesson: try optionalText(),
      points: try list { (reader) throws(DamagedNotes) in try reader.locatedNumber() },
      pointsOf: try optionalLocated())
  }

  private mutating func origin() throws(DamagedNotes) -> Origin {
    Origin(title: try text(), author: try optionalText(), url: try optionalURL(), language: try optionalText())
  }

  /// An address is judged again: what is kept on disk may have been changed.
  private mutating func optionalURL() throws(DamagedNotes) -> SafeURL? {
    try optional { (reader) throws(DamagedNotes) in
      guard let url = SafeURL(elsewhere: try reader.text()) else { throw DamagedNotes() }
      return url
    }
  }

  private mutating func image() throws(DamagedNotes) -> PostImage {
    PostImage(source: try located(), alt: try text(), caption: try optionalText(), credit: try optionalText())
  }
}
