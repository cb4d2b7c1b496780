import ServusDiagnostics

/// What can be wrong with a template, in words. Here is what the template shows by itself; see also Check.
struct TemplateFault {
  var rule = Rule.templateSyntax
  let message: String
  let help: String

  static func tagNeverClosed(_ close: String) -> TemplateFault {
    TemplateFault(message: "tag is never closed", help: "add \(close) where the tag ends")
  }

  static let emptyTag = TemplateFault(message: "tag has no name", help: "write a name between the braces")

  static let badDelimiters = TemplateFault(
    message: "delimiters are not understood", help: "write two delimiters without = between two =, like {{=<% %>=}}")

  static func badName(_ name: String) -> TemplateFault {
    TemplateFault(
      message: "\"\(name)\" is not a name", help: "names have no white space and no empty part before or after a dot")
  }

  static func neverClosed(_ noun: String, _ name: String) -> TemplateFault {
    TemplateFault(
      message: "\(noun) \"\(name)\" is never closed", help: "add {{/\(name)}} where the \(noun) ends")
  }

  static func closedTwice(_ noun: String, _ name: String, opened: Int, closed: Int) -> TemplateFault {
    TemplateFault(
      message: "\(noun) \"\(name)\" is closed twice",
      help: "it was opened in line \(opened) and closed in line \(closed)")
  }

  static func neverOpened(_ name: String) -> TemplateFault {
    TemplateFault(message: "nothing called \"\(name)\" is open here", help: "remove {{/\(name)}}")
  }

  static func closedByAnother(_ noun: String, _ name: String, opened: Int, by other: String) -> TemplateFault {
    TemplateFault(
      message: "\(noun) \"\(name)\", opened in line \(opened), is closed by \"\(other)\"",
      help: "write {{/\(name)}}")
  }

  static let tooDeep = TemplateFault(
    message: "sections are nested deeper than \(ProgramBuilder.deepestNesting)",
    help: "move the inner sections into a partial")

  static func insideTag(_ noun: String, _ name: String) -> TemplateFault {
    TemplateFault(
      message: "\(noun) \"\(name)\" stands inside an HTML tag",
      help: "data may stand in text and in quoted attribute values")
  }

  static func unquoted(_ noun: String, _ name: String, attribute: String) -> TemplateFault {
    TemplateFault(
      message: "\(noun) \"\(name)\" stands in an attribute value without quotes",
      help: "put the value of \(attribute) in double quotes")
  }

  static func insideRawText(_ noun: String, _ name: String, element: String) -> TemplateFault {
    TemplateFault(
      message: "\(noun) \"\(name)\" stands inside <\(element)>",
      help: "put data into a data- attribute, which a script can read")
  }

  static func insideCode(_ noun: String, _ name: String, attribute: String) -> TemplateFault {
    TemplateFault(
      message: "\(noun) \"\(name)\" stands in the attribute \(attribute), whose value is code",
      help: "put data into a data- attribute")
  }

  static func unevenMarkup(_ noun: String, _ name: String) -> TemplateFault {
    TemplateFault(
      message: "\(noun) \"\(name)\" does not end where it began in the HTML",
      help: "let each HTML tag, quote and comment begin and end on the same side of the \(noun)")
  }

  static func unfinishedMarkup(_ place: String) -> TemplateFault {
    TemplateFault(message: "template ends inside \(place)", help: "close it in the same file")
  }
}
