import Foundation
import TestSupport
import Testing

/// Every target fed with its corpus, and with what chance makes of that.
@Suite struct FuzzTests {
  private static let corpora = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Corpora")
  private static let mutations = ProcessInfo.processInfo.environment["SERVUS_MUTATIONS"].flatMap { Int($0) } ?? 300

  @Test(arguments: FuzzTarget.allCases) func promisesHoldForTheCorpus(_ target: FuzzTarget) throws {
    let corpus = try FileTree(reading: Self.corpora.appending(path: target.rawValue))
    #expect(!corpus.files.isEmpty)
    for (name, bytes) in corpus.files {
      let broken = target.brokenPromise(with: bytes)
      #expect(broken == nil, "\(target.rawValue)/\(name)")
    }
  }

  @Test(arguments: FuzzTarget.allCases) func promisesHoldForWhatChanceMakesOfIt(_ target: FuzzTarget) throws {
    let corpus = try FileTree(reading: Self.corpora.appending(path: target.rawValue)).files
      .sorted { $0.key < $1.key }.map(\.value)
    var random = SplitMix(seed: 1)
    for _ in 0..<Self.mutations {
      let input = Self.mutated(corpus, &random)
      let broken = target.brokenPromise(with: input)
      #expect(broken == nil, "\(target.rawValue) with \(Data(input).base64EncodedString())")
    }
  }

  /// A piece of one input before a piece of another, with some bytes changed, repeated or taken out.
  private static func mutated(_ corpus: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
    let (first, second) = (corpus.randomElement(using: &random) ?? [], corpus.randomElement(using: &random) ?? [])
    var bytes = Array(first.prefix(.random(in: 0...first.count, using: &random)))
    bytes += second.suffix(.random(in: 0...second.count, using: &random))
    for _ in 0..<Int.random(in: 0...8, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = .random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(bytes[place], at: place)
      default: bytes.insert(contentsOf: bytes[place...].prefix(.random(in: 1...16, using: &random)), at: place)
      }
    }
    return bytes
  }
}
