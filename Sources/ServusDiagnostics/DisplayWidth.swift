/// How many cells of a terminal a text takes: two for East Asian wide characters and emoji, none for combining marks
/// (Unicode Standard Annex 11).
package func displayWidth(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + displayWidth(of: $1) }
}

/// A text that takes so many cells at most, cut between characters, with an ellipsis where something was cut.
package func cut(_ text: String, toDisplayWidth most: Int) -> String {
  guard displayWidth(of: text) > most else { return text }
  var result = ""
  var room = most - 1
  for character in text {
    room -= displayWidth(of: String(character))
    if room < 0 { break }
    result.append(character)
  }
  while result.last?.isWhitespace == true { result.removeLast() }
  return result + "…"
}

func displayWidth(of scalar: Unicode.Scalar) -> Int {
  guard scalar.value >= 0x300 else { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch scalar.value {
  // Two letters make one flag.
  case 0x1F1E6...0x1F1FF: return 1
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    return 2
  default: return scalar.properties.isEmojiPresentation ? 2 : 1
  }
}
