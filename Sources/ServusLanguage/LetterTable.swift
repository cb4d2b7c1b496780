/// What letters become in a slug where Unicode's decompositions say nothing: Documentation/languages.md, chapter 3.
/// Strings files may override single letters.
enum LetterTable {
  /// Latin letters that have no decomposition.
  static let latin: [Unicode.Scalar: String] = [
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ı": "i",
  ]

  /// Cyrillic letters as BGN/PCGN romanizes them, without its marks (chapter 3.1); the last line has the letters of
  /// Ukrainian and Belarusian that Russian lacks.
  static let cyrillic: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "w",
  ]

  /// Signs that leave nothing behind: apostrophes, and characters that nobody sees.
  static let silent: [Unicode.Scalar: String] = [
    "'": "", "\u{2019}": "", "\u{02BC}": "", "\u{00AD}": "", "\u{200C}": "", "\u{200D}": "", "\u{2060}": "",
    "\u{FEFF}": "",
  ]

  static let shared = latin.merging(cyrillic) { $1 }.merging(silent) { $1 }
}
