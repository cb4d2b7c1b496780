import ServusLanguage
import ServusMarkdown

/// What search finds a post by: its folded words, each with the places where it stands.
struct SearchWords: Sendable {
  /// Every word once.
  private(set) var words = WordTable()
  /// In the order of places; a word stands at a place once.
  private(set) var occurrences: [Occurrence] = []
  /// What the page says about the post, the beginning of the text, and one for each heading of the text itself.
  private(set) var sectionCount = 2
  /// By word, the last place where it was found.
  private var lastPlaces: [UInt32] = []

  struct Occurrence: Sendable {
    /// The word's number.
    let word: UInt32
    let place: UInt32
  }

  /// A section has two places, its heading and its text. Section 0 is the title and what stands beside the text, section 1
  /// the beginning of the text, which has no heading.
  private static func place(section: Int, isHeading: Bool) -> UInt32 {
    UInt32(section * 2 + (isHeading ? 0 : 1))
  }

  /// The words of a post's title, of its text, and of what its page says about it beside the text.
  ///
  /// - Parameter names: of its company, its series and its authors.
  init(_ text: PlainText, _ frontMatter: FrontMatter, names: [String], folding: WordFolding) {
    let beside =
      names + frontMatter.tags.map(\.value) + frontMatter.takeaways
      + [frontMatter.description, frontMatter.caseStudy?.lesson].compactMap(\.self)
    add([frontMatter.title.value], at: Self.place(section: 0, isHeading: true), folding)
    add(beside, at: Self.place(section: 0, isHeading: false), folding)
    for run in text.runs {
      let place = Self.place(section: run.section + 1, isHeading: run.isHeading)
      sectionCount = max(sectionCount, run.section + 2)
      text.withBytes(of: run) { add($0, at: place, folding) }
    }
    lastPlaces = []
  }

  private mutating func add(_ texts: [String], at place: UInt32, _ folding: WordFolding) {
    for text in texts {
      var text = text
      text.withUTF8 { add($0, at: place, folding) }
    }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, at place: UInt32, _ folding: WordFolding) {
    folding.forEachWord(in: text) { word in
      let number = words.insert(word)
      if number == lastPlaces.count {
        lastPlaces.append(place)
      } else if lastPlaces[number] == place {
        return
      } else {
        lastPlaces[number] = place
      }
      occurrences.append(Occurrence(word: UInt32(number), place: place))
    }
  }
}
