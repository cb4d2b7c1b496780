import Foundation

extension Suite {
  /// The program by itself, and the example blog.
  mutating func measureBlog() throws {
    var starts = [Race.Contestant(name: "servus --version", program: { [tools] in tools.servus.asking("--version") })]
    if let hugo = tools.hugo {
      starts.append(Race.Contestant(name: "hugo version", program: { hugo.asking("version") }))
    }
    report.add(
      "Start-up", "Programs that say their version.", starts, try Race(contestants: starts, runs: runs).run(),
      to: "hugo version")

    let (fresh, kept) = (try copyOfBlog("fresh"), try copyOfBlog("kept"))
    let output = workplace.root.appending(path: "kept-blog")
    _ = try kept.build(to: output).run()
    let builds = [
      fresh.fullBuild(workplace, name: "from nothing"),
      Race.Contestant(name: "nothing changed", program: { kept.build(to: output) }),
    ]
    report.add(
      "The example blog", "The posts of this repository, by Servus.", builds,
      try Race(contestants: builds, runs: runs).run(), to: "from nothing")
  }

  /// The blog of this repository in a folder of its own.
  private func copyOfBlog(_ name: String) throws -> Generator {
    let site = workplace.root.appending(path: "blog-\(name)")
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    for name in ["Posts", "Templates", "servus.yml"] {
      try FileManager.default.copyItem(at: tools.repository.appending(path: name), to: site.appending(path: name))
    }
    return Generator(kind: .servus, executable: tools.servus, site: site)
  }
}

extension URL {
  func asking(_ argument: String) -> Program { Program(arguments: [path, argument]) }
}
