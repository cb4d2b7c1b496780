import Foundation

/// A site generator and its site.
struct Generator {
  enum Kind { case servus, hugo }

  let kind: Kind
  let executable: URL
  let site: URL

  var name: String { kind == .servus ? "Servus" : "Hugo" }

  /// A build of the site into a folder.
  ///
  /// - Parameter jobs: how many tasks Servus may have; Hugo takes all processors.
  func build(to output: URL, jobs: Int? = nil) -> Program {
    switch kind {
    case .servus:
      let jobs = jobs.map { ["--jobs", String($0)] } ?? []
      return Program(
        arguments: [executable.path, "build", "--quiet", "--source", site.path, "--output", output.path] + jobs,
        environment: ["SOURCE_DATE_EPOCH": "1790000000"])
    case .hugo:
      return Program(
        arguments: [
          executable.path, "build", "--quiet", "--noBuildLock", "--source", site.path, "--destination", output.path,
        ])
    }
  }

  /// A build from nothing: a new folder, and no memory of earlier builds.
  func fullBuild(_ workplace: Workplace, jobs: Int? = nil, name: String? = nil) -> Race.Contestant {
    Race.Contestant(
      name: name ?? self.name, prepare: { _ in try workplace.setAside(site.appending(path: ".servus")) },
      program: { build(to: workplace.newOutput(), jobs: jobs) })
  }

  /// The source of an English post.
  func post(_ fileName: String) -> URL {
    site.appending(path: kind == .servus ? "Posts/en/\(fileName).md" : "content/en/posts/\(fileName).md")
  }

  /// The template that all pages share.
  var baseTemplate: URL {
    site.appending(path: kind == .servus ? "Templates/partials/base.mustache" : "layouts/baseof.html")
  }
}
