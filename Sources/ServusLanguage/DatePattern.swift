/// What is wrong with a date pattern.
struct DatePatternError: Error, Hashable {
  let message: String
}

/// A date pattern such as `d. MMMM y`, a small part of CLDR's (Unicode TR 35, part 4, "Date Field Symbol Table").
/// ASCII letters are fields unless they stand between apostrophes; `''` is an apostrophe.
struct DatePattern: Sendable {
  enum Piece: Hashable, Sendable {
    case text(String)
    case field(Field)
  }

  enum Field: String, CaseIterable, Sendable {
    case day = "d"
    case paddedDay = "dd"
    case monthNumber = "M"
    case paddedMonthNumber = "MM"
    case abbreviatedMonth = "MMM"
    /// As it stands beside a day.
    case genitiveMonth = "MMMM"
    /// As it stands by itself.
    case nominativeMonth = "LLLL"
    case weekday = "EEEE"
    case year = "y"
  }

  let pieces: [Piece]

  init(parsing text: String) throws(DatePatternError) {
    var pieces: [Piece] = []
    var literal = ""
    func flushed() -> [Piece] { literal.isEmpty ? [] : [.text(literal)] }
    var rest = text[...]
    while let first = rest.first {
      if first == "'" {
        let quoted = rest.dropFirst().prefix { $0 != "'" }
        rest = rest.dropFirst(quoted.count + 1)
        guard rest.first == "'" else { throw DatePatternError(message: "an apostrophe has no partner") }
        rest = rest.dropFirst()
        literal += quoted.isEmpty ? "'" : String(quoted)
      } else if first.isASCII, first.isLetter {
        let run = rest.prefix { $0 == first }
        rest = rest.dropFirst(run.count)
        guard let field = Field(rawValue: String(run)) else {
          throw DatePatternError(message: "\"\(run)\" is no field of a date")
        }
        pieces += flushed() + [.field(field)]
        literal = ""
      } else {
        literal.append(first)
        rest = rest.dropFirst()
      }
    }
    self.pieces = pieces + flushed()
  }

  static var knownFields: String { Field.allCases.map(\.rawValue).joined(separator: ", ") }
}
