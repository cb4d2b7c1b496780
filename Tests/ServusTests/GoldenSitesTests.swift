import Foundation
import Testing

/// A folder of `Sites`: `input/` is the site, `expected/` its whole output and `messages.txt` what the command line prints
/// to standard error; either may be missing where there is nothing.
struct GoldenSite: CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  static func all() throws -> [GoldenSite] {
    try FileManager.default.contentsOfDirectory(atPath: SmallSite.sitesFolder.path)
      .filter { !$0.hasPrefix("_") && !$0.hasPrefix(".") }.sorted().map { GoldenSite(name: $0) }
  }

  private var folder: URL { SmallSite.sitesFolder.appending(path: name) }
  private var expectedFolder: URL { folder.appending(path: "expected") }
  private var messagesFile: URL { folder.appending(path: "messages.txt") }

  func input() throws -> SmallSite {
    try SmallSite(FileTree(reading: folder.appending(path: "input")))
  }

  func expectedOutput() throws -> FileTree { try FileTree(reading: expectedFolder) }

  func expectedMessages() throws -> String {
    guard FileManager.default.fileExists(atPath: messagesFile.path) else { return "" }
    return String(decoding: try Data(contentsOf: messagesFile), as: UTF8.self)
  }

  /// Replaces what is expected.
  func record(_ output: FileTree, messages: String) throws {
    for old in [expectedFolder, messagesFile] where FileManager.default.fileExists(atPath: old.path) {
      try FileManager.default.removeItem(at: old)
    }
    try output.write(to: expectedFolder)
    if !messages.isEmpty { try Data(messages.utf8).write(to: messagesFile) }
  }
}

/// Whether expectations are to be rewritten instead of compared.
let isRecording = ProcessInfo.processInfo.environment["SERVUS_RECORD"] == "1"

@Suite struct GoldenSitesTests {
  @Test(arguments: try GoldenSite.all())
  func theCommandLineGivesTheRecordedOutputAndMessages(_ golden: GoldenSite) async throws {
    let folder = try SiteFolder(golden.input())
    let run = try await CommandLineTool.run(
      ["build", "--source", folder.url.path], environment: CommandLineTool.epoch)
    let output = try folder.published()
    if isRecording { try golden.record(output, messages: run.messages) }
    let wrongFiles = try output.difference(from: golden.expectedOutput())
    #expect(wrongFiles == nil, "record again with SERVUS_RECORD=1 if this is meant\n\(wrongFiles ?? "")")
    let wanted = try golden.expectedMessages()
    let isSame = run.messages == wanted
    #expect(isSame, "\(FileTree.firstDifference(run.messages, wanted))")
    #expect(run.status == (output.files.isEmpty ? 1 : 0))
  }
}
