import Foundation

@testable import Servus

/// The blog of this repository.
enum ExampleBlog {
  /// The blog as it stands, built in a folder of its own.
  static func built(searchLimits: SearchLimits = SearchLimits()) async throws -> SiteFolder {
    let repository = SmallSite.repository
    let parts = try ["Posts", "Templates"].map { try FileTree(reading: repository.appending(path: $0)).below($0) }
    let configuration = try String(contentsOf: repository.appending(path: "servus.yml"), encoding: .utf8)
    var site = try SmallSite(
      parts.reduce(["servus.yml": FileTree(stringLiteral: configuration)] as FileTree) { $0.merging($1) })
    site.now = "2026-01-01T12:00:00Z"
    site.searchLimits = searchLimits
    let folder = try SiteFolder(site)
    _ = try await folder.build()
    return folder
  }
}
