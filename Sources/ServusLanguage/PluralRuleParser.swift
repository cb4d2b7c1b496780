/// What is wrong with a plural rule.
struct PluralRuleError: Error, Hashable {
  let message: String
}

extension PluralRule {
  /// Parses the rule syntax of CLDR (Unicode TR 35, part 3, "Plural rules syntax"), the older `is`, `mod`, `in` and
  /// `within` included. Samples (`@integer 1, 21 …`) are passed over, so that a rule can be pasted as it stands.
  init(parsing text: String) throws(PluralRuleError) {
    var parser = PluralRuleParser(text)
    alternatives = try parser.condition()
  }
}

private struct PluralRuleParser {
  private var tokens: ArraySlice<Substring>
  private var last: Substring = ""

  init(_ text: String) {
    tokens = Self.tokens(of: text.prefix { $0 != "@" })[...]
  }

  mutating func condition() throws(PluralRuleError) -> [[PluralRule.Relation]] {
    var alternatives: [[PluralRule.Relation]] = []
    repeat {
      var relations: [PluralRule.Relation] = []
      repeat { relations.append(try relation()) } while take("and")
      alternatives.append(relations)
    } while take("or")
    guard tokens.isEmpty else { throw expected("\"and\" or \"or\"") }
    return alternatives
  }

  private mutating func relation() throws(PluralRuleError) -> PluralRule.Relation {
    guard let operand = tokens.first.flatMap({ PluralRule.Operand(rawValue: String($0)) }) else {
      throw expected("one of n, i, v, w, f, t, c, e")
    }
    advance()
    var modulus: Int?
    if take("%") || take("mod") {
      modulus = try value()
      if modulus == 0 { throw PluralRuleError(message: "nothing can be divided by 0") }
    }
    var isNegated = false
    var takesFractions = false
    var takesRanges = true
    if take("is") {
      isNegated = take("not")
      takesRanges = false
    } else if take("!=") {
      isNegated = true
    } else if !take("=") {
      isNegated = take("not")
      takesFractions = take("within")
      guard takesFractions || take("in") else { throw expected(isNegated ? "\"in\" or \"within\"" : "= or !=") }
    }
    var ranges = [try range(takesRanges)]
    while takesRanges, take(",") { ranges.append(try range(true)) }
    return PluralRule.Relation(
      operand: operand, modulus: modulus, ranges: ranges, isNegated: isNegated, takesFractions: takesFractions)
  }

  private mutating func range(_ mayBeWide: Bool) throws(PluralRuleError) -> ClosedRange<Int> {
    let lower = try value()
    guard mayBeWide, take("..") else { return lower...lower }
    let upper = try value()
    guard lower <= upper else { throw PluralRuleError(message: "\(lower)..\(upper) runs backwards") }
    return lower...upper
  }

  private mutating func value() throws(PluralRuleError) -> Int {
    guard let number = tokens.first.flatMap({ Int($0) }) else { throw expected("a whole number") }
    advance()
    return number
  }

  private mutating func take(_ token: String) -> Bool {
    guard let first = tokens.first, first == token else { return false }
    advance()
    return true
  }

  private mutating func advance() {
    last = tokens.removeFirst()
  }

  private func expected(_ what: String) -> PluralRuleError {
    let found = tokens.first.map { ", found \"\($0)\"" } ?? ""
    return PluralRuleError(message: "expected \(what)" + (last.isEmpty ? "" : " after \"\(last)\"") + found)
  }

  private enum Kind {
    case blank, comma, digit, letter, sign
  }

  /// Runs of letters, of digits and of signs; a comma stands alone.
  private static func tokens(of text: Substring) -> [Substring] {
    var tokens: [Substring] = []
    var rest = text
    while let first = rest.first {
      let kind = kind(of: first)
      let token = kind == .comma ? rest.prefix(1) : rest.prefix { Self.kind(of: $0) == kind }
      if kind != .blank { tokens.append(token) }
      rest = rest.dropFirst(token.count)
    }
    return tokens
  }

  private static func kind(of character: Character) -> Kind {
    switch character {
    case ",": .comma
    case "0"..."9": .digit
    case _ where character.isWhitespace: .blank
    case _ where character.isLetter: .letter
    default: .sign
    }
  }
}
