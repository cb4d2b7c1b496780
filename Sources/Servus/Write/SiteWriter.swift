import ServusDiagnostics
import Synchronization

/// Brings the output folder up to date: writes what differs, removes what an earlier build wrote and this one does not
/// produce, and touches nothing else.
final class SiteWriter: Sendable {
  private let folder: OutputFolder
  private let notes: StateFile
  private let previous: OutputState
  /// In the order of their files.
  private let outputs: [PlannedOutput]
  private let rendering = StageMeter()
  private let writing = StageMeter()
  /// Set before the first change: both the old and the new files are noted as ours.
  private let hasBegun = Mutex(false)

  private init(folder: OutputFolder, notes: StateFile, previous: OutputState, outputs: [PlannedOutput]) {
    self.folder = folder
    self.notes = notes
    self.previous = previous
    self.outputs = outputs
  }

  /// What came of it.
  struct Result: Sendable {
    let report: WriteReport
    /// The files that were written or removed.
    let changedFiles: [String]
    /// The fingerprint of the notes on the output folder.
    let outputs: ContentHash
  }

  /// Renders and writes every planned file whose content may differ, up to `jobs` at a time. Nil, with messages, where
  /// something cannot be written.
  static func write(
    _ outputs: [PlannedOutput], renderer: SiteRenderer, faces: SiteFaces, notebook: Notebook, jobs: Int,
    progress: BuildProgress? = nil, diagnostics: inout Diagnostics, timings: inout Timings
  ) async throws(DamagedNotes) -> Result? {
    let folder = OutputFolder(path: notebook.outputFolder, waitsForPublishing: true)
    let state = notebook.lastOutputs?.state ?? OutputState()
    if notebook.lastOutputs == nil, let remark = notebook.outputs.remark(outputFolder: folder.path) {
      diagnostics.report(remark)
    }
    let writer = SiteWriter(folder: folder, notes: notebook.outputs, previous: state, outputs: outputs)
    do throws(FileError) {
      if state.isInterrupted || notebook.lastOutputs == nil { try writer.removeWorkFiles() }
    } catch {
      diagnostics.report(writer.unwritable("", error))
      return nil
    }
    let checked = await timings.measure(.compare) {
      let ingredients = renderer.ingredients(faces) { notebook.trusted($0.stamp) != nil }
      progress?.begin(.comparing, of: outputs.count)
      return await concurrentMap(Array(outputs.indices), jobs: jobs) { place in
        defer { progress?.advance() }
        return writer.check(place, ingredients)
      }
    }
    timings.amount(outputs.count)
    let renderer = await renderer.prepared(forFiles: checked.count { $0.kept == nil }, jobs: jobs)
    progress?.begin(.writing, of: outputs.count)
    let results = await concurrentMap(checked, jobs: jobs) { output in
      defer { progress?.advance() }
      return writer.bringUpToDate(output, renderer)
    }
    timings.add(writer.rendering.entry(.render))
    let written = writer.writing.entry(.write)
    timings.add(written)
    let isDamaged = results.contains { if case .damaged = $0 { true } else { false } }
    guard !isDamaged else {
      try? writer.removeWorkFiles()
      throw DamagedNotes()
    }
    let result = await timings.measure(.publish) {
      writer.finish(outputs, results, saved: notebook.lastOutputs?.fingerprint, jobs: jobs, diagnostics: &diagnostics)
    }
    if let result { timings.amount(result.changedFiles.count, bytes: written.bytes) }
    return result
  }

  /// Whether all files that a build noted stand as it left them.
  static func isUntouched(_ state: OutputState, in folder: OutputFolder, jobs: Int) async -> Bool {
    await concurrentMap(state.entries.rows, jobs: jobs) { row in
      row.value.stamp != nil && (try? folder.stamp(of: row.path)) == row.value.stamp
    }
    .allSatisfy(\.self)
  }

  /// What became of one file.
  private enum Outcome: Sendable {
    case written(OutputState.Entry)
    case unchanged(OutputState.Entry)
    case failed(FileError)
    /// The file to be copied has gone, or may no longer be read.
    case unreadable(InputFile, String)
    /// What was kept of a post cannot be read again.
    case damaged
  }

