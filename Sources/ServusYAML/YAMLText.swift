/// A text as a YAML scalar on one line, in quotation marks where it needs them.
///
/// - Parameter isInList: whether it stands between the brackets of a list.
package func yamlText(_ text: String, isInList: Bool = false) -> String {
  let scalars = text.unicodeScalars
  if isPlain(scalars, isInList: isInList) { return text }
  let brackets = scalars.count { "[{*&".unicodeScalars.contains($0) }
  if !scalars.allSatisfy(isPrintable) || brackets > mostBrackets {
    return "\"" + scalars.map { escaped($0, brackets: brackets > mostBrackets) }.joined() + "\""
  }
  if scalars.contains(where: { $0 == "\"" || $0 == "\\" }) {
    return "'" + scalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }
  return "\"" + text + "\""
}

/// A text as a YAML comment at the end of a line, without the blanks before it.
package func yamlComment(_ text: String) -> String {
  let words = String(String.UnicodeScalarView(text.unicodeScalars.map { isPrintable($0) ? $0 : " " }))
  return "# " + words.split(separator: " ").joined(separator: " ")
}

/// The parser's limits count these signs in quotation marks too.
private let mostBrackets = 20

/// Signs that mean nothing within a text, unless they stand at its beginning.
private let harmless = Set(" .!?()/+'’‘„“”«»…–—-;%".unicodeScalars)

private func isPlain(_ scalars: String.UnicodeScalarView, isInList: Bool) -> Bool {
  guard let first = scalars.first, isLetterOrDigit(first) || first == "/", scalars.last != " " else { return false }
  return scalars.allSatisfy { isLetterOrDigit($0) || harmless.contains($0) || (!isInList && $0 == ",") }
}

private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
    .spacingMark, .decimalNumber:
    true
  default: false
  }
}

/// Whether a sign may stand in a YAML file as it is (YAML 1.2, 5.1), can be seen, and is not mistaken for another one.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: false
  // A joiner holds an emoji together; other signs of this kind steer the text or cannot be seen.
  case .format: scalar == "\u{200D}" || scalar == "\u{200C}" || (0xE0020...0xE007F).contains(scalar.value)
  default: true
  }
}

private func escaped(_ scalar: Unicode.Scalar, brackets: Bool) -> String {
  switch scalar {
  case "\"": return "\\\""
  case "\\": return "\\\\"
  case "\n": return "\\n"
  case "\r": return "\\r"
  case "\t": return "\\t"
  default: break
  }
  guard !isPrintable(scalar) || (brackets && "[{*&".unicodeScalars.contains(scalar)) else { return String(scalar) }
  let digits = String(scalar.value, radix: 16, uppercase: true)
  let (mark, length) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
  return "\\\(mark)" + String(repeating: "0", count: length - digits.count) + digits
}
