import Foundation

extension Suite {
  /// The program that is delivered, with the libraries of Swift and libcmark in it, beside one with shared libraries.
  mutating func measureLinking(_ servus: Generator) throws {
    guard let shared = tools.shared else { return }
    let linkings = [
      (name: "static libraries", executable: tools.servus), (name: "shared libraries", executable: shared),
    ]
    let starts = linkings.map { linking in
      Race.Contestant(name: linking.name, program: { linking.executable.asking("--version") })
    }
    report.add(
      "Two ways of linking: start-up",
      "Servus says its version. The program of `make program` has its libraries in it.",
      starts, try Race(contestants: starts, runs: runs).run(), to: "static libraries")
    let builds = linkings.map { linking in
      Generator(kind: .servus, executable: linking.executable, site: servus.site)
        .fullBuild(workplace, name: linking.name)
    }
    report.add(
      "Two ways of linking: a full build of \(posts) posts", "The same sources, compiled and optimised alike.", builds,
      try Race(contestants: builds, runs: runs).run(), to: "static libraries")
  }
}
