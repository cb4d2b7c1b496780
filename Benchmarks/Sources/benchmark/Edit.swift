import Foundation

/// What an author does between two builds; each is different in each round.
enum Edit: CaseIterable {
  case nothing, post, title, template

  var name: String {
    switch self {
    case .nothing: "nothing changed"
    case .post: "one post changed"
    case .title: "one title changed"
    case .template: "a template changed"
    }
  }

  var note: String {
    switch self {
    case .nothing: "Nothing has changed since the last build. The limit asks for time and size of each post and output."
    case .post: "A paragraph was added at the end of a post."
    case .title: "The title of a post was changed, which other pages show."
    case .template: "The template that all pages share was changed, and so is each page."
    }
  }

  func apply(to generator: Generator, post fileName: String, round: Int) throws {
    switch self {
    case .nothing: return
    case .post:
      try change(generator.post(fileName)) { $0 + "\nOne more line, number \(round + 1).\n" }
    case .title:
      try change(generator.post(fileName)) { text in
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
          .map { $0 == 1 ? "title: Another title, number \(round + 1)" : String($1) }.joined(separator: "\n")
      }
    case .template:
      try change(generator.baseTemplate) { $0.replacing("</body>", with: "<p>\(round + 1)</p></body>") }
    }
  }

  private func change(_ file: URL, _ edit: (String) -> String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let edited = edit(text)
    guard edited != text else { throw Failure("nothing to change in \(file.path)") }
    try Data(edited.utf8).write(to: file)
  }
}
