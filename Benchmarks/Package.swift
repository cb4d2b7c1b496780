// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// What measures Servus from outside: a maker of sites of any size, and a runner that times whole processes. `Typography`
/// belongs to the package above, as it looks into the rooms.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "corpus", targets: ["corpus"]),
    .executable(name: "benchmark", targets: ["benchmark"]),
  ],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")],
  targets: [
    .target(name: "BenchmarkCorpus", swiftSettings: strict),
    .executableTarget(
      name: "corpus",
      dependencies: ["BenchmarkCorpus", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .executableTarget(
      name: "benchmark",
      dependencies: ["BenchmarkCorpus", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .testTarget(name: "BenchmarkTests", dependencies: ["benchmark"], swiftSettings: strict),
    .testTarget(name: "BenchmarkCorpusTests", dependencies: ["BenchmarkCorpus"], swiftSettings: strict),
  ]
)
