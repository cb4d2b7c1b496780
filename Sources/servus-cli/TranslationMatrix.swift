import Servus
import ServusDiagnostics

/// Texts and languages as a matrix of signs, with a legend. Languages that do not fit beside each other stand in further
/// matrices below.
struct TranslationMatrix {
  let texts: [TranslationOverview]

  /// What a title needs to be recognized.
  private static let leastTitle = 24
  private static let gap = 2

  init(_ texts: [TranslationOverview]) {
    self.texts = texts
  }

  func text(width: Int) -> String {
    guard let languages = texts.first?.versions.map(\.language) else { return "" }
    var blocks: [String] = []
    var first = 0
    while first < languages.count {
      var room = width - Self.leastTitle
      var end = first
      while end < languages.count, end == first || room >= languages[end].count + Self.gap {
        room -= languages[end].count + Self.gap
        end += 1
      }
      blocks.append(block(first..<end, languages, width: width))
      first = end
    }
    return (blocks + [legend(width: width)]).joined(separator: "\n")
  }

  private func block(_ range: Range<Int>, _ languages: [String], width: Int) -> String {
    var table = TextTable(
      [.init(heading: "TITLE", isCut: true)] + languages[range].map { .init(heading: $0) })
    for text in texts { table.add([text.title] + text.versions[range].map(\.state.sign)) }
    return table.text(width: width)
  }

  /// The signs that occur, as many a line as fit.
  private func legend(width: Int) -> String {
    let states = Set(texts.flatMap { $0.versions.map(\.state) })
    var lines = [""]
    for state in TranslationOverview.State.allCases where states.contains(state) {
      let entry = "\(state.sign) \(state.rawValue)"
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = entry
      } else if lines[lines.count - 1].count + 3 + entry.count <= width {
        lines[lines.count - 1] += "   " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension TranslationOverview.State {
  fileprivate var sign: String {
    switch self {
    case .original: "="
    case .current: "+"
    case .stale: "!"
    case .draft: "d"
    case .scheduled: "s"
    case .expired: "x"
    case .faulty: "?"
    case .missing: "-"
    }
  }
}
