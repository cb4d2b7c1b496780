import Foundation

/// What is printed while the benchmarks run, and written to a file after each of them.
struct Report {
  private(set) var text = ""
  private let file: URL?

  init(file: URL?) { self.file = file }

  mutating func add(_ part: String) throws {
    text += text.isEmpty ? part : "\n\(part)"
    FileHandle.standardOutput.write(Data("\(part)\n".utf8))
    if let file { try Data(text.utf8).write(to: file) }
  }

  /// A section with a table of usages; the ratios are to the contestant of that name, or else to the first.
  mutating func add(_ title: String, _ note: String, _ names: [String], _ usages: [Usage], to reference: String) throws
  {
    let base = usages[names.firstIndex(of: reference) ?? 0]
    let other = names.contains(reference) ? reference : names[0]
    var table = Table(
      "", "wall s", "user s", "system s", "CPU s", "peak MiB", "wall : \(other)", "CPU : \(other)", "others busy")
    for (name, usage) in zip(names, usages) {
      table.add([
        name, usage.wall.digits(3), usage.user.digits(3), usage.system.digits(3), usage.processor.digits(3),
        usage.peak.digits(1), (usage.wall / base.wall).digits(3),
        (usage.processor / max(base.processor, 1e-6)).digits(3),
        usage.others.digits(2) + (usage.others > Self.disturbing ? " !" : ""),
      ])
    }
    try add("## \(title)\n\n\(note)\n\n\(table.text)")
  }

  /// So many processors busy with something else spoil wall times.
  static let disturbing = 0.1
}
