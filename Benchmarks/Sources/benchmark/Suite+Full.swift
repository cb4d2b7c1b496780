import Foundation

extension Suite {
  mutating func measureFullBuilds(_ generators: [Generator]) throws {
    var contestants = generators.map { $0.fullBuild(workplace) }
    if let limit = tools.limit {
      let manifest = try limitManifest(of: generators[0])
      contestants.append(
        Race.Contestant(
          name: "limit",
          program: {
            [workplace] in Program(arguments: [limit.path, "build", manifest.path, workplace.newOutput().path])
          }))
    }
    let results = try Race(contestants: contestants, runs: runs).run()
    report.add(
      "A full build of \(posts) posts", "Each into a new folder, with no memory of earlier builds.",
      contestants, results, to: "Hugo", "limit")
    try measureJobs(generators[0])
  }

  private mutating func measureJobs(_ servus: Generator) throws {
    let contestants = [1, 2].map { (jobs: Int) in
      servus.fullBuild(workplace, jobs: jobs, name: "Servus --jobs \(jobs)")
    }
    let results = try Race(contestants: contestants, runs: runs, warmUps: 0).run()
    let outputs = try [1, 2].map { (jobs: Int) in
      let output = workplace.newOutput()
      try workplace.setAside(servus.site.appending(path: ".servus"))
      _ = try servus.build(to: output, jobs: jobs).run()
      return try Tree(output)
    }
    let differences = try outputs[0].differences(from: outputs[1])
    guard differences.isEmpty else {
      throw Failure("one task and two make \(differences.count) files that differ: \(differences[0])")
    }
    report.add(
      "One task at a time, and two", "The same full build; both make the same files, byte for byte.", contestants,
      results, to: "Servus --jobs 1")
  }

  /// Builds the site once for what the limit has to write.
  func limitManifest(of servus: Generator) throws -> URL {
    let output = workplace.newOutput()
    _ = try servus.build(to: output).run()
    return try limitManifest(of: servus, output)
  }

  func limitManifest(of servus: Generator, _ output: URL) throws -> URL {
    let file = workplace.root.appending(path: "manifest")
    let manifest = try Tree(output).manifest(sources: servus.site.appending(path: "Posts"))
    try Data(manifest.utf8).write(to: file)
    return file
  }
}
