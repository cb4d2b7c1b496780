import Foundation
import ServusDiagnostics
import ServusLanguage
import ServusMarkdown

/// What typography costs beside libcmark's own parsing and rendering of the same posts, by language.
///
///     typography-benchmark SITE [ROUNDS]
///
/// reads `Templates/strings` and `Posts` of a site's folder, and prints medians of rounds in which both take turns, in
/// nanoseconds of processor time for a byte of Markdown. `growth` is how many times as much a byte costs in a block of 10 MB
/// as in one of 1 MB: fresh memory makes it two or so, a rule that looks back over the whole block would make it ten. The exit
/// status is 1 where typography is the dearer of the two, or grows more than fivefold.
@main
struct TypographyBenchmark {
  private let folder: URL
  private let rounds: Int

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, arguments.count == 2 || Int(arguments[2]) ?? 0 > 0 else {
      FileHandle.standardError.write(Data("usage: typography-benchmark SITE [ROUNDS]\n".utf8))
      exit(64)
    }
    let benchmark = TypographyBenchmark(
      folder: URL(filePath: arguments[1]), rounds: arguments.count > 2 ? Int(arguments[2]) ?? 1 : 101)
    exit(try benchmark.run() ? 0 : 1)
  }

  /// Prints a line a language; false where typography costs more than libcmark in one of them.
  private func run() throws -> Bool {
    print("language   posts  bytes     libcmark   typography  ratio  growth")
    let strings = folder.appending(path: "Templates/strings")
    let codes = try FileManager.default.contentsOfDirectory(atPath: strings.path).filter { $0.hasSuffix(".yml") }
      .map { String($0.dropLast(4)) }.sorted()
    var isCheap = true
    for code in codes {
      let posts = try posts(of: code)
      guard !posts.isEmpty else { continue }
      let (ratio, growth) = try measure(code, posts)
      if ratio >= 1 || growth >= 5 { isCheap = false }
    }
    return isCheap
  }

  /// The Markdown of a language's posts, without front matter.
  private func posts(of code: String) throws -> [SourceText] {
    let root = folder.appending(path: "Posts/\(code)")
    guard FileManager.default.fileExists(atPath: root.path) else { return [] }
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".md") }.sorted()
    return try paths.prefix(2_000).compactMap { path in
      let bytes = [UInt8](try Data(contentsOf: root.appending(path: path)))
      guard case .success(let parts) = SourceDocument.split(bytes) else { return nil }
      return SourceText(path: path, bytes: Array(bytes[parts.body]))
    }
  }

  private func measure(_ code: String, _ posts: [SourceText]) throws -> (ratio: Double, growth: Double) {
    let path = "Templates/strings/\(code).yml"
    var diagnostics = Diagnostics()
    let source = SourceText(path: path, bytes: [UInt8](try Data(contentsOf: folder.appending(path: path))))
    guard let language = Language(code: code, strings: source, diagnostics: &diagnostics) else {
      throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: path])
    }
    let typography = language.typography
    var plain = MarkdownOptions(language: code, slug: { _ in "" })
    let untouched = MarkdownConverter(options: plain)
    plain.typography = { typography.setter() }
    let set = MarkdownConverter(options: plain)
    let bytes = posts.reduce(0) { $0 + $1.bytes.count }
    var samples: (libcmark: [Double], typography: [Double]) = ([], [])
    for _ in 0..<rounds {
      // Post by post, as in a build: a loop over one small text would be learned by heart by the processor.
      var (bare, without, with) = (0.0, 0.0, 0.0)
      for post in posts {
        bare += time { _ = MarkdownConverter.plainHTML(post, diagnostics: &diagnostics) }
        without += time { _ = untouched.convert(post, diagnostics: &diagnostics) }
        with += time { _ = set.convert(post, diagnostics: &diagnostics) }
      }
      samples.libcmark.append(bare / Double(bytes))
      samples.typography.append((with - without) / Double(bytes))
    }
    let growth = growth(typography)
    let (libcmark, cost) = (median(samples.libcmark), median(samples.typography))
    let columns = [
      code.padded(to: 11), "\(posts.count)".padded(to: 7), "\(bytes)".padded(to: 10),
      libcmark.twoDecimals.padded(to: 11), cost.twoDecimals.padded(to: 12), (cost / libcmark).twoDecimals.padded(to: 7),
      growth.twoDecimals,
    ]
    print(columns.joined())
    return (cost / libcmark, growth)
  }

  /// Texts of one block each that make rules look far.
  private static let units = [
    "\"a 'b\" c' ", "1 ", "1-", "- ", "... ", "a@b.c ", "a://b ", "A. ", "v ", "„‚a \"b‘ c\" ", "+1 2 ", "1. 1. ",
    "'n' ",
    "č. ", "w", "Prišla \"zásielka\" - 5-10 kg, 12. mája 2025... ",
  ]

  /// How many times as much a byte costs in a block of 10 MB as in one of 1 MB, at the worst.
  private func growth(_ typography: Typography) -> Double {
    Self.units.map { unit in
      let costs = [1_000_000, 10_000_000].map { size in
        let text = Array(String(repeating: unit, count: size / unit.utf8.count).utf8)
        let samples = (0..<3).map { _ in
          time { text.withUnsafeBufferPointer { typography.setter()($0, [$0.count]) { _, _ in } } }
        }
        return median(samples) / Double(text.count)
      }
      return costs[1] / costs[0]
    }.max() ?? 0
  }

  private func median(_ samples: [Double]) -> Double {
    samples.sorted()[samples.count / 2]
  }

  /// The processor time of this thread, in nanoseconds: other programs do not count.
  private func time(_ body: () -> Void) -> Double {
    let start = nanoseconds(CLOCK_THREAD_CPUTIME_ID)
    body()
    return nanoseconds(CLOCK_THREAD_CPUTIME_ID) - start
  }

  private func nanoseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}

extension Double {
  fileprivate var twoDecimals: String {
    let hundredths = Int((self * 100).rounded())
    let rest = "0\(abs(hundredths % 100))".suffix(2)
    return "\(hundredths / 100).\(rest)"
  }
}
