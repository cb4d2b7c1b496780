/// A text in Swift source, cut at its interpolations.
struct SwiftLiteral: CustomStringConvertible {
  let line: Int
  /// What stands between interpolations; one more than there are of these.
  let parts: [String]
  /// What stands before it, up to two lines.
  let context: String

  var description: String { parts.joined(separator: "\\(…)") }

  /// All texts of a source file, those in interpolations included; comments have none.
  static func all(in source: String) -> [SwiftLiteral] {
    var scanner = Scanner(source: Array(source))
    scanner.scan()
    return scanner.found
  }

  private struct Scanner {
    let source: [Character]
    var position = 0
    var line = 1
    var found: [SwiftLiteral] = []

    mutating func scan() {
      while position < source.count {
        if starts(with: "//") {
          while position < source.count, source[position] != "\n" { position += 1 }
        } else if source[position] == "\"" {
          scanLiteral()
        } else {
          advance()
        }
      }
    }

    private mutating func advance() {
      if source[position] == "\n" { line += 1 }
      position += 1
    }

    private func starts(with text: String) -> Bool {
      source[position...].starts(with: Array(text))
    }

    private mutating func scanLiteral() {
      let start = (line: line, context: String(source[max(0, position - 120)..<position]))
      let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
      position += quote.count
      var parts = [""]
      while position < source.count, !starts(with: quote) {
        if starts(with: "\\(") {
          position += 2
          skipInterpolation()
          parts.append("")
        } else if source[position] == "\\" {
          parts[parts.count - 1].append(contentsOf: escaped())
        } else {
          parts[parts.count - 1].append(source[position])
          advance()
        }
      }
      position += quote.count
      found.append(SwiftLiteral(line: start.line, parts: parts, context: start.context))
    }

    private mutating func skipInterpolation() {
      var depth = 1
      while depth > 0, position < source.count {
        switch source[position] {
        case "\"":
          scanLiteral()
          continue
        case "(": depth += 1
        case ")": depth -= 1
        default: break
        }
        advance()
      }
    }

    private mutating func escaped() -> String {
      let sign = source[position + 1]
      advance()
      advance()
      switch sign {
      case "n": return "\n"
      case "\n": return ""
      case "u":
        let digits = source[position...].dropFirst().prefix { $0 != "}" }
        position += digits.count + 2
        return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
      default: return String(sign)
      }
    }
  }
}
