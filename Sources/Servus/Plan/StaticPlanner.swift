/// Gives the files of Templates/static their published names: stylesheets, scripts and pictures carry a fingerprint of
/// their content, so that browsers may keep them for ever.
enum StaticPlanner {
  private static let fingerprintedEndings = ["css", "js", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg"]

  /// The files in order, and what is written for each.
  static func plan(_ files: [InputFile], basePath: String) -> [(file: StaticFile, content: OutputContent)] {
    let pictures = files.filter { !$0.path.hasSuffix(".css") }
    var planned = pictures.map { file -> (file: StaticFile, content: OutputContent) in
      (staticFile(file, fingerprintOf: nil), content(of: file))
    }
    // Stylesheets come last: they name pictures by their published addresses.
    let addresses = Dictionary(uniqueKeysWithValues: planned.map { (relativePath($0.file.file), $0.file.address) })
    for file in files where file.path.hasSuffix(".css") {
      guard case .bytes(let bytes) = file.content else { continue }
      let rewritten = StylesheetAddresses.rewrite(
        bytes, of: relativePath(file), published: addresses, basePath: basePath)
      planned.append((staticFile(file, fingerprintOf: rewritten), .bytes(rewritten)))
    }
    return planned.sorted { $0.file.file.path < $1.file.file.path }
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

/// Replaces the relative `url(…)`s of a stylesheet by published addresses.
enum StylesheetAddresses {
  static func rewrite(
    _ css: [UInt8], of stylesheet: String, published: [String: Address], basePath: String
  ) -> [UInt8] {
    let opening = Array("url(".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(css.count)
    var rest = css[...]
    while let start = rest.firstRange(of: opening) {
      result.append(contentsOf: rest[..<start.upperBound])
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else { break }
      let written = String(decoding: rest[..<end], as: UTF8.self)
      let path = written.drop { "\"' ".contains($0) }.prefix { !"\"' ".contains($0) }
      let folder = stylesheet.split(separator: "/").dropLast()
      let target = (folder + path.split(separator: "/").filter { $0 != "." }).joined(separator: "/")
      if let address = published[target] {
        result.append(contentsOf: "\"\(basePath)\(percentEncoded(address.path))\"".utf8)
      } else {
        result.append(contentsOf: written.utf8)
      }
      rest = rest[end...]
    }
    result.append(contentsOf: rest)
    return result
  }
}