  /// A planned file, looked at before anything is rendered.
  private struct CheckedOutput: Sendable {
    /// Its place in the plan.
    let place: Int
    /// What it is made of; nil where that is not known.
    let ingredients: ContentHash?
    /// The note on the file where it stands as the last build left it and would be made of the same again.
    let kept: OutputState.Entry?
  }

  private func check(_ place: Int, _ ingredients: Ingredients) -> CheckedOutput {
    let output = outputs[place]
    let ingredients = ingredients.fingerprint(of: output)
    var kept: OutputState.Entry?
    if let ingredients, let noted = previous.entries[output.file], noted.ingredients == ingredients,
      noted.hash != nil, let stamp = noted.stamp, (try? folder.stamp(of: output.file)) == stamp
    {
      kept = noted
    }
    return CheckedOutput(place: place, ingredients: ingredients, kept: kept)
  }

  private func bringUpToDate(_ checked: CheckedOutput, _ renderer: SiteRenderer) -> Outcome {
    if let kept = checked.kept { return .unchanged(kept) }
    let (output, ingredients) = (outputs[checked.place], checked.ingredients)
    let file = output.file
    let rendered: SiteRenderer.Rendered
    do throws(DamagedNotes) {
      rendered = try rendering.measure { () throws(DamagedNotes) in try renderer.render(output) }
    } catch {
      return .damaged
    }
    do throws(FileError) {
      return try writing.measure { () throws(FileError) in
        switch rendered {
        case .bytes(let bytes):
          rendering.add(count: 1, bytes: bytes.count)
          return try put(bytes, into: file, ingredients)
        case .copy(let source): return try copy(source, to: file, ingredients)
        }
      }
    } catch {
      return .failed(error)
    }
  }

  private func put(_ bytes: [UInt8], into file: String, _ ingredients: ContentHash?) throws(FileError) -> Outcome {
    let hash = ContentHash(bytes)
    if let stamp = current(
      file, hash: hash, size: bytes.count, compare: { (try? self.folder.contents(of: file)) == bytes })
    {
      return .unchanged(OutputState.Entry(hash: hash, stamp: stamp, ingredients: ingredients))
    }
    try begin()
    writing.add(count: 1, bytes: bytes.count)
    return .written(
      OutputState.Entry(hash: hash, stamp: try folder.write(bytes, to: file), ingredients: ingredients))
  }

  private func copy(_ source: InputFile, to file: String, _ ingredients: ContentHash?) throws(FileError) -> Outcome {
    guard case .onDisk(let disk) = source.content else {
      return .failed(FileError(reason: "its source was not kept"))
    }
    do throws(FileError) {
      if let (stamp, hash) = try currentCopy(of: disk, at: file) {
        return .unchanged(OutputState.Entry(hash: hash, stamp: stamp, ingredients: ingredients))
      }
      try begin()
      writing.add(count: 1, bytes: disk.size)
      let (stamp, hash) = try folder.copy(disk.absolutePath, to: file)
      return .written(OutputState.Entry(hash: hash, stamp: stamp, ingredients: ingredients))
    } catch {
      guard error.path == disk.absolutePath else { throw error }
      return .unreadable(source, error.reason)
    }
  }

  /// The stamp and hash of a copy that is right already. What is copied anew is hashed on the way.
  private func currentCopy(
    of disk: InputFile.DiskFile, at file: String
  ) throws(FileError) -> (stamp: FileStamp, hash: ContentHash)? {
    guard let standing = try? folder.stamp(of: file), standing.size == disk.size else { return nil }
    let hash = try ContentHash(ofFile: disk.absolutePath)
    let isSame = { (try? ContentHash(ofFile: self.folder.absolute(file))) == hash }
    return current(file, hash: hash, size: disk.size, compare: isSame).map { ($0, hash) }
  }

  /// The stamp of a file that holds the wanted content already. Notes of an untouched file are believed; else the content
  /// itself is compared.
  private func current(
    _ file: String, hash: ContentHash, size: Int, compare: () -> Bool
  ) -> FileStamp? {
    guard !folder.isKnownToBeNew(file), let stamp = try? folder.stamp(of: file), stamp.size == size else { return nil }
    let noted = previous.entries[file]
    if let noted, noted.stamp == stamp, let known = noted.hash { return known == hash ? stamp : nil }
    return compare() ? stamp : nil
  }

