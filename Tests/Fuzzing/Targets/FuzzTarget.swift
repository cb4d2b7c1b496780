import ServusDiagnostics

/// What is fed with any bytes at all, and must neither trap nor break its promises.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// What stands between the lines `---` of a post.
  case frontMatter = "front-matter"
  /// A post's text, with the dialect.
  case markdown
  /// A text in each language's typography.
  case typography
  /// A layout, checked and rendered.
  case template
  /// A line of a request to the preview, and what its headers say.
  case request
  /// What an earlier build left behind.
  case state
  /// A language's file.
  case strings
  /// The beginning of a picture.
  case picture

  /// The promise that is broken where something is made of these bytes; nil where all hold.
  func brokenPromise(with bytes: [UInt8]) -> String? {
    switch self {
    case .frontMatter: FuzzedPost.brokenPromise(frontMatter: bytes)
    case .markdown: FuzzedPost.brokenPromise(text: bytes)
    case .typography: FuzzedTypography.brokenPromise(bytes)
    case .template: FuzzedTemplate.brokenPromise(bytes)
    case .request: FuzzedRequest.brokenPromise(bytes)
    case .state: FuzzedState.brokenPromise(bytes)
    case .strings: FuzzedStrings.brokenPromise(bytes)
    case .picture: FuzzedPicture.brokenPromise(bytes)
    }
  }
}

extension Diagnostics {
  /// Every message can be shown, and points into the text.
  func brokenPromise(of source: [UInt8]) -> String? {
    let lines = source.count { $0 == UInt8(ascii: "\n") } + 1
    let formatter = DiagnosticFormatter(isColored: false)
    for finding in sorted {
      if let mark = finding.mark, !(1...lines).contains(mark.line) || mark.column < 1 || mark.length < 0 {
        return "\(finding.message) points at \(mark) of \(lines) lines"
      }
      let shown = formatter.format(finding)
      if shown.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" }) {
        return "a message holds a control character: \(shown.debugDescription)"
      }
    }
    return nil
  }
}
