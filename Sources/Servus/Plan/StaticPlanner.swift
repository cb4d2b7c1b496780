import ServusDiagnostics

/// Gives the files of Templates/static their published names: stylesheets, scripts and pictures carry a fingerprint of
/// their content, so that browsers may keep them for ever.
enum StaticPlanner {
  private static let fingerprintedEndings = ["css", "js", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg"]

  typealias Planned = (file: StaticFile, content: OutputContent)

  /// The files in order, and what is written for each: stylesheets without comments and needless blanks, all others as they
  /// are.
  static func plan(_ files: [InputFile], basePath: String, diagnostics: inout Diagnostics) -> [Planned] {
    var planned: [Planned] = []
    var stylesheets: [(file: InputFile, css: [UInt8])] = []
    for file in files {
      switch file.content {
      case .bytes(let bytes) where file.path.hasSuffix(".css"):
        stylesheets.append((file, minified(bytes, path: file.path, &diagnostics)))
      case .bytes(let bytes): planned.append((staticFile(file, fingerprint: file.fingerprint), .bytes(bytes)))
      case .unread, .onDisk: planned.append((staticFile(file, fingerprint: file.fingerprint), .copy(file)))
      }
    }
    // Stylesheets come last: they name pictures by their published addresses.
    var planner = StylesheetPlanner(
      stylesheets, published: planned.map(\.file), basePath: basePath)
    return (planned + planner.plan()).sorted { $0.file.file.path < $1.file.file.path }
  }

  private static func minified(_ css: [UInt8], path: String, _ diagnostics: inout Diagnostics) -> [UInt8] {
    do throws(StylesheetFault) {
      return try StylesheetMinifier.minify(css)
    } catch {
      let source = SourceText(path: path, bytes: css)
      diagnostics.report(
        Diagnostic(
          .brokenStylesheet, error.message, at: source.mark(of: error.range), in: source,
          help: "browsers drop rules around it; the stylesheet is published as it is"))
      return css
    }
  }

  /// - Parameter fingerprint: of the content, for the name.
  static func staticFile(_ file: InputFile, fingerprint: ContentHash) -> StaticFile {
    let path = StaticFile.path(of: file)
    let field = String(path.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    let name = path.split(separator: "/").last ?? ""
    guard let dot = path.lastIndex(of: "."), name.first != ".",
      !file.path.hasPrefix(SourceFolders.wellKnown + "/"),
      fingerprintedEndings.contains(path[path.index(after: dot)...].lowercased())
    else {
      return StaticFile(file: file, address: Address(path: path), field: field, isFingerprinted: false)
    }
    return StaticFile(
      file: file, address: Address(path: "\(path[..<dot]).\(fingerprint.hexadecimal.prefix(10))\(path[dot...])"),
      field: field, isFingerprinted: true)
  }
}
