import Foundation

extension Suite {
  /// The program by itself, and the example blog.
  mutating func measureBlog() throws {
    var starts = [Race.Contestant(name: "servus --version", program: { [tools] in tools.servus.asking("--version") })]
    if let hugo = tools.hugo {
      starts.append(Race.Contestant(name: "hugo version", program: { hugo.asking("version") }))
    }
    try report.add(
      "Start-up", "Programs that say their version.", starts.map(\.name),
      try Race(contestants: starts, runs: runs).run(), to: "hugo version")

    let site = workplace.root.appending(path: "blog")
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    for name in ["Posts", "Templates", "servus.yml"] {
      try FileManager.default.copyItem(at: tools.repository.appending(path: name), to: site.appending(path: name))
    }
    let servus = Generator(kind: .servus, executable: tools.servus, site: site)
    let fresh = try Race(contestants: [servus.fullBuild(workplace, name: "from nothing")], runs: runs).run()
    let kept = workplace.root.appending(path: "kept-blog")
    _ = try servus.build(to: kept).run()
    let again = Race.Contestant(name: "nothing changed", program: { servus.build(to: kept) })
    let unchanged = try Race(contestants: [again], runs: runs).run()
    try report.add(
      "The example blog", "The posts of this repository, by Servus.", ["from nothing", "nothing changed"],
      fresh + unchanged, to: "from nothing")
  }
}

extension URL {
  fileprivate func asking(_ argument: String) -> Program { Program(arguments: [path, argument]) }
}
