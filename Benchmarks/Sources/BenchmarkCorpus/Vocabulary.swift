import Foundation

/// The words of a language in a corpus: made of syllables, each once, the first the commonest.
struct Vocabulary: Sendable {
  let tongue: Tongue
  let words: [String]

  init(_ tongue: Tongue, seed: UInt64, count: Int = 4_000) {
    self.tongue = tongue
    var dice = Dice(seed: seed, "vocabulary \(tongue.code)")
    words = Self.words(count, syllables: 1...4) { syllables in
      (0..<dice.number(in: syllables)).map { _ in
        dice.pick(tongue.onsets) + dice.pick(tongue.vowels) + dice.pick(tongue.codas)
      }.joined()
    }
  }

  /// Words of plain letters, for addresses, names and code.
  static func plain(seed: UInt64, count: Int) -> [String] {
    var dice = Dice(seed: seed, "plain words")
    let (onsets, vowels, codas) = (Array("bdfgklmnprstvz"), Array("aeiou"), ["", "", "l", "m", "n", "r", "s"])
    return words(count, syllables: 2...3) { syllables in
      (0..<dice.number(in: syllables)).map { _ in
        "\(dice.pick(onsets))\(dice.pick(vowels))\(dice.pick(codas))"
      }.joined()
    }
  }

  private static func words(
    _ count: Int, syllables: ClosedRange<Int>, make: (ClosedRange<Int>) -> String
  ) -> [String] {
    var (seen, words): (Set<String>, [String]) = ([], [])
    while words.count < count {
      let word = make(syllables)
      if word.utf8.count > 2, seen.insert(word).inserted { words.append(word) }
    }
    return words
  }

  /// Names that stay different in addresses: rare words, one in ten of them two words.
  func names(_ count: Int) -> [String] {
    var (seen, names): (Set<String>, [String]) = ([], [])
    for word in words.reversed() where names.count < count && seen.insert(word.plainLetters).inserted {
      names.append(names.count % 10 == 7 ? "\(words[names.count + 40]) \(word)" : word)
    }
    return names
  }

  func word(_ dice: inout Dice) -> String {
    words[dice.rank(words.count, flat: 4)]
  }

  /// Words in a row that begin with a capital, as titles do.
  func phrase(_ length: ClosedRange<Int>, _ dice: inout Dice) -> String {
    let count = dice.number(in: length)
    let words = (0..<count).map { $0 % 3 == 1 ? dice.pick(tongue.functionWords) : word(&dice) }
    return words.joined(separator: " ").capitalizedFirst
  }
}

extension String {
  /// The same with a capital at the beginning; the rest as it is.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension String {
  /// Roughly the letters that addresses have: without marks, Cyrillic by sound.
  fileprivate var plainLetters: String {
    let cyrillic: [Unicode.Scalar: String] = [
      "ь": "", "ъ": "", "э": "е", "ы": "и", "й": "и", "я": "иа", "ю": "иу", "х": "кх", "ц": "тс", "ч": "цх", "ж": "зх",
      "ш": "сх", "щ": "сх", "ł": "l",
    ]
    var letters = ""
    for scalar in decomposedStringWithCanonicalMapping.unicodeScalars {
      if let letter = cyrillic[scalar] {
        letters += letter
      } else if scalar.isASCII || scalar.value > 0x400 {
        letters.unicodeScalars.append(scalar)
      }
    }
    return letters
  }
}
