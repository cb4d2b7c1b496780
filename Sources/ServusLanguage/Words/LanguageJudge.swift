/// Tells the languages of a site apart by what each has for itself.
package struct LanguageJudge: Sendable {
  /// The languages' codes; a bit of a vote stands for each.
  private let codes: [String]
  /// Which languages a letter speaks for, by its code point.
  private let letterVotes: [UInt32]
  /// In UTF-8; nothing for what is no letter.
  private let lowerCase: ScalarTable<UInt8>
  private let words: WordTable
  /// By the number in `words`.
  private let wordVotes: [UInt32]
  private let longestWord: Int

  /// What two languages have in common proves nothing and does not count. Languages beyond the thirty-second are not told
  /// apart.
  package init(_ languages: [Language]) {
    let known = languages.prefix(UInt32.bitWidth)
    codes = known.map(\.code)
    let letters = Self.votes(known.map(\.signals.letters))
    var table = WordTable()
    var wordVotes: [UInt32] = []
    for (word, vote) in Self.votes(known.map(\.signals.words)).sorted(by: { $0.key < $1.key }) {
      let number = Array(word.utf8).withUnsafeBufferPointer { table.insert($0) }
      if number == wordVotes.count { wordVotes.append(vote) }
    }
    longestWord = Self.longest(known.map(\.signals.words))
    words = table
    self.wordVotes = wordVotes
    letterVotes = (0..<Normalization.tabulated).map { code in
      Unicode.Scalar(code).flatMap { letters[$0.lowercase] } ?? 0
    }
    lowerCase = ScalarTable { $0.properties.isAlphabetic || $0.isMark ? Array(String($0.lowercase).utf8) : [] }
  }

  private static func votes<Signal: Hashable>(_ signals: [Set<Signal>]) -> [Signal: UInt32] {
    var votes: [Signal: UInt32] = [:]
    for (index, set) in signals.enumerated() {
      for signal in set { votes[signal, default: 0] |= 1 << UInt32(index) }
    }
    return votes.filter { $0.value.nonzeroBitCount == 1 }
  }

  private static func longest(_ words: [Set<String>]) -> Int {
    words.joined().map(\.utf8.count).max() ?? 0
  }

  /// The words of a text and their votes.
  package struct Tally: Hashable, Sendable {
    package fileprivate(set) var words = 0
    fileprivate var votes: [Int]
  }

  /// A tally of no words yet.
  package var emptyTally: Tally { Tally(votes: [Int](repeating: 0, count: codes.count)) }

  /// Counts the words of a text in UTF-8. What stands between blanks and looks like an address is no word.
  package func count(_ text: UnsafeBufferPointer<UInt8>, into tally: inout Tally) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestWord + 1) { memory in
      letterVotes.withUnsafeBufferPointer { votes in
        lowerCase.withRows { lowerCase in
          var word = Word(memory)
          var start = 0
          while start < text.count {
            var end = start
            while end < text.count, text[end] > Byte.space { end += 1 }
            let chunk = UnsafeBufferPointer(rebasing: text[start..<end])
            if !Self.isAddress(chunk) { countWords(of: chunk, &word, votes, lowerCase, into: &tally) }
            start = end + 1
          }
        }
      }
    }
  }

  /// A word on its way.
  private struct Word {
    private let memory: UnsafeMutableBufferPointer<UInt8>
    /// In bytes; a word that is longer than the memory is no function word.
    private(set) var length = 0
    var votes: UInt32 = 0

    init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
      self.memory = memory
    }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: UnsafeBufferPointer(memory)[..<length]) }

    mutating func append(_ letter: UnsafeBufferPointer<UInt8>) {
      for byte in letter {
        if length < memory.count { memory[length] = byte }
        length += 1
      }
    }

    mutating func clear() {
      length = 0
      votes = 0
    }
  }

  private static func isAddress(_ chunk: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in chunk.indices {
      switch chunk[index] {
      case Byte.at: return true
      case Byte.slash where index > 1 && chunk[index - 1] == Byte.slash && chunk[index - 2] == Byte.colon: return true
      case Byte.dot where index == 3 && chunk[..<3].allSatisfy({ $0 | 0x20 == UInt8(ascii: "w") }): return true
      default: continue
      }
    }
    return false
  }

  private func countWords(
    of chunk: UnsafeBufferPointer<UInt8>, _ word: inout Word, _ votes: UnsafeBufferPointer<UInt32>,
    _ lowerCase: ScalarTable<UInt8>.Rows, into tally: inout Tally
  ) {
    var index = 0
    while index < chunk.count {
      let start = index
      let scalar = UTF8Reading.scalar(at: &index, in: chunk)
      if scalar.value < Normalization.tabulated {
        let letter = lowerCase[scalar.value]
        if letter.isEmpty {
          endWord(&word, into: &tally)
        } else {
          word.append(letter)
          word.votes |= votes[Int(scalar.value)]
        }
      } else if scalar.properties.isAlphabetic {
        word.append(UnsafeBufferPointer(rebasing: chunk[start..<index]))
      } else {
        endWord(&word, into: &tally)
      }
    }
    endWord(&word, into: &tally)
  }

  private func endWord(_ word: inout Word, into tally: inout Tally) {
    guard word.length > 0 else { return }
    tally.words += 1
    if word.length <= longestWord, let number = words.number(of: word.bytes) { word.votes |= wordVotes[number] }
    while word.votes != 0 {
      tally.votes[word.votes.trailingZeroBitCount] += 1
      word.votes &= word.votes - 1
    }
    word.clear()
  }

  /// How many words of a text speak for a language.
  package func votes(for code: String, in tally: Tally) -> Int {
    codes.firstIndex(of: code).map { tally.votes[$0] } ?? 0
  }

  private static let fewestWords = 20
  private static let fewestVotes = 3
  private static let timesTheDeclared = 3
  private static let leastShare = 20

  /// The language that the words rather seem to be in than in the declared one: it has at least 3 votes, 3 times those
  /// of the declared one, and as many as a twentieth of 20 or more words. Nil where there is none, or where nothing is
  /// known of the declared one.
  package func language(of tally: Tally, insteadOf declared: String) -> String? {
    guard tally.words >= Self.fewestWords, let own = codes.firstIndex(of: declared) else { return nil }
    let others = codes.indices.filter { $0 != own }
    guard let best = others.max(by: { (tally.votes[$0], $1) < (tally.votes[$1], $0) }) else { return nil }
    let votes = tally.votes[best]
    let isClear =
      votes >= Self.fewestVotes && votes >= Self.timesTheDeclared * tally.votes[own]
      && votes * Self.leastShare >= tally.words
    return isClear ? codes[best] : nil
  }
}
