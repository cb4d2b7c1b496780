import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Judges where a site may be written.
package enum OutputPath {
  /// The output folder as an absolute path without links, or nil, with a message, where writing there could harm the
  /// site's sources or somebody else's files.
  package static func resolve(_ output: String, source: String, diagnostics: inout Diagnostics) -> String? {
    let output = real(output)
    let source = real(source)
    let home = getenv("HOME").map { real(String(cString: $0)) }
    let reserved = ["Posts", "Templates", ".servus", ".git"].map { "\(source)/\($0)" }
    let fault: String? =
      if output == "/" || output == home {
        "is no folder for a site alone"
      } else if output == source || source.hasPrefix(output + "/") {
        "holds the site's sources"
      } else if reserved.contains(where: { output == $0 || output.hasPrefix($0 + "/") || $0.hasPrefix(output + "/") }) {
        "belongs to the site's sources"
      } else if ["servus.yml", "Posts"].allSatisfy({ access("\(output)/\($0)", F_OK) == 0 }) {
        "is the folder of another site"
      } else {
        nil
      }
    guard let fault else { return output }
    diagnostics.report(
      Diagnostic(
        .unsafeOutput, "the output folder \(output) \(fault)", help: "name another folder with --output"))
    return nil
  }

  /// A path with links followed as far as it exists, and the rest as written.
  static func real(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: true)
    guard let last = parts.last else { return "/" }
    // The working folder is gone: its path cannot be known.
    if trimmed == "." { return "/." }
    let parent =
      trimmed.hasPrefix("/") ? "/" + parts.dropLast().joined(separator: "/") : parts.dropLast().joined(separator: "/")
    let base = real(parent.isEmpty ? "." : parent)
    switch last {
    case ".": return base
    case "..": return base.lastIndex(of: "/").map { $0 == base.startIndex ? "/" : String(base[..<$0]) } ?? "/"
    default: return base == "/" ? "/\(last)" : "\(base)/\(last)"
    }
  }
}
