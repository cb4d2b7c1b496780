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
    let words: (message: String, help: String)
    switch problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      words = ("a text between quotation marks has no end", "close the quotation mark, or remove it")
    case "did not find expected ',' or ']'":
      words = ("a list that begins with [ has no end", "close it with ], and put a comma between its items")
    case "did not find expected ',' or '}'":
      words = ("keys that begin with { have no end", "close them with }, and put a comma between them")
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      words = Self.tab
    case "found character that cannot start any token" where character == "\t": words = Self.tab
    case "found character that cannot start any token":
      words = (
        "a text cannot begin with \"\(character.map(String.init) ?? "")\"", "put the text between quotation marks"
      )
    case "mapping values are not allowed in this context":
      words = (
        "a colon with a blank behind it in the middle of a text",
        "put a text that holds \": \" between quotation marks, or begin a new line for the next key"
      )
    case "found undefined alias":
      words = ("a text cannot begin with \"*\"", "put the text between quotation marks")
    case "could not find expected ':'":
      words = ("a line that is neither a key with a colon nor part of a text", "write key: value, or indent the line")
    case "did not find expected key" where character == "-":
      words = ("an item of a list among keys", "indent the list below its key, or remove the hyphen")
    case "did not find expected key" where line.contains(where: { $0 != " " && $0 != "-" }):
      words = ("more text behind the end of a value", "put the whole text between one pair of quotation marks")
    case "did not find expected key":
      words = ("a line that does not fit to those above it", "indent keys that belong together alike")
    case "did not find expected '-' indicator":
      words = ("a line that does not fit to the list above it", "begin each item of a list with \"- \", indented alike")
    case "block sequence entries are not allowed in this context":
      words = ("a list cannot begin on the line of its key", "begin the list on a line of its own below the key")
    case "found unknown escape character":
      words = (
        "a backslash before a character that needs none",
        "write \\\\ for a backslash, or put the text between single quotation marks"
      )
    case "did not find expected <document start>", "found incompatible YAML document":
      words = ("more text where the YAML has ended", "remove it, and indent all keys of a file alike")
    case "expected a single document in the stream":
      words = (
        "a second YAML document", "keep one document: remove the line --- and what follows, or what stands before"
      )
    case "control characters are not allowed":
      words = ("a control character", "remove it")
    case "did not find expected alphabetic or numeric character" where context.contains("alias"):
      words = ("a text cannot begin with \"*\"", "put the text between quotation marks")
    case "did not find expected alphabetic or numeric character":
      words = ("a text cannot begin with \"&\"", "put the text between quotation marks")
    default: words = (problem, "put the text between quotation marks, or look at the lines above")
    }
    (message, help) = ("not valid YAML: " + words.message, words.help)
  }

  private static let tab = ("a tab where a line begins", "indent with blanks")
}
