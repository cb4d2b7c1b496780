import Servus
import ServusDiagnostics

extension SiteOverview {
  /// A list as a terminal of so many cells shows it.
  func text(_ list: SiteList, width: Int) -> String {
    let text =
      switch list {
      case .posts: Self.text(allPosts(), width: width)
      case .drafts: Self.text(pending: pendingPosts(), width: width)
      case .translations: TranslationMatrix(translations()).text(width: width)
      case .tags: Self.text(tags(), width: width)
      case .series: Self.text(series(), width: width)
      case .companies: Self.text(companies(), width: width)
      }
    return text.isEmpty ? "Nothing to list.\n" : text
  }

  private static func text(_ posts: [PostOverview], width: Int) -> String {
    guard !posts.isEmpty else { return "" }
    var table = TextTable([
      .init(heading: "DATE"), .init(heading: "LANG"), .init(heading: "STATE"), .init(heading: "TITLE", isCut: true),
      .init(heading: "PATH"),
    ])
    for post in posts { table.add([post.date ?? "", post.language, post.state.rawValue, post.title, post.path]) }
    return table.text(width: width)
  }

  private static func text(pending posts: [PostOverview], width: Int) -> String {
    let groups: [(state: PublicationState, heading: String)] = [
      (.draft, "Drafts"), (.scheduled, "Scheduled"), (.expiring, "Expiring"),
    ]
    return groups.compactMap { state, heading in
      let members = posts.filter { $0.state == state }
      guard !members.isEmpty else { return nil }
      var table = TextTable([
        .init(heading: ""), .init(heading: ""), .init(heading: "", isCut: true), .init(heading: ""),
      ])
      for post in members {
        table.add([
          "  " + ((state == .expiring ? post.expires : post.date) ?? ""), post.language, post.title, post.path,
        ])
      }
      return heading + "\n" + table.text(width: width)
    }
    .joined(separator: "\n")
  }

  private static func text(_ tags: [TagOverview], width: Int) -> String {
    guard !tags.isEmpty else { return "" }
    var table = TextTable([
      .init(heading: "LANG"), .init(heading: "POSTS", isNumber: true), .init(heading: "TAG"), .init(heading: "TERM"),
      .init(heading: "SIMILAR", isCut: true),
    ])
    for tag in tags {
      table.add([
        tag.language, "\(tag.postCount)", tag.name, tag.term ?? "–", tag.similar.joined(separator: ", "),
      ])
    }
    return table.text(width: width)
  }

  private static func text(_ series: [SeriesOverview], width: Int) -> String {
    guard !series.isEmpty else { return "" }
    var table = TextTable([
      .init(heading: "SERIES"), .init(heading: "LANG"), .init(heading: "PARTS", isNumber: true),
      .init(heading: "POINTS"), .init(heading: "MISSING"), .init(heading: "TITLE", isCut: true),
    ])
    for series in series {
      table.add([
        series.id, series.language, "\(series.parts)",
        series.points.map { "\(series.published.count) of \($0)" } ?? "–",
        runs(of: series.missing).joined(separator: ", "), series.title,
      ])
    }
    return table.text(width: width)
  }

  private static func text(_ companies: [CompanyOverview], width: Int) -> String {
    guard !companies.isEmpty else { return "" }
    var table = TextTable([
      .init(heading: "COMPANY"), .init(heading: "NAME", isCut: true), .init(heading: "CASES", isNumber: true),
      .init(heading: "PRAISE", isNumber: true), .init(heading: "COMPLAINT", isNumber: true),
      .init(heading: "MIXED", isNumber: true), .init(heading: "LANGUAGES"),
    ])
    for company in companies {
      table.add([
        company.id, company.name, "\(company.caseCount)", "\(company.praise)", "\(company.complaint)",
        "\(company.mixed)", company.languages.map { "\($0.language) \($0.cases)" }.joined(separator: ", "),
      ])
    }
    return table.text(width: width)
  }
}
