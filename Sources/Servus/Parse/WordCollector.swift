import ServusLanguage
import ServusMarkdown
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Collects what search finds posts by, one post after the other with the same memory.
struct WordCollector: Sendable {
  private struct Occurrence: Sendable {
    let place: UInt32
    /// The number of the next occurrence of the word; 0 after its last one.
    var next: UInt32 = 0
  }

  /// Every word once.
  private var words = WordTable(capacity: 1 << 10)
  /// In the order of places; a word stands at a place once.
  private var occurrences: [Occurrence] = []
  /// By word, the numbers of its first and last occurrence.
  private var ends: [(first: UInt32, last: UInt32)] = []

  /// The words of a post's title, of its text, and of what its page says about it beside the text.
  ///
  /// - Parameter names: of its company, its series and its authors.
  mutating func words(
    of text: PlainText, _ frontMatter: FrontMatter, names: [String], _ folding: WordFolding
  ) -> SearchWords {
    let beside =
      names + frontMatter.tags.map(\.value) + frontMatter.takeaways
      + [frontMatter.description, frontMatter.caseStudy?.lesson].compactMap(\.self)
    add([frontMatter.title.value], at: SearchWords.place(section: 0, isHeading: true), folding)
    add(beside, at: SearchWords.place(section: 0, isHeading: false), folding)
    var sectionCount = 2
    for run in text.runs {
      let place = SearchWords.place(section: run.section + 1, isHeading: run.isHeading)
      sectionCount = max(sectionCount, run.section + 2)
      text.withBytes(of: run) { add($0, at: place, folding) }
    }
    return take(sectionCount: sectionCount)
  }

  /// What was collected; the next post begins with nothing.
  mutating func take(sectionCount: Int) -> SearchWords {
    defer { removeAll() }
    return SearchWords(
      sectionCount: sectionCount, wordCount: words.count, words: words.bytes, placeCount: occurrences.count,
      writePlaces: writePlaces)
  }

  private mutating func add(_ texts: [String], at place: UInt32, _ folding: WordFolding) {
    for text in texts {
      var text = text
      text.withUTF8 { add($0, at: place, folding) }
    }
  }

  /// Adds the words of a text whose place is not before that of the last one.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, at place: UInt32, _ folding: WordFolding) {
    folding.forEachWord(in: text) { word in
      let number = words.insert(word)
      let new = UInt32(occurrences.count)
      if number == ends.count {
        ends.append((new, new))
      } else {
        let last = Int(ends[number].last)
        if occurrences[last].place == place { return }
        occurrences[last].next = new
        ends[number].last = new
      }
      occurrences.append(Occurrence(place: place))
    }
  }

  private func writePlaces(to bytes: inout [UInt8]) {
    for (first, last) in ends {
      var index = first
      var base: UInt32 = 0
      while true {
        let occurrence = occurrences[Int(index)]
        Varint.append((occurrence.place - base) << 1 | (index == last ? 0 : 1), to: &bytes)
        if index == last { break }
        base = occurrence.place + 1
        index = occurrence.next
      }
    }
  }

  private mutating func removeAll() {
    words.removeAll()
    occurrences.removeAll(keepingCapacity: occurrences.count <= 1 << 14)
    ends.removeAll(keepingCapacity: ends.count <= 1 << 14)
  }
}

/// Lends a collector to each task that parses posts, if possible the one that its thread had before: the memory of another
/// would have to come from the cache of another processor.
final class WordCollectors: Sendable {
  private let idle = Mutex<[(thread: UInt, collector: WordCollector)]>([])

  /// Runs `body` with a collector that nobody else has.
  func withCollector<Result>(_ body: (inout WordCollector) -> Result) -> Result {
    let thread = Self.thread
    var collector =
      idle.withLock { idle in
        let place = idle.lastIndex { $0.thread == thread } ?? idle.indices.last
        return place.map { idle.remove(at: $0).collector }
      } ?? WordCollector()
    defer { idle.withLock { $0.append((thread, collector)) } }
    return body(&collector)
  }

  private static var thread: UInt {
    #if canImport(Glibc)
      pthread_self()
    #else
      UInt(bitPattern: pthread_self())
    #endif
  }
}
