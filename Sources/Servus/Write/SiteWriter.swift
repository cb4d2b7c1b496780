import ServusDiagnostics
import Synchronization

/// Brings the output folder up to date: writes what differs, removes what an earlier build wrote and this one does not
/// produce, and touches nothing else.
final class SiteWriter: Sendable {
  private let folder: OutputFolder
  private let notes: StateFile
  private let previous: OutputState
  private let planned: Set<String>
  /// Set before the first change: both the old and the new files are noted as ours.
  private let hasBegun = Mutex(false)

  private init(folder: OutputFolder, notes: StateFile, previous: OutputState, outputs: [PlannedOutput]) {
    self.folder = folder
    self.notes = notes
    self.previous = previous
    planned = Set(outputs.map(\.address.file))
  }

  /// Renders and writes every planned file, up to `jobs` at a time.
  static func write(
    _ outputs: [PlannedOutput], renderer: SiteRenderer, to folder: OutputFolder, notes: StateFile, jobs: Int,
    diagnostics: inout Diagnostics
  ) async -> WriteReport {
    let (state, note) = notes.load(outputFolder: folder.path)
    if let note { diagnostics.report(note) }
    if state.isInterrupted { folder.removeWorkFiles() }
    let writer = SiteWriter(folder: folder, notes: notes, previous: state, outputs: outputs)
    let results = await concurrentMap(outputs, jobs: jobs) { writer.bringUpToDate($0, renderer) }
    return writer.finish(outputs, results, diagnostics: &diagnostics)
  }

  /// What became of one file.
  private enum Outcome: Sendable {
    case written(OutputState.Entry)
    case unchanged(OutputState.Entry)
    case failed(String)
  }

  private func bringUpToDate(_ output: PlannedOutput, _ renderer: SiteRenderer) -> Outcome {
    let file = output.address.file
    do {
      switch renderer.render(output) {
      case .bytes(let bytes):
        let hash = ContentHash(bytes)
        if let entry = current(
          file, hash: hash, size: bytes.count, compare: { self.folder.contents(of: file) == bytes })
        {
          return .unchanged(entry)
        }
        try begin()
        return .written(OutputState.Entry(hash: hash, stamp: try folder.write(bytes, to: file)))
      case .copy(let source):
        return try copy(source, to: file)
      }
    } catch {
      return .failed(error.reason)
    }
  }

  private func copy(_ source: InputFile, to file: String) throws(FileError) -> Outcome {
    guard case .onDisk(let disk) = source.content else {
      return .failed("its source was not kept")
    }
    let hash = try ContentHash(ofFile: disk.absolutePath)
    let isSame = { (try? ContentHash(ofFile: self.folder.absolute(file))) == hash }
    if let entry = current(file, hash: hash, size: disk.size, compare: isSame) { return .unchanged(entry) }
    try begin()
    return .written(OutputState.Entry(hash: hash, stamp: try folder.copy(disk.absolutePath, to: file)))
  }

  /// The entry of a file that holds the wanted content already. Notes of an untouched file are believed; else the content
  /// itself is compared.
  private func current(
    _ file: String, hash: ContentHash, size: Int, compare: () -> Bool
  ) -> OutputState.Entry? {
    guard let stamp = folder.stamp(of: file), stamp.size == size else { return nil }
    let noted = previous.entries[file]
    if let noted, noted.stamp == stamp, let known = noted.hash { return known == hash ? noted : nil }
    return compare() ? OutputState.Entry(hash: hash, stamp: stamp) : nil
  }

  /// Notes, before the first change, that all old and all new files are ours.
  private func begin() throws(FileError) {
    let failure: FileError? = hasBegun.withLock { hasBegun in
      guard !hasBegun else { return nil }
      do throws(FileError) {
        var state = previous
        state.isInterrupted = true
        for file in planned { state.entries[file] = OutputState.Entry(hash: nil, stamp: nil) }
        try notes.save(state)
        hasBegun = true
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private func finish(_ outputs: [PlannedOutput], _ results: [Outcome], diagnostics: inout Diagnostics) -> WriteReport {
    var report = WriteReport()
    var state = OutputState()
    for (output, outcome) in zip(outputs, results) {
      switch outcome {
      case .written(let entry):
        report.written += 1
        state.entries[output.address.file] = entry
      case .unchanged(let entry):
        report.unchanged += 1
        state.entries[output.address.file] = entry
      case .failed(let reason):
        diagnostics.report(unwritable(output.address.file, reason))
      }
    }
    guard diagnostics.count(of: .error) == 0 else { return report }
    do {
      for file in previous.entries.keys.sorted() where !planned.contains(file) && isStillOurs(file) {
        try begin()
        try folder.remove(file)
        report.removed += 1
      }
      if state != previous { try notes.save(state) }
    } catch {
      diagnostics.report(unwritable("", error.reason))
    }
    return report
  }

  /// A file that somebody has replaced since we wrote it is theirs.
  private func isStillOurs(_ file: String) -> Bool {
    guard let stamp = folder.stamp(of: file), let entry = previous.entries[file] else { return false }
    guard let hash = entry.hash else { return true }
    if entry.stamp == stamp { return true }
    return folder.contents(of: file).map { ContentHash($0) == hash } == true
      || (try? ContentHash(ofFile: folder.absolute(file))) == hash
  }

  private func unwritable(_ file: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unwritable, "\(file.isEmpty ? folder.path : folder.absolute(file)) cannot be written: \(reason)",
      help: "make room or permit writing there, and build again; what stands there is whole")
  }
}

/// What a build did to the output folder, in files.
package struct WriteReport: Sendable, Equatable {
  package internal(set) var written = 0
  package internal(set) var unchanged = 0
  package internal(set) var removed = 0
}
