import CYaml
import ServusDiagnostics

/// What keeps a text from being read as YAML.
enum YAMLFault: Error {
  /// What libyaml finds wrong with the text, in its own words.
  case syntax(problem: String, context: String, contextMark: SourceMark, mark: SourceMark)
  /// A byte that no YAML holds.
  case forbiddenByte(problem: String, offset: Int)
  /// What libyaml reads, but Servus does not.
  case refused(Refusal)

  /// The error that a parser stopped at.
  init(_ parser: yaml_parser_t, in places: YAMLPlaces) {
    let problem = parser.problem.map { String(cString: $0) } ?? "not enough memory"
    guard parser.error != YAML_READER_ERROR else {
      self = .forbiddenByte(problem: problem, offset: Int(parser.problem_offset))
      return
    }
    let mark = places.mark(parser.problem_mark)
    let context = parser.context.map { String(cString: $0) }
    let contextMark = context == nil ? mark : places.mark(parser.context_mark)
    self = .syntax(problem: problem, context: context ?? "", contextMark: contextMark, mark: mark)
  }
}
