import ServusDiagnostics

/// What can be wrong with raw HTML, in words.
struct RawHTMLFault {
  var rule = Rule.rawHTML
  let message: String
  /// What a message points at.
  var tag = ""
  let help: String

  static func neverClosed(_ name: String) -> RawHTMLFault {
    RawHTMLFault(message: "<\(name)> is never closed", tag: "<\(name)", help: "add </\(name)> where it ends")
  }

  static func closesNothing(_ name: String) -> RawHTMLFault {
    RawHTMLFault(
      message: "</\(name)> closes nothing that is open here", tag: "</\(name)",
      help: "remove it, or open <\(name)> in the same part of the text")
  }

  static func unfinished(_ what: String) -> RawHTMLFault {
    RawHTMLFault(message: "\(what) does not end in this piece of HTML", help: "end it in the same block of lines")
  }

  static func refused(_ name: String) -> RawHTMLFault {
    RawHTMLFault(message: "<\(name)> cannot stand in a text", tag: "<\(name)", help: "remove it")
  }

  static func outOfPlace(_ name: String, in outer: String) -> RawHTMLFault {
    RawHTMLFault(
      message: "<\(name)> cannot stand in <\(outer)>", tag: "<\(name)", help: "close <\(outer)> before it")
  }

  static func outside(_ name: String, of parents: [String]) -> RawHTMLFault {
    let names = parents.map { "<\($0)>" }.joined(separator: " or ")
    return RawHTMLFault(
      message: "<\(name)> stands outside of a list", tag: "<\(name)", help: "put it into \(names)")
  }

  static func interrupted(_ name: String) -> RawHTMLFault {
    RawHTMLFault(
      message: "<\(name)> holds Markdown", tag: "<\(name)", help: "write it in one block of lines, none of them empty")
  }

  static func tooDeep(_ limit: Int) -> RawHTMLFault {
    RawHTMLFault(
      rule: .tooDeep, message: "more than \(limit) HTML elements lie in each other", help: "close some before")
  }
}
