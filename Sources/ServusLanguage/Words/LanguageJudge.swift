/// Tells the languages of a site apart by what each has for itself. An object, since every piece of a text asks it.
package final class LanguageJudge: Sendable {
  /// The languages' codes; a bit of a vote stands for each.
  private let codes: [String]
  /// Letters in lower case, with a vote for each language that a letter speaks for.
  private let table: [WordLetter]
  private let words: WordTable
  /// By the number in `words`.
  private let wordVotes: [UInt32]
  /// In bytes.
  private let longestWord: Int

  /// What two languages have in common proves nothing and does not count. Languages beyond the thirty-second are not told
  /// apart.
  package init(_ languages: [Language]) {
    let known = languages.prefix(UInt32.bitWidth)
    codes = known.map(\.code)
    let letters = Self.votes(known.map(\.signals.letters))
    var words = WordTable()
    var wordVotes: [UInt32] = []
    for (word, vote) in Self.votes(known.map(\.signals.words)).sorted(by: { $0.key < $1.key }) {
      let utf8 = Array(word.utf8)
      guard utf8.count <= WordTable.longestWord else { continue }
      let number = utf8.withUnsafeBufferPointer { words.insert($0[...]) }
      if number == wordVotes.count { wordVotes.append(vote) }
    }
    longestWord = known.lazy.flatMap(\.signals.words).map(\.utf8.count).max() ?? 0
    self.words = words
    self.wordVotes = wordVotes
    table = WordLetter.table { Self.letter($0, letters) }
  }

  private static func letter(_ scalar: Unicode.Scalar, _ votes: [Unicode.Scalar: UInt32]) -> WordLetter {
    switch scalar {
    case "@", ":", ".": return WordLetter(.addressSign)
    default: break
    }
    guard scalar.properties.isAlphabetic || scalar.isMark else { return WordLetter(.separator) }
    let lower = scalar.lowercase
    return WordLetter(Array(String(lower).utf8), votes: votes[lower] ?? 0)
  }

  private static func votes<Signal: Hashable>(_ signals: [Set<Signal>]) -> [Signal: UInt32] {
    var votes: [Signal: UInt32] = [:]
    for (index, set) in signals.enumerated() {
      for signal in set { votes[signal, default: 0] |= 1 << UInt32(index) }
    }
    return votes.filter { $0.value.nonzeroBitCount == 1 }
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
    // One character more than a word that is known, lest a longer one is cut to it; and room for words that are not.
    let mostCharacters = max(longestWord + 1, WordFolding.longestWord)
    let capacity = LetterBuffer.capacity(mostCharacters: mostCharacters)
    withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 8) { memory in
      table.withUnsafeBufferPointer { table in
        var word = LetterBuffer(memory, mostCharacters: mostCharacters)
        count(text, table, &word, 1, into: &tally)
      }
    }
  }

  /// - Parameter weight: what a word counts.
  private func count(
    _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<WordLetter>, _ word: inout LetterBuffer,
    _ weight: Int, into tally: inout Tally
  ) {
    var index = 0
    while index < text.count {
      word.append(lettersOf: text, at: &index, table)
      guard index < text.count else { break }
      let start = index
      let letter = WordLetter.read(text, at: &index, table)
      if letter.isSeparator {
        end(&word, weight, into: &tally)
      } else if letter.kind == .beyond {
        index = start
        if !take(text, at: &index, into: &word) { end(&word, weight, into: &tally) }
      } else {
        end(&word, weight, into: &tally)
        guard let chunk = Address.chunk(around: start, in: text) else { continue }
        // Its first words have been counted before it was known for what it is.
        count(UnsafeBufferPointer(rebasing: text[chunk.lowerBound..<start]), table, &word, -weight, into: &tally)
        index = chunk.upperBound
      }
    }
    end(&word, weight, into: &tally)
  }

  /// Takes a character beyond the table where it is a letter. Apart from the loop, whose variables it would drive out of the
  /// registers.
  @inline(never)
  private func take(_ text: UnsafeBufferPointer<UInt8>, at index: inout Int, into word: inout LetterBuffer) -> Bool {
    let start = index
    guard UTF8Reading.scalar(at: &index, in: text).properties.isAlphabetic else { return false }
    word.append(text[start..<min(index, text.count)])
    return true
  }

  @inline(__always)
  private func end(_ word: inout LetterBuffer, _ weight: Int, into tally: inout Tally) {
    guard !word.isEmpty else { return }
    tally.words += weight
    var votes = word.votes
    if word.byteCount <= longestWord, let number = words.number(of: word.bytes) { votes |= wordVotes[number] }
    while votes != 0 {
      tally.votes[votes.trailingZeroBitCount] += weight
      votes &= votes - 1
    }
    word.removeAll()
  }

  /// How many words of a text speak for a language.
  package func votes(for code: String, in tally: Tally) -> Int {
    codes.firstIndex(of: code).map { tally.votes[$0] } ?? 0
  }

  /// Whether no rest of so many bytes can make `language(of:insteadOf:)` name a language: each word has one vote for each, and
  /// takes a letter and what ends it.
  package func isSettled(_ tally: Tally, for declared: String, bytesLeft: Int) -> Bool {
    guard let own = codes.firstIndex(of: declared) else { return true }
    return codes.indices.allSatisfy {
      $0 == own || tally.votes[$0] + bytesLeft / 2 < Self.timesTheDeclared * tally.votes[own]
    }
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

/// Addresses stand between blanks and have `@`, `://` or a `www.` at their beginning.
private enum Address {
  /// Where the address begins and ends whose sign stands at the index; nil where it is a sign of something else.
  static func chunk(around sign: Int, in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    switch text[sign] {
    case Byte.at: break
    case Byte.colon:
      guard sign + 2 < text.count, text[sign + 1] == Byte.slash, text[sign + 2] == Byte.slash else { return nil }
    default:
      guard sign >= 3, text[(sign - 3)..<sign].allSatisfy({ $0 | 0x20 == UInt8(ascii: "w") }),
        sign == 3 || text[sign - 4] <= Byte.space
      else { return nil }
    }
    let start = text[..<sign].lastIndex { $0 <= Byte.space }.map { $0 + 1 } ?? 0
    let end = text[sign...].firstIndex { $0 <= Byte.space } ?? text.count
    return start..<end
  }
}
