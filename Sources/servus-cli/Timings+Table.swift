import Servus

extension Timings {
  /// A line for each stage: its name, milliseconds, how many things went through it, how many megabytes, and the most
  /// memory that was in use until its end.
  var table: String {
    let lines = entries.map { entry in
      let (count, unit) = entry.count > 0 ? ("\(entry.count)", entry.stage.unit) : ("", "")
      let size = entry.bytes > 0 ? Self.decimal(entry.bytes, per: 1_000_000) + " MB" : ""
      let memory = Self.decimal(entry.peakMemory, per: 1 << 20) + " MiB"
      return
        (Self.left(entry.stage.rawValue, 8) + Self.right(Self.milliseconds(entry.duration), 10)
        + Self.right(count, 9) + " " + Self.left(unit, 11) + Self.right(size, 10)
        + Self.right(memory, 12))
    }
    let total = Self.left("total", 8) + Self.right(Self.milliseconds(total), 10)
    return (lines + [total]).joined(separator: "\n")
  }

  /// The whole time in seconds, with one digit behind the point.
  var totalSeconds: String { Self.decimal(Int(total / .milliseconds(1)), per: 1000) }

  private static func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return decimal(Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000), per: 1000) + " ms"
  }

  /// With one digit behind the point.
  private static func decimal(_ number: Int, per unit: Int) -> String {
    let tenths = (number * 10 + unit / 2) / unit
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension Timings.Stage {
  /// What goes through it.
  fileprivate var unit: String {
    switch self {
    case .parse, .resolve: "posts"
    case .load, .plan, .compare, .render, .write, .publish: "files"
    case .index: "languages"
    case .compile: "layouts"
    case .note: ""
    }
  }
}
