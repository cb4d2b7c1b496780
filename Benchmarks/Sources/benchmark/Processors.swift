import Foundation

/// What the system tells of its processors.
enum Processors {
  /// Seconds that all of them together have worked since the machine was started; nil where there is no `/proc`.
  static func busySeconds() -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
      let line = text.split(separator: "\n").first
    else { return nil }
    // user, nice, system, idle, iowait, irq, softirq, steal
    let ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Double($0) }
    guard ticks.count == 8 else { return nil }
    return (ticks.reduce(0, +) - ticks[3] - ticks[4]) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The machine in a line.
  static func machine() -> String {
    let info = ProcessInfo.processInfo
    let memory = info.physicalMemory >> 20
    return "\(model() ?? "unknown processor"), \(info.activeProcessorCount) processors, \(memory) MiB of memory, "
      + info.operatingSystemVersionString
  }

  private static func model() -> String? {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("model name") })
    else { return nil }
    return line.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
