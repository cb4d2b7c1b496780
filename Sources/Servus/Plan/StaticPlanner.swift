import ServusDiagnostics

/// Gives the files of Templates/static their published names: stylesheets, scripts and pictures carry a fingerprint of
/// their content, so that browsers may keep them for ever.
enum StaticPlanner {
  private static let fingerprintedEndings = ["css", "js", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg"]

  /// The files in order, and what is written for each: stylesheets without comments and needless blanks, all others as they
  /// are.
  static func plan(
    _ files: [InputFile], basePath: String, diagnostics: inout Diagnostics
  ) -> [(file: StaticFile, content: OutputContent)] {
    let pictures = files.filter { !$0.path.hasSuffix(".css") }
    var planned = pictures.map { file -> (file: StaticFile, content: OutputContent) in
      (staticFile(file, fingerprintOf: nil), content(of: file))
    }
    // Stylesheets come last: they name pictures by their published addresses.
    let addresses = Dictionary(uniqueKeysWithValues: planned.map { (relativePath($0.file.file), $0.file.address) })
    for file in files where file.path.hasSuffix(".css") {
      guard case .bytes(let bytes) = file.content else { continue }
      let filler = StylesheetAddresses(
        stylesheet: relativePath(file), published: addresses, basePath: basePath)
      let css = filler.fill(minified(bytes, path: file.path, &diagnostics))
      planned.append((staticFile(file, fingerprintOf: css), .bytes(css)))
    }
    return planned.sorted { $0.file.file.path < $1.file.file.path }
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

  private static func content(of file: InputFile) -> OutputContent {
    if case .bytes(let bytes) = file.content { return .bytes(bytes) }
    return .copy(file)
  }

  private static func relativePath(_ file: InputFile) -> String {
    String(file.path.dropFirst("Templates/static/".utf8.count))
  }

  private static func staticFile(_ file: InputFile, fingerprintOf bytes: [UInt8]?) -> StaticFile {
    let path = relativePath(file)
    let field = String(path.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    let name = path.split(separator: "/").last ?? ""
    guard let dot = path.lastIndex(of: "."), name.first != ".",
      fingerprintedEndings.contains(path[path.index(after: dot)...].lowercased())
    else {
      return StaticFile(file: file, address: Address(path: path), field: field, isFingerprinted: false)
    }
    let print = (bytes.map { ContentHash($0) } ?? file.fingerprint).hexadecimal.prefix(10)
    return StaticFile(
      file: file, address: Address(path: "\(path[..<dot]).\(print)\(path[dot...])"), field: field,
      isFingerprinted: true)
  }
}
