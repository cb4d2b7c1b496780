import ServusDiagnostics

/// What can be wrong with a template in view of the records and the partials that there are.
extension TemplateFault {
  static func unknownVariable(_ name: String, among names: [String]) -> TemplateFault {
    TemplateFault(
      rule: .unknownVariable, message: "unknown variable \"\(name)\"",
      help: didYouMean(name, among: Set(names).sorted(), orElse: "known here"))
  }

  static func unknownField(_ name: String, of owner: String, among names: [String]) -> TemplateFault {
    TemplateFault(
      rule: .unknownVariable, message: "\"\(owner)\" has no field \"\(name)\"",
      help: names.isEmpty ? "it has no fields at all" : didYouMean(name, among: names.sorted(), orElse: "its fields"))
  }

  static func listHasNoFields(_ name: String) -> TemplateFault {
    TemplateFault(
      rule: .unknownVariable, message: "\"\(name)\" is a list and has no fields",
      help: "open a section with {{#\(name)}} and name the field inside")
  }

  static func unknownPartial(_ name: String, among names: [String]) -> TemplateFault {
    TemplateFault(
      rule: .unknownPartial, message: "unknown partial \"\(name)\"",
      help: didYouMean(name, among: names) ?? "add it to Templates/partials")
  }

  static func unknownChoice(_ partial: String, of name: String) -> TemplateFault {
    TemplateFault(
      rule: .unknownPartial, message: "there is no partial \"\(partial)\", which \"\(name)\" can stand for",
      help: "add a partial of that name")
  }

  static func unknownBlock(_ name: String, of parent: String, among names: [String]) -> TemplateFault {
    TemplateFault(
      message: "parent \"\(parent)\" has no block \"\(name)\"",
      help: names.isEmpty ? "it has no blocks at all" : didYouMean(name, among: names.sorted(), orElse: "its blocks"))
  }

  static func recursion(_ chain: [String]) -> TemplateFault {
    TemplateFault(
      rule: .templateRecursion, message: "partial includes itself: \(chain.joined(separator: " → "))",
      help: "a partial may include itself only for the elements of a tree")
  }

  static func callsTooDeep(_ limit: Int) -> TemplateFault {
    TemplateFault(
      rule: .templateRecursion, message: "partials include each other deeper than \(limit)",
      help: "move some of them up into the partials that include them")
  }

  static func nestedTooDeep(_ limit: Int) -> TemplateFault {
    TemplateFault(
      rule: .templateRecursion, message: "partials, blocks and sections lie in each other deeper than \(limit)",
      help: "open fewer sections around partials")
  }

  static func tooCostly(_ layout: String) -> TemplateFault {
    TemplateFault(
      rule: .tooCostly, message: "layout \"\(layout)\" includes its partials too many times to be checked",
      help: "let partials include each other less often")
  }

  static func notAChoice(_ name: String) -> TemplateFault {
    TemplateFault(
      message: "\"\(name)\" cannot name a partial", help: "only a field with a fixed choice of words can name a partial"
    )
  }

  static func notInsertable(_ name: String, kind: Shape.Kind) -> TemplateFault {
    TemplateFault(
      message: "\"\(name)\" is \(kind.noun) and cannot be inserted", help: "open a section with {{#\(name)}}")
  }

  static func notRaw(_ name: String, kind: Shape.Kind) -> TemplateFault {
    TemplateFault(
      message: "\"\(name)\" is \(kind.noun) and cannot be inserted unescaped",
      help: "use two braces: {{\(name)}}; only html fields are inserted as they are")
  }

  static func notInAttribute(_ name: String) -> TemplateFault {
    TemplateFault(
      message: "\"\(name)\" is html and cannot stand in an attribute value", help: "use a text or address field there")
  }

  static func notAnAddress(_ name: String, kind: Shape.Kind) -> TemplateFault {
    TemplateFault(
      message: "\"\(name)\" is \(kind.noun) and cannot begin a URL",
      help: "only address fields may begin the value of href, src and the like")
  }
}

extension Shape.Kind {
  /// What messages call the kind.
  var noun: String {
    switch self {
    case .text, .choice: "text"
    case .html: "html"
    case .address: "an address"
    case .flag: "a flag"
    case .list: "a list"
    case .record: "a record"
    case .data: "data"
    }
  }
}
