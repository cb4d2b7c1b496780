import BenchmarkCorpus
import Foundation

extension Suite {
  mutating func measureEdits(_ generators: [Generator]) throws {
    let outputs = generators.map { workplace.root.appending(path: "kept-\($0.name.lowercased())") }
    for (generator, output) in zip(generators, outputs) { _ = try generator.build(to: output).run() }
    let post = corpus.englishPost(near: posts / 2)
    for edit in Edit.allCases {
      var contestants = zip(generators, outputs).map { generator, output in
        Race.Contestant(
          name: generator.name, prepare: { try edit.apply(to: generator, post: post, round: $0) },
          program: { generator.build(to: output) })
      }
      if edit == .nothing, let limit = tools.limit {
        let manifest = try limitManifest(of: generators[0], outputs[0])
        contestants.append(
          Race.Contestant(
            name: "limit", program: { Program(arguments: [limit.path, "stat", manifest.path, outputs[0].path]) }))
      }
      let results = try Race(contestants: contestants, runs: runs).run()
      report.add("\(posts) posts, \(edit.name)", edit.note, contestants, results, to: "Hugo", "limit")
    }
    try compareWithFullBuild(generators[0], outputs[0])
  }

  /// After all the changes the kept folder must be what a build from nothing makes.
  private mutating func compareWithFullBuild(_ servus: Generator, _ kept: URL) throws {
    try workplace.setAside(servus.site.appending(path: ".servus"))
    let fresh = workplace.newOutput()
    _ = try servus.build(to: fresh).run()
    let differences = try Tree(kept).differences(from: Tree(fresh))
    guard differences.isEmpty else {
      throw Failure("after changes \(differences.count) files are not what a full build makes: \(differences[0])")
    }
    report.add("After these changes Servus's folder is, byte for byte, what a build from nothing makes.\n")
  }
}
