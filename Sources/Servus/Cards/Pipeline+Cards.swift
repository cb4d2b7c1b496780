import ServusDiagnostics

/// Which cards to draw.
package struct CardOptions: Sendable {
  /// The posts' languages; all where it is empty.
  package var languages: [String] = []
  /// Whether to draw cards anew that are up to date.
  package var redrawsAll = false

  package init() {}
}

/// What came of drawing cards.
package struct CardResult: Sendable {
  package fileprivate(set) var diagnostics = Diagnostics()
  package fileprivate(set) var drawn = 0
  /// How many cards were up to date.
  package fileprivate(set) var current = 0
  /// How many were made by somebody else and stay as they are.
  package fileprivate(set) var foreign = 0
}

extension Pipeline {
  private static let program = "rsvg-convert"

  /// Draws the social cards that are missing or no longer show what their posts say, each beside its post. Builds only
  /// publish them, so that they need no program for it and give the same bytes everywhere.
  ///
  /// - Parameter report: hears of every file that was written, from any task.
  package func drawCards(
    _ wishes: CardOptions, report: @escaping @Sendable (_ file: String) -> Void
  ) async throws(UsageFault) -> CardResult {
    var result = CardResult()
    guard let renderer = try await cardRenderer(wishes, &result.diagnostics) else { return result }
    let posts = renderer.postsWithCards(in: wishes.languages)
    let cards = await concurrentMap(posts, jobs: options.jobs) { renderer.card(of: $0) }.compactMap(\.self)
    result.foreign = cards.count { $0.state == .foreign }
    let pending = cards.filter { $0.state != .foreign && (wishes.redrawsAll || $0.state != .current) }
    result.current = cards.count - result.foreign - pending.count
    guard !pending.isEmpty else { return result }
    guard let program = ChildProcess(named: Self.program) else {
      result.diagnostics.report(
        Diagnostic(
          .missingProgram, "there is no program \(Self.program) in PATH, which draws the cards",
          help: "install it: apt-get install librsvg2-bin, dnf install librsvg2-tools, or brew install librsvg"))
      return result
    }
    let folder = OutputFolder(path: options.source)
    let refusals = await concurrentMap(pending, jobs: options.jobs) { card in
      let refusal = Self.draw(card, with: program, into: folder)
      if refusal == nil { report(card.path) }
      return refusal
    }
    for refusal in refusals.compactMap(\.self) { result.diagnostics.report(refusal) }
    result.drawn = refusals.count { $0 == nil }
    return result
  }

  /// What makes the pictures of cards; nil where the site has errors. Its warnings are the affair of builds, but for cards
  /// without posts.
  private func cardRenderer(
    _ wishes: CardOptions, _ diagnostics: inout Diagnostics
  ) async throws(UsageFault) -> SiteRenderer? {
    var found = Diagnostics()
    var timings = Timings()
    let tree = SourceTree(DirectoryLoader.load(root: options.source, diagnostics: &found))
    var options = options
    options.isDryRun = true
    let ready = try? await Pipeline(options: options).prepare(tree, &found, &timings)
    for finding in found.inOrderOfReport {
      let isOrphan = finding.rule == .unusedAsset && finding.file.flatMap(PostPath.post(ofCard:)) != nil
      if finding.severity == .error || isOrphan { diagnostics.report(finding) }
    }
    guard let ready else { return nil }
    if tree.cardTemplate == nil {
      diagnostics.report(
        Diagnostic(
          .unknownPartial, "the template of cards is missing", file: SocialCardModel.templatePath,
          help: "add it to Templates"))
    }
    for language in wishes.languages { try ready.renderer.builder.site.configuration.require(language: language) }
    return diagnostics.count(of: .error) == 0 ? ready.renderer : nil
  }

  /// What stands in the way of drawing a card; nil where it was drawn.
  private static func draw(_ card: SocialCard, with program: ChildProcess, into folder: OutputFolder) -> Diagnostic? {
    func failure(_ reason: String, help: String) -> Diagnostic {
      Diagnostic(.failedProgram, "\(Self.program) cannot draw it: \(reason)", file: card.path, help: help)
    }
    let png: [UInt8]
    do throws(ChildProcess.Failure) {
      png = try program.run(SocialCard.arguments, input: card.svg)
    } catch {
      return failure(error.reason, help: "correct \(SocialCardModel.templatePath)")
    }
    guard let file = card.file(drawn: png) else {
      return failure(
        "what it made is no PNG picture of 1200 × 630 pixels",
        help: "give the svg element of \(SocialCardModel.templatePath) width=\"1200\" height=\"630\"")
    }
    do throws(FileError) {
      _ = try folder.write(file, to: card.path)
      return nil
    } catch {
      return Diagnostic(
        .unwritable, "the file cannot be written: \(error.reason)", file: card.path,
        help: "permit writing there, and draw it again")
    }
  }
}

extension SiteRenderer {
  /// The posts that other sites show a card of: they have no picture of their own that would do.
  fileprivate func postsWithCards(in languages: [String]) -> [Int] {
    builder.site.posts.indices.filter { index in
      if case .own = builder.site.relations[index].socialPicture { return false }
      return languages.isEmpty || languages.contains(builder.site.posts[index].language)
    }
  }

  fileprivate func card(of post: Int) -> SocialCard? {
    guard let svg = cardPicture(of: post) else { return nil }
    var found: [UInt8]?
    if case .card(let asset) = builder.site.relations[post].socialPicture {
      found = builder.site.assets[asset].file.head
    }
    return SocialCard(path: PostPath.card(of: builder.site.posts[post].path), svg: svg, found: found)
  }
}
