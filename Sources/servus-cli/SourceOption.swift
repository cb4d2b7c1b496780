import ArgumentParser
import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the site is that a command is about.
struct SourceOption: ParsableArguments {
  @Option(help: ArgumentHelp("The site's folder, where servus.yml is.", valueName: "dir"), completion: .directory)
  var source = "."

  func validate() throws {
    if source.isEmpty { throw ValidationError("--source must name a folder") }
  }

  /// What the pipeline is asked to do where nothing else is said.
  func buildOptions() throws -> BuildOptions {
    BuildOptions(
      source: source, output: "\(source)/Public", jobs: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), now: try Self.now())
  }

  /// A path of the site's folder as it is seen from the current one.
  func path(of file: String) -> String {
    var folder = source
    while folder.hasSuffix("/") { folder.removeLast() }
    if folder == "." { return file }
    let path = "\(folder)/\(file)"
    guard let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    let prefix = String(cString: current) + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// Seconds since 1970: `SOURCE_DATE_EPOCH` where it is set (reproducible-builds.org), else the clock's.
  static func now() throws -> Int {
    guard let value = getenv("SOURCE_DATE_EPOCH") else { return time(nil) }
    let text = String(cString: value)
    guard let seconds = Int(text), seconds >= 0, seconds < 253_402_300_800 else {
      throw ValidationError("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"\(text)\"")
    }
    return seconds
  }
}