  /// Notes, before the first change, that all old and all new files are ours.
  private func begin() throws(FileError) {
    let failure: FileError? = hasBegun.withLock { hasBegun in
      guard !hasBegun else { return nil }
      do throws(FileError) {
        var state = previous
        state.isInterrupted = true
        state.entries = previous.entries.setting(OutputState.Entry(hash: nil, stamp: nil), for: outputs.map(\.file))
        try notes.save(state)
        hasBegun = true
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private func finish(
    _ outputs: [PlannedOutput], _ results: [Outcome], saved: ContentHash?, jobs: Int, diagnostics: inout Diagnostics
  ) -> Result? {
    var report = WriteReport()
    var state = OutputState()
    var changedFiles: [String] = []
    var refusals: [Diagnostic] = []
    for (output, outcome) in zip(outputs, results) {
      switch outcome {
      case .written(let entry):
        report.written += 1
        changedFiles.append(output.file)
        state.entries[output.file] = entry
      case .unchanged(let entry):
        report.unchanged += 1
        state.entries[output.file] = entry
      case .failed(let error): refusals.append(unwritable(output.file, error))
      case .unreadable(let source, let reason): refusals.append(.unreadable(source.path, reason))
      case .damaged: break
      }
    }
    do throws(FileError) {
      guard refusals.isEmpty else { return refuse(refusals, &diagnostics) }
      try folder.publish(jobs: jobs)
      for row in previous.entries.rows where state.entries[row.path] == nil {
        guard try remove(row) else { continue }
        report.removed += 1
        changedFiles.append(row.path)
      }
      let fingerprint = if let saved, state == previous { saved } else { try notes.save(state) }
      return Result(report: report, changedFiles: changedFiles, outputs: fingerprint)
    } catch {
      return refuse([unwritable("", error)], &diagnostics)
    }
  }

  private func refuse(_ refusals: [Diagnostic], _ diagnostics: inout Diagnostics) -> Result? {
    try? removeWorkFiles()
    // What stands in the way of all files, such as notes that cannot be written, is said once.
    var told: Set<Diagnostic> = []
    for refusal in refusals where told.insert(refusal).inserted { diagnostics.report(refusal) }
    return nil
  }

  private func removeWorkFiles() throws(FileError) {
    try folder.removeWorkFiles(beside: previous.entries.rows.map(\.path) + outputs.map(\.file))
  }

  /// Removes what an earlier build wrote, unless it is somebody else's by now; false where nothing was to be removed.
  private func remove(_ row: PathTable<OutputState.Entry>.Row) throws(FileError) -> Bool {
    guard let stamp = try folder.stamp(of: row.path) else {
      // A build that was killed may have removed a file and left its folder.
      try folder.removeEmptyFolders(above: row.path)
      return false
    }
    guard !folder.isBehindLink(row.path), try isStillOurs(row, stamp) else { return false }
    try begin()
    try folder.remove(row.path)
    return true
  }

  /// A file that somebody has replaced since we wrote it is theirs.
  private func isStillOurs(
    _ row: PathTable<OutputState.Entry>.Row, _ stamp: FileStamp
  ) throws(FileError) -> Bool {
    guard let hash = row.value.hash else { return true }
    if row.value.stamp == stamp { return true }
    if try ContentHash(ofFile: folder.absolute(row.path)) == hash { return true }
    return ContentHash(try folder.contents(of: row.path)) == hash
  }

  private func unwritable(_ file: String, _ error: FileError) -> Diagnostic {
    let path = error.path ?? (file.isEmpty ? folder.path : folder.absolute(file))
    return Diagnostic(
      .unwritable, "\(path) cannot be written: \(error.reason)",
      help: "make room or permit writing there, and build again; what stands there is whole")
  }
}

/// What a build did to the output folder, in files.
package struct WriteReport: Sendable, Equatable {
  package internal(set) var written = 0
  package internal(set) var unchanged = 0
  package internal(set) var removed = 0
}
