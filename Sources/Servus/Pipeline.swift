import ServusDiagnostics
import ServusLanguage
import ServusTemplate

/// The whole way from a site's folder to its output: Load, Parse, Resolve, Index, Plan, Render, Write. What an earlier
/// build noted shortens it; the result is the same.
package struct Pipeline: Sendable {
  package let options: BuildOptions
  private let progress: BuildProgress?

  package init(options: BuildOptions, progress: BuildProgress? = nil) {
    self.options = options
    self.progress = progress
  }

  /// Builds the site; with errors nothing is written.
  package func build() async -> BuildResult {
    var result = await buildAsJudged()
    if options.isStrict { result.diagnostics.raiseWarnings() }
    return result
  }

  private func buildAsJudged() async -> BuildResult {
    if let missing = SourceFolders.missingSite(in: options.source) {
      var diagnostics = Diagnostics()
      diagnostics.report(missing)
      return BuildResult(diagnostics: diagnostics)
    }
    do throws(DamagedNotes) {
      return try await buildOnce()
    } catch {
      // What was kept of posts turned out to be damaged: they are all read again.
    }
    do throws(DamagedNotes) {
      return try await buildOnce()
    } catch {
      var diagnostics = Diagnostics()
      diagnostics.report(
        Diagnostic(.unreadable, "\(options.source)/.servus cannot be read", help: "remove that folder"))
      return BuildResult(diagnostics: diagnostics)
    }
  }

  /// The notes on the output folder; nil where nothing is to be written, or where what is found stands in the way.
  private typealias Access = (notebook: Notebook?, obstacles: Diagnostics)

  private func takeTurn(_ obstacles: inout Diagnostics) -> Notebook.Turn? {
    guard let output = OutputPath.resolve(options.output, source: options.source, diagnostics: &obstacles),
      !options.isDryRun
    else { return nil }
    return Notebook.takeTurn(options: options, outputFolder: output, diagnostics: &obstacles)
  }

  private func buildOnce() async throws(DamagedNotes) -> BuildResult {
    var obstacles = Diagnostics()
    let turn = takeTurn(&obstacles)
    var timings = Timings()
    async let scan = FolderScan(root: options.source)
    let notebook: Notebook? =
      if let turn { await Notebook.open(turn, options: options, diagnostics: &obstacles) } else { nil }
    // While files are looked for a processor has nothing to do.
    async let _ = notebook?.last == nil ? Language.prepareTables() : ()
    do throws(DamagedNotes) {
      return try await build(await scan, (notebook, obstacles), &timings)
    } catch {
      notebook?.forget()
      throw error
    }
  }

  private func build(
    _ scan: FolderScan, _ access: Access, _ timings: inout Timings
  ) async throws(DamagedNotes) -> BuildResult {
    let notebook = access.notebook
    let (tree, known, found) = await timings.measure(.load, since: timings.beginning) {
      let known = await unchanged(scan, notebook)
      var found = Diagnostics()
      let tree = SourceTree(known == nil ? DirectoryLoader.load(scan, diagnostics: &found) : [])
      return (tree, known, found)
    }
    timings.amount(scan.files.count, bytes: scan.files.reduce(0) { $0 + $1.stamp.size })
    var result = known ?? BuildResult(diagnostics: found, basePath: notebook?.last?.outcome.basePath)
    if known == nil, let ready = try await prepare(tree, notebook: notebook, &result.diagnostics, &timings) {
      result.made.append(ready)
      if access.obstacles.isEmpty {
        var standing = foreignFiles(notebook).standing(at: ready.plan.redirects)
        await standing.showLines(of: tree.posts, jobs: options.jobs)
        result.diagnostics.append(contentsOf: standing)
      }
      if result.diagnostics.count(of: .error) == 0 { try await finish(ready, scan, access, &result, &timings) }
    }
    if options.isDryRun { result.diagnostics.append(contentsOf: access.obstacles) }
    timings.finish()
    result.timings = timings
    return result
  }

  /// Writes a site that is ready, and notes for the next build what it is made of.
  private func finish(
    _ ready: ReadySite, _ scan: FolderScan, _ access: Access, _ result: inout BuildResult, _ timings: inout Timings
  ) async throws(DamagedNotes) {
    result.pages = ready.plan.pageCount
    guard !options.isDryRun else { return }
    guard let notebook = access.notebook, let faces = ready.faces else {
      return result.diagnostics.append(contentsOf: access.obstacles)
    }
    let written = try await SiteWriter.write(
      ready.plan.outputs, renderer: ready.renderer, faces: faces, notebook: notebook, jobs: options.jobs,
      progress: progress, diagnostics: &result.diagnostics, timings: &timings)
    guard let written else { return }
    result.report = written.report
    result.changedFiles = written.changedFiles
    (result.basePath, result.validUntil) = (ready.basePath, ready.validUntil)
    guard result.diagnostics.count(of: .error) == 0 else { return }
    let noted = await timings.measure(.note) { note(scan, ready, written, in: notebook) }
    timings.amount(bytes: noted)
    notebook.close()
    result.made.append(notebook)
  }

  /// Writes the notes for the next build; the number of their bytes.
  private func note(
    _ scan: FolderScan, _ ready: ReadySite, _ written: SiteWriter.Result, in notebook: Notebook
  ) -> Int {
    let outcome = BuildNotes.Outcome(
      pages: ready.plan.pageCount, diagnostics: ready.diagnostics, validFrom: options.now,
      validUntil: ready.validUntil, basePath: ready.basePath, outputs: written.outputs,
      aliases: ready.plan.redirects.flatMap(ForeignFiles.files(at:)))
    // Without notes the next build takes longer; nothing is wrong with this one.
    return (try? notebook.save(scan, ready.findings, outcome: outcome)) ?? 0
  }

  /// What the last build came to, where neither the site nor the output has changed since.
  private func unchanged(_ scan: FolderScan, _ notebook: Notebook?) async -> BuildResult? {
    guard let notebook, let outcome = notebook.unchanged(scan, now: options.now), let outputs = notebook.lastOutputs
    else { return nil }
    let folder = OutputFolder(path: notebook.outputFolder)
    let foreign = ForeignFiles(folder: folder, ours: outputs.state.entries)
    guard !outcome.aliases.contains(where: foreign.stands),
      await SiteWriter.isUntouched(outputs.state, in: folder, jobs: options.jobs)
    else { return nil }
    return BuildResult(
      diagnostics: outcome.diagnostics, pages: outcome.pages,
      report: WriteReport(unchanged: outputs.state.entries.rows.count), basePath: outcome.basePath,
      validUntil: outcome.validUntil)
  }

  /// What stands in the output folder that no build noted.
  private func foreignFiles(_ notebook: Notebook?) -> ForeignFiles {
    let folder = notebook?.outputFolder ?? OutputPath.real(options.output)
    let noted =
      notebook.map(\.lastOutputs)
      ?? (try? StateFile(root: options.source, outputFolder: folder).saved().get()).flatMap(\.self)
    return ForeignFiles(folder: OutputFolder(path: folder), ours: noted?.state.entries ?? PathTable())
  }

  /// A site that has been judged and can be rendered.
  struct ReadySite: Sendable {
    let plan: SitePlan
    let renderer: SiteRenderer
    /// What pages show of posts, as fingerprints; nil where nothing will be written.
    let faces: SiteFaces?
    /// What there is to say about the site, before anything is written.
    fileprivate(set) var diagnostics: Diagnostics
    let findings: BuildNotes.Findings
    /// The moment at which other posts are to be published; nil where there is none.
    let validUntil: Int?
    /// The path that all addresses begin with.
    let basePath: String
  }

  /// Everything between reading and writing; nil where there are errors.
  func prepare(
    _ tree: SourceTree, notebook: Notebook? = nil, _ diagnostics: inout Diagnostics, _ timings: inout Timings
  ) async throws(DamagedNotes) -> ReadySite? {
    var ready = try await judge(tree, notebook: notebook, &diagnostics, &timings)
    await diagnostics.showLines(of: tree.posts, jobs: options.jobs)
    ready?.diagnostics = diagnostics
    return ready
  }

  /// Where posts are put and taken from.
  private func shelf(parsing: ContentHash, _ notebook: Notebook?, _ store: PostStore) -> PostShelf {
    if let notebook { return notebook.shelf(parsing: parsing) }
    return options.isDryRun ? PostShelf(readingNotesOf: options, parsing: parsing) : PostShelf(store: store)
  }

  private func judge(
    _ tree: SourceTree, notebook: Notebook?, _ diagnostics: inout Diagnostics, _ timings: inout Timings
  ) async throws(DamagedNotes) -> ReadySite? {
    let store = notebook?.store ?? PostStore(options.isDryRun ? .nowhere : .memory)
    let found = await timings.measure(.parse) {
      await ParsedSite.parse(
        tree, baseURL: options.baseURL, jobs: options.jobs,
        shelf: { shelf(parsing: $0, notebook, store) }, progress: progress, diagnostics: &diagnostics)
    }
    timings.amount(tree.posts.count, bytes: found?.postBytes ?? 0)
    guard let parsed = found else {
      let refused = diagnostics.faultyFiles
      _ = TemplateCompiler.compile(tree, statics: nil, words: [], refused: refused, diagnostics: &diagnostics)
      return nil
    }
    guard let now = present(in: parsed.configuration.timeZone, diagnostics: &diagnostics) else { return nil }
    // Strings files that cannot be used have been reported; without any language there is nothing to plan.
    guard !parsed.languages.isEmpty else { return nil }
    // The theme knows nothing of posts: it is made ready while these find each other.
    let (words, refused) = (parsed.sharedWords(diagnostics: &diagnostics), diagnostics.faultyFiles)
    let (compiling, basePath) = (StageMeter(), parsed.configuration.baseURL.path)
    async let compiled = compiling.measure {
      SiteTheme(tree, basePath: basePath, words: words, refused: refused)
    }
    let site = await timings.measure(.resolve) {
      await SiteResolver.resolve(
        parsed, assets: tree.assets, publication: options.publication, now: now, jobs: options.jobs,
        diagnostics: &diagnostics)
    }
    timings.amount(site.posts.count)
    if options.isDryRun {
      let posts = parsed.unreadablePosts.isEmpty ? parsed.posts : nil
      diagnostics.append(contentsOf: ReaderCheck(site, posts: posts).diagnostics)
    }
    // Nobody needs them before the plan is made, which one processor does alone.
    async let faces = options.isDryRun ? nil : SiteFaces(site, jobs: options.jobs)
    let search = try await timings.measure(.index) { () throws(DamagedNotes) in
      options.isDryRun
        ? []
        : try await SearchFiles.all(
          site, store: store, noted: notebook?.searchNames ?? [:], limits: options.searchLimits, jobs: options.jobs,
          progress: progress)
    }
    timings.amount(search.count)
    let theme = await compiled
    diagnostics.append(contentsOf: theme.diagnostics)
    let plan = await timings.measure(.plan) {
      SitePlanner.plan(site, search: search.map(\.names), statics: theme.statics, diagnostics: &diagnostics)
    }
    timings.amount(plan.outputs.count)
    timings.add(compiling.entry(.compile))
    timings.amount(theme.library.layoutNames.count, bytes: tree.templateBytes)
    guard !diagnostics.forbidWriting(strict: options.isStrict) else { return nil }
    return ReadySite(
      plan: plan,
      renderer: SiteRenderer(
        site: site, plan: plan, library: theme.library, templates: tree.templatesFingerprint, search: search,
        store: store),
      faces: await faces, diagnostics: diagnostics,
      findings: BuildNotes.Findings(
        parsing: parsed.parsing, posts: parsed.posts,
        search: Dictionary(uniqueKeysWithValues: zip(site.sections.map(\.code), search.map(\.names)))),
      validUntil: parsed.nextChange(after: options.now), basePath: basePath)
  }

  /// "Now" as the site's clock shows it; nil, with a message, where there is no such day.
  func present(in zone: SiteTimeZone, diagnostics: inout Diagnostics) -> PublicationTime? {
    let now = PublicationTime(epoch: options.now, zone: zone)
    if now == nil {
      diagnostics.report(
        Diagnostic(.badDate, "the present moment lies beyond the year 9999", help: "set SOURCE_DATE_EPOCH to less"))
    }
    return now
  }
}
