import Foundation
import Testing

/// An example of GitHub's specification, with what Servus means to write otherwise made equal in both HTML texts.
struct GitHubExample: Sendable, CustomTestStringConvertible {
  let name: String
  let markdown: String
  let html: String

  var testDescription: String { name }

  /// The examples of a file below `Cases`, numbered from 1.
  static func examples(_ file: String) throws -> [GitHubExample] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/\(file).txt")
    let fence = String(repeating: "`", count: 32)
    let parts = try String(contentsOf: url, encoding: .utf8).components(separatedBy: fence + " example ").dropFirst()
    return parts.enumerated().compactMap { index, part in
      let body = part.components(separatedBy: "\n" + fence)[0].drop { $0 != "\n" }.dropFirst()
      let halves = (body + "\n").components(separatedBy: "\n.\n")
      guard halves.count == 2 else { return nil }
      return GitHubExample(name: "\(file) \(index + 1)", markdown: halves[0] + "\n", html: halves[1])
    }
  }

  var expected: String { Self.normal(html) }
  var actual: String { Self.normal(Converted(markdown, rawHTML: .keep).html) }

  /// Without what differs on purpose, and with attributes as Servus writes them.
  private static func normal(_ html: String) -> String {
    let changes = [
      (" scope=\"col\"", ""), ("<div class=\"table\">\n", ""), ("</table>\n</div>", "</table>"),
      (" align=\"left\"", ""), (" align=\"center\"", " class=\"center\""), (" align=\"right\"", " class=\"end\""),
      (" class=\"task\"", ""), ("<label>", ""), ("</label>", ""),
      ("<input checked=\"\" disabled=\"\" type=\"checkbox\">", "<input type=\"checkbox\" checked disabled>"),
      ("<input type=\"checkbox\" checked=\"\" disabled=\"\" />", "<input type=\"checkbox\" checked disabled>"),
      ("<input disabled=\"\" type=\"checkbox\">", "<input type=\"checkbox\" disabled>"),
      ("<input type=\"checkbox\" disabled=\"\" />", "<input type=\"checkbox\" disabled>"),
      ("<li>\n", "<li>"), ("\n</li>", "</li>"),
      ("<a href=\"ftp://foo.bar.baz\">ftp://foo.bar.baz</a>", "ftp://foo.bar.baz"),
      (
        "<p><img src=\"http://inline.com/image\" alt=\"http://inline.com/image\" /></p>",
        "<figure>\n<img src=\"http://inline.com/image\" alt=\"http://inline.com/image\" />\n</figure>"
      ),
    ]
    return changes.reduce(html) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}
