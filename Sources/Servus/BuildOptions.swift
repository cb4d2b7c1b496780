import ServusDiagnostics

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  /// The site's folder.
  package var source: String
  package var output: String
  /// Instead of the one in servus.yml.
  package var baseURL: BaseURL?
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
  package internal(set) var diagnostics: Diagnostics
  /// How many HTML pages the site has; 0 where there are errors.
  package internal(set) var pages = 0
  /// Nil where nothing was written.
  package internal(set) var report: WriteReport?
  /// The files of the output that were written or removed, by path below it.
  package internal(set) var changedFiles: [String] = []
  /// The path that addresses of the site in the output folder begin with, such as `/` or `/blog/`; nil where no build noted it.
  package internal(set) var basePath: String?
  /// The first moment, in seconds since 1970, at which the same sources give another site; nil where there is none.
  package internal(set) var validUntil: Int?
  /// How long it took.
  package internal(set) var timings = Timings()
  /// What the build made on its way. A process that ends anyway saves a tenth of its time by not taking it apart.
  package internal(set) var made: [any Sendable] = []
}
