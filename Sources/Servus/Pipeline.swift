import ServusDiagnostics
import ServusTemplate

/// The whole way from a site's folder to its output: Load, Parse, Resolve, Index, Plan, Render, Write.
package struct Pipeline: Sendable {
  package let options: BuildOptions

  package init(options: BuildOptions) {
    self.options = options
  }

  /// Builds the site; with errors nothing is written.
  package func build() async -> BuildResult {
    var diagnostics = Diagnostics()
    let tree = SourceTree(DirectoryLoader.load(root: options.source, diagnostics: &diagnostics))
    guard let ready = await prepare(tree, diagnostics: &diagnostics), !options.isDryRun else {
      return BuildResult(diagnostics: diagnostics, pages: 0, report: nil)
    }
    let report = await write(ready, diagnostics: &diagnostics)
    return BuildResult(diagnostics: diagnostics, pages: ready.plan.pageCount, report: report)
  }

  /// A site that has been judged and can be rendered.
  struct ReadySite: Sendable {
    let plan: SitePlan
    let renderer: SiteRenderer
  }

  /// Everything between reading and writing; nil where there are errors.
  func prepare(_ tree: SourceTree, diagnostics: inout Diagnostics) async -> ReadySite? {
    guard
      let parsed = await ParsedSite.parse(
        tree, baseURL: options.baseURL, jobs: options.jobs, diagnostics: &diagnostics)
    else {
      _ = TemplateCompiler.compile(tree, plan: nil, words: [], diagnostics: &diagnostics)
      return nil
    }
    guard let now = PublicationTime(epoch: options.now, zone: parsed.configuration.timeZone) else {
      diagnostics.report(
        Diagnostic(.badDate, "the present moment lies beyond the year 9999", help: "set SOURCE_DATE_EPOCH to less"))
      return nil
    }
    // Strings files that cannot be used have been reported; without any language there is nothing to plan.
    guard !parsed.languages.isEmpty else { return nil }
    let site = SiteResolver.resolve(
      parsed, assets: tree.assets, publication: options.publication, now: now, diagnostics: &diagnostics)
    let search = options.isDryRun ? [] : await SearchIndex.build(site, limits: options.searchLimits, jobs: options.jobs)
    let plan = SitePlanner.plan(site, search: search, statics: tree.statics, diagnostics: &diagnostics)
    let library = TemplateCompiler.compile(
      tree, plan: plan, words: parsed.sharedWords(diagnostics: &diagnostics), diagnostics: &diagnostics)
    guard !diagnostics.forbidWriting(strict: options.isStrict) else { return nil }
    return ReadySite(plan: plan, renderer: SiteRenderer(site: site, plan: plan, library: library))
  }

  private func write(_ ready: ReadySite, diagnostics: inout Diagnostics) async -> WriteReport? {
    guard let output = OutputPath.resolve(options.output, source: options.source, diagnostics: &diagnostics) else {
      return nil
    }
    let notes = StateFile(root: options.source, outputFolder: output)
    do {
      let lock = try notes.lock()
      defer { notes.unlock(lock) }
      return await SiteWriter.write(
        ready.plan.outputs, renderer: ready.renderer, to: OutputFolder(path: output), notes: notes, jobs: options.jobs,
        diagnostics: &diagnostics)
    } catch {
      diagnostics.report(
        Diagnostic(.unwritable, "\(options.source) cannot be written: \(error.reason)", help: "permit writing there"))
      return nil
    }
  }
}

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  /// The site's folder.
  package var source: String
  package var output: String
  /// Instead of the one in servus.yml.
  package var baseURL: String?
  package var includesDrafts = false
  package var includesFuture = false
  /// How many tasks run at a time.
  package var jobs: Int
  /// Whether warnings forbid writing, as errors do.
  package var isStrict = false
  /// Whether to judge the site only.
  package var isDryRun = false
  /// How search indexes are cut.
  var searchLimits = SearchLimits()
  /// "Now" as seconds since 1970.
  package var now: Int

  package init(source: String, output: String, jobs: Int, now: Int) {
    self.source = source
    self.output = output
    self.jobs = jobs
    self.now = now
  }

  var publication: SiteResolver.Publication {
    SiteResolver.Publication(includesDrafts: includesDrafts, includesFuture: includesFuture)
  }
}

/// What came of a build.
package struct BuildResult: Sendable {
  package let diagnostics: Diagnostics
  /// How many HTML pages the site has.
  package let pages: Int
  /// Nil where nothing was written.
  package let report: WriteReport?
}
