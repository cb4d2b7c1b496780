// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// The rooms; arrows run from a room to the rooms it may know.
let package = Package(
  name: "servus",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "servus", targets: ["servus"]),
    // What tests load before the program, to have the system fail it.
    .library(name: "FaultInjection", type: .dynamic, targets: ["FaultInjection"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CPlatform"),
    .target(name: "ServusDiagnostics", swiftSettings: strict),
    .target(
      name: "ServusYAML", dependencies: ["ServusDiagnostics", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "ServusLanguage", dependencies: ["ServusDiagnostics", "ServusYAML"], swiftSettings: strict),
    .target(name: "ServusMarkup", swiftSettings: strict),
    .target(
      name: "ServusMarkdown", dependencies: ["ServusDiagnostics", "ServusMarkup", "CCmark"], swiftSettings: strict),
    .target(name: "ServusTemplate", dependencies: ["ServusDiagnostics", "ServusMarkup"], swiftSettings: strict),
    // What is not written by hand: the theme inside the program, and the commit that it was built from.
    .plugin(name: "GenerateSources", capability: .buildTool(), dependencies: ["generate-sources"]),
    .executableTarget(name: "generate-sources", swiftSettings: strict),
    .executableTarget(name: "manual-page", swiftSettings: strict),
    .target(
      name: "ServusStarter", dependencies: ["ServusYAML"], exclude: ["Site"], swiftSettings: strict,
      plugins: ["GenerateSources"]),
    .target(
      name: "Servus",
      dependencies: [
        "CPlatform", "ServusDiagnostics", "ServusYAML", "ServusLanguage", "ServusMarkup", "ServusMarkdown",
        "ServusTemplate",
      ],
      swiftSettings: strict),
    .target(
      name: "ServusPreview",
      dependencies: [
        "Servus", "ServusDiagnostics", "ServusMarkup", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      resources: [.embedInCode("Reload/Client/preview.js"), .embedInCode("Reload/Client/preview.css")],
      swiftSettings: strict),
    .executableTarget(
      name: "servus",
      dependencies: [
        "CPlatform", "Servus", "ServusMarkup", "ServusPreview", "ServusStarter",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/servus-cli", swiftSettings: strict, plugins: ["GenerateSources"]),
    .executableTarget(
      name: "typography-benchmark", dependencies: ["ServusLanguage", "ServusMarkdown"], path: "Benchmarks/Typography",
      swiftSettings: strict),
    .testTarget(
      name: "ServusPreviewTests", dependencies: ["ServusPreview", "Servus", "TestSupport"], swiftSettings: strict),
    .target(name: "FaultInjection", path: "Tests/FaultInjection"),
    .target(
      name: "TestSupport", dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ServusDiagnosticsTests", dependencies: ["ServusDiagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ServusMarkupTests", dependencies: ["ServusMarkup", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ServusYAMLTests", dependencies: ["ServusYAML", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ServusLanguageTests", dependencies: ["ServusLanguage", "ServusMarkdown", "TestSupport"],
      exclude: ["Cases"],
      swiftSettings: strict),
    .testTarget(
      name: "ServusMarkdownTests", dependencies: ["ServusMarkdown", "TestSupport"], exclude: ["Cases"],
      swiftSettings: strict),
    .testTarget(
      name: "ServusTemplateTests", dependencies: ["ServusTemplate", "ServusMarkup", "TestSupport"],
      exclude: ["Specification"],
      swiftSettings: strict),
    .testTarget(
      name: "ServusTests", dependencies: ["Servus", "ServusStarter", "TestSupport"],
      exclude: ["Sites", "Search/Cases", "Search/search-harness.js"],
      swiftSettings: strict),
  ]
)

// The targets of fuzzing are fed by tests, or, where SERVUS_FUZZING is set, by libFuzzer, which has a `main` of its own.
let fuzzed = [
  "Servus", "ServusDiagnostics", "ServusLanguage", "ServusMarkdown", "ServusMarkup", "ServusPreview", "ServusTemplate",
  "ServusYAML",
]
let fuzzDependencies =
  fuzzed.map { Target.Dependency(stringLiteral: $0) } + [.product(name: "NIOHTTP1", package: "swift-nio")]
if Context.environment["SERVUS_FUZZING"] == nil {
  package.targets.append(
    .testTarget(
      name: "ServusFuzzTests", dependencies: fuzzDependencies + ["TestSupport"], path: "Tests/Fuzzing",
      exclude: ["Corpora", "Entry", "run"], swiftSettings: strict))
} else {
  package.products = []
  package.targets.removeAll { !(fuzzed + ["CCmark", "CPlatform"]).contains($0.name) }
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: fuzzDependencies, path: "Tests/Fuzzing", exclude: ["Corpora", "Tests", "run"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
