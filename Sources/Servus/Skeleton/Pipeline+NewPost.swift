import ServusDiagnostics

/// What came of a new post.
package struct NewPostResult: Sendable {
  /// The post's path from the site's folder; nil where none was made.
  package fileprivate(set) var path: String?
  package fileprivate(set) var diagnostics = Diagnostics()
}

extension Pipeline {
  /// Makes a new post, and the file of its company where that is new. Nothing that exists is touched.
  ///
  /// - Parameter original: the file that it translates, as the user named it.
  package func makePost(_ request: NewPost, translating original: String?) async throws(UsageFault) -> NewPostResult {
    var result = NewPostResult()
    var found = Diagnostics()
    let tree = SourceTree(DirectoryLoader.load(root: options.source, diagnostics: &found))
    let parsed = await read(tree, diagnostics: &found)
    await found.showLines(of: tree.posts, jobs: options.jobs)
    guard let parsed else {
      result.diagnostics = found
      return result
    }
    try parsed.configuration.require(language: request.language)
    var request = request
    request.original = original.map { path(of: $0, among: tree.posts.map(\.path)) }
    // What else is wrong with the site does not stand in the way of a new post.
    let obstacles = ["Templates/strings/\(request.language).yml", request.original]
    for finding in found.inOrderOfReport where finding.severity == .error && obstacles.contains(finding.file) {
      result.diagnostics.report(finding)
    }
    guard result.diagnostics.isEmpty,
      let language = parsed.languages.first(where: { $0.code == request.language }),
      let now = present(in: parsed.configuration.timeZone, diagnostics: &result.diagnostics)
    else { return result }
    let skeleton = try SkeletonBuilder.skeleton(of: request, in: parsed, language, now: now)
    write(skeleton, &result)
    return result
  }

  /// A post's path from the site's folder; a user may name it from the current folder, the site's or `Posts`.
  private func path(of file: String, among posts: [String]) -> String {
    let root = OutputPath.real(options.source) + "/"
    let candidates = [file, "\(options.source)/\(file)", "\(options.source)/Posts/\(file)"].map(OutputPath.real)
      .filter { $0.hasPrefix(root) }.map { String($0.dropFirst(root.count)) }
    return candidates.first(where: posts.contains) ?? candidates.first ?? file
  }

  private func write(_ skeleton: Skeleton, _ result: inout NewPostResult) {
    let folder = OutputFolder(path: options.source)
    let files = [skeleton.company, skeleton.post].compactMap(\.self)
    for (number, file) in files.enumerated() {
      guard let fault = make(file, in: folder) else { continue }
      result.diagnostics.report(fault)
      for made in files[..<number] { try? folder.remove(made.path) }
      return
    }
    result.path = skeleton.post.path
    if let company = skeleton.company {
      result.diagnostics.report(Diagnostic(note: "made \(company.path) too", help: "complete it"))
    }
    if let namesake = skeleton.namesake {
      result.diagnostics.report(
        Diagnostic(
          note: "by its name the post is a translation of \(namesake)",
          help: "if it is not, rename it or give it a translation: of its own"))
    }
  }

  /// What stands in the way of a file, if anything does.
  private func make(_ file: NewFile, in folder: OutputFolder) -> Diagnostic? {
    do throws(FileError) {
      if try folder.make(Array(file.text.utf8), at: file.path) { return nil }
      return Diagnostic(
        .fileExists, "there is such a file already", file: file.path, help: "write on in it, or choose another title")
    } catch {
      return Diagnostic(
        .unwritable, "cannot be written: \(error.reason)", file: file.path, help: "permit writing there")
    }
  }
}
