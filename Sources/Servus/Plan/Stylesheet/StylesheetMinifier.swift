/// Makes a stylesheet shorter without changing what it says: comments, blanks and last semicolons go, rules, their order
/// and all values stay. What is short already stays as it is.
struct StylesheetMinifier {
  private let css: [UInt8]
  private let tokens: [StylesheetToken]
  private var index = 0
  private var result: [UInt8] = []
  /// Whether a declaration has ended; its semicolon goes where the block ends too.
  private var hasPendingSemicolon = false

  /// Throws where a string, a comment or a bracket is left open: nobody could tell what the rest means.
  static func minify(_ css: [UInt8]) throws(StylesheetFault) -> [UInt8] {
    let scanner = StylesheetScanner(css)
    if let fault = scanner.fault { throw fault }
    var minifier = StylesheetMinifier(css: css, tokens: scanner.tokens)
    while minifier.index < minifier.tokens.count { minifier.addStatement() }
    minifier.endDeclaration()
    return minifier.result
  }

  private init(css: [UInt8], tokens: [StylesheetToken]) {
    self.css = css
    self.tokens = tokens
    result.reserveCapacity(css.count)
  }

  private mutating func add(_ sign: Unicode.Scalar) { result.append(UInt8(ascii: sign)) }

  private mutating func add(_ tokens: ArraySlice<StylesheetToken>) {
    for token in tokens { result.append(contentsOf: css[token.range]) }
  }

  private mutating func endDeclaration() {
    if hasPendingSemicolon { add(";") }
    hasPendingSemicolon = false
  }

  // MARK: Statements

  /// A declaration, an at-rule without a block, the beginning of a block, or its end.
  private mutating func addStatement() {
    let first = tokens[index]
    if first.isSpace {
      index += 1
      if isLicence(first) {
        endDeclaration()
        add([first])
      }
    } else if first.isSign("}") {
      index += 1
      hasPendingSemicolon = false
      add("}")
    } else if first.isSign(";"), hasPendingSemicolon {
      index += 1
    } else {
      endDeclaration()
      let statement = nextStatement()
      let end = index < tokens.count ? tokens[index] : nil
      if end?.isSign("{") == true {
        add(prelude: statement)
        add("{")
        index += 1
      } else {
        let isAtRule = first.isSign("@")
        if isAtRule { add(prelude: statement) } else { add(declaration: statement) }
        guard end?.isSign(";") == true else { return }
        index += 1
        if isAtRule || statement.isEmpty { add(";") } else { hasPendingSemicolon = true }
      }
    }
  }

  /// A comment that asks to be kept.
  private func isLicence(_ token: StylesheetToken) -> Bool {
    token.kind == .comment && css[token.range].dropFirst(2).first == UInt8(ascii: "!")
  }

  /// What stands before the next semicolon, opening or closing brace; a custom property may hold whole blocks.
  private mutating func nextStatement() -> ArraySlice<StylesheetToken> {
    let start = index
    let isCustom = isCustomProperty(at: start)
    var depth = 0
    while index < tokens.count {
      switch tokens[index].kind {
      case .sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "[")): depth += 1
      case .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "]")): depth -= 1
      case .sign(UInt8(ascii: "{")) where isCustom || depth > 0: depth += 1
      case .sign(UInt8(ascii: "}")) where depth > 0: depth -= 1
      case .sign(UInt8(ascii: ";")), .sign(UInt8(ascii: "{")), .sign(UInt8(ascii: "}")):
        if depth == 0 { return tokens[start..<index] }
      default: break
      }
      index += 1
    }
    return tokens[start...]
  }

  private func isCustomProperty(at start: Int) -> Bool {
    guard tokens[start].kind == .word, css[tokens[start].range].starts(with: "--".utf8) else { return false }
    return tokens[(start + 1)...].first { !$0.isSpace }?.isSign(":") ?? false
  }

  // MARK: Parts of statements

  /// Where a stretch of tokens stands, which decides what blanks mean.
  private enum Context { case selector, atRule, value }

  private mutating func add(prelude tokens: ArraySlice<StylesheetToken>) {
    add(tokens, in: tokens.first?.isSign("@") == true ? .atRule : .selector)
  }

  private mutating func add(declaration tokens: ArraySlice<StylesheetToken>) {
    guard let colon = tokens.firstIndex(where: { $0.isSign(":") }) else { return add(tokens, in: .atRule) }
    add(tokens[..<colon], in: .value)
    add(":")
    let value = tokens[(colon + 1)...]
    guard isCustomProperty(at: tokens.startIndex) else { return add(value, in: .value) }
    // Scripts read the value of a custom property as it was written.
    let withoutBlanks = value.drop { $0.kind == .blank }.reversed().drop { $0.kind == .blank }.reversed()
    if withoutBlanks.isEmpty, !value.isEmpty { add(" ") }
    for token in withoutBlanks { result.append(contentsOf: css[token.range]) }
  }

  private mutating func add(_ tokens: ArraySlice<StylesheetToken>, in context: Context) {
    var last: StylesheetToken?
    var spaces: [StylesheetToken.Kind] = []
    var depth = 0
    for token in tokens {
      if token.isSpace {
        spaces.append(token.kind)
        continue
      }
      if token.isSign(")") || token.isSign("]") { depth -= 1 }
      if let last, !Self.isNeedless(between: last, and: token, in: depth == 0 ? context : .atRule) {
        separate(from: last, spaces)
      }
      if token.isSign("(") || token.isSign("[") { depth += 1 }
      result.append(contentsOf: css[token.range])
      last = token
      spaces = []
    }
  }

  /// A blank for many. A comment alone stays as an empty one, since without it its neighbours would become one word, and so
  /// does one behind an escape, which would swallow the blank.
  private mutating func separate(from last: StylesheetToken, _ spaces: [StylesheetToken.Kind]) {
    let hasBlank = spaces.contains(.blank)
    let isEscape = last.kind == .word && css[last.range].contains(UInt8(ascii: "\\"))
    if spaces.first == .comment, isEscape || !hasBlank { result.append(contentsOf: "/**/".utf8) }
    if hasBlank { add(" ") }
  }

  /// Whether a blank between two tokens says nothing. Around `+`, `-` and colons it may say much.
  private static func isNeedless(
    between left: StylesheetToken, and right: StylesheetToken, in context: Context
  ) -> Bool {
    if left.isSign(",") || right.isSign(",") || left.isSign("(") || right.isSign(")") { return true }
    switch context {
    case .selector: return [left, right].contains { $0.isSign(">") || $0.isSign("~") || $0.isSign("+") }
    case .value: return right.isSign("!")
    case .atRule: return false
    }
  }
}
