/// What libyaml finds wrong with a text, in words that say what to do. What is rare keeps libyaml's own words.
struct YAMLProblem {
  let message: String
  let help: String

  /// - Parameters:
  ///   - problem: as libyaml words it.
  ///   - context: what it was about to read, as libyaml words it.
  ///   - line: the line up to the place.
  ///   - character: what stands there.
  init(_ problem: String, context: String, behind line: Substring, at character: Character?) {
    let words =
      Self.beginning(problem, context, character) ?? Self.unclosed(problem) ?? Self.indentation(
        problem, line, character)
      ?? Self.other(problem, character) ?? (problem, "put the text between quotation marks, or look at the lines above")
    (message, help) = ("not valid YAML: " + words.message, words.help)
  }

  /// Whether the place to show is the one where what libyaml read begins, not the one where it gave up.
  static func isShownAtItsBeginning(_ problem: String, context: String) -> Bool {
    unclosed(problem) != nil || problem == "could not find expected ':'" || context == "while scanning an alias"
      || context == "while scanning an anchor"
  }

  private typealias Words = (message: String, help: String)

  /// Texts that begin with a character that means something in YAML.
  private static func beginning(_ problem: String, _ context: String, _ character: Character?) -> Words? {
    switch (problem, context) {
    case ("found character that cannot start any token", _) where character != "\t", ("found undefined alias", _),
      ("mapping keys are not allowed in this context", _), (_, "while scanning an alias"),
      (_, "while scanning an anchor"):
      ("a text cannot begin with \"\(character ?? "*")\"", "put the text between quotation marks")
    case ("did not find expected comment or line break", "while scanning a block scalar"):
      ("a text on the line of its \"|\" or \">\"", "begin it on the next line, or put it between quotation marks")
    default: nil
    }
  }

  private static func unclosed(_ problem: String) -> Words? {
    switch problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      ("a text between quotation marks has no end", "close the quotation mark, or remove it")
    case "did not find expected ',' or ']'":
      ("a list that begins with [ has no end", "close it with ], and put a comma between its items")
    case "did not find expected ',' or '}'":
      ("keys that begin with { have no end", "close them with }, and put a comma between them")
    default: nil
    }
  }

  private static func indentation(_ problem: String, _ line: Substring, _ character: Character?) -> Words? {
    let isInside = line.contains { $0 != " " && $0 != "-" }
    let help = "indent keys that belong together alike"
    switch problem {
    case "found character that cannot start any token", "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return ("a tab where a line begins", "indent with blanks")
    case "mapping values are not allowed in this context"
    where line.first == " " && !line.drop { $0 == " " }.contains(" "):
      return ("a key that is indented below a text", help + ", or put the text between quotation marks")
    case "did not find expected key" where character == ":": return ("a colon without a key", "write the key before it")
    case "did not find expected key" where isInside:
      return ("more text behind the end of a value", "put the whole text between one pair of quotation marks")
    case "did not find expected key" where character == "-":
      return ("an item of a list among keys", "indent the list below its key, or remove the hyphen")
    case "did not find expected key": return ("a line that does not fit to those above it", help)
    case "did not find expected '-' indicator":
      return ("a line that does not fit to the list above it", "begin each item of a list with \"- \", indented alike")
    default: return nil
    }
  }

  private static func other(_ problem: String, _ character: Character?) -> Words? {
    switch problem {
    case "did not find expected node content" where character == nil:
      ("the text ends where a value should stand", "write the value, and close what is open with ] or }")
    case "mapping values are not allowed in this context":
      (
        "a colon with a blank behind it in the middle of a text",
        "put a text that holds \": \" between quotation marks, or begin a new line for the next key"
      )
    case "could not find expected ':'":
      ("a line that is neither a key with a colon nor part of a text", "write key: value, or indent the line")
    case "block sequence entries are not allowed in this context":
      ("a list cannot begin on the line of its key", "begin the list on a line of its own below the key")
    case "found unknown escape character", "did not find expected hexdecimal number":
      (
        "a backslash that begins no escape",
        "write \\\\ for a backslash, or put the text between single quotation marks"
      )
    case "did not find expected node content":
      ("nothing where a value should stand", "write the value, or remove the comma")
    case "did not find expected <document start>":
      ("more text where the YAML has ended", "remove it, and indent all keys of a file alike")
    case "but found another document":
      ("a second YAML document", "remove the line --- and all that follows, or all that stands before it")
    case "control characters are not allowed": ("a control character", "remove it")
    default: nil
    }
  }
}
