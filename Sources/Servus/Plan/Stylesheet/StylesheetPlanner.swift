/// Names stylesheets by what they say, published addresses of other files included. One that another names comes before
/// it, so that a change of the one gives the other a new name as well.
struct StylesheetPlanner {
  private let stylesheets: [(file: InputFile, addresses: StylesheetAddresses)]
  /// By paths below Templates/static.
  private var published: [String: Address]
  /// How many other stylesheets each names that have no address yet.
  private var missing: [Int] = []
  /// The stylesheets that name each.
  private var namers: [[Int]]
  private var planned: [StaticPlanner.Planned] = []

  /// - Parameters:
  ///   - stylesheets: as they will be published, but for addresses in them.
  ///   - published: the other files of Templates/static.
  init(_ stylesheets: [(file: InputFile, css: [UInt8])], published: [StaticFile], basePath: String) {
    self.stylesheets = stylesheets.map {
      ($0.file, StylesheetAddresses($0.css, path: StaticFile.path(of: $0.file), basePath: basePath))
    }
    self.published = Dictionary(uniqueKeysWithValues: published.map { ($0.writtenAddress.path, $0.address) })
    namers = Array(repeating: [], count: stylesheets.count)
    let places = Dictionary(
      uniqueKeysWithValues: stylesheets.enumerated().map { (StaticFile.path(of: $1.file), $0) })
    for (index, stylesheet) in self.stylesheets.enumerated() {
      let named = stylesheet.addresses.files.compactMap { places[$0] }
      missing.append(named.count)
      for other in named { namers[other].append(index) }
    }
  }

  mutating func plan() -> [StaticPlanner.Planned] {
    var ready = missing.indices.filter { missing[$0] == 0 }
    while let index = ready.popLast() {
      let css = stylesheets[index].addresses.filled(with: published)
      add(index, css, fingerprint: ContentHash(css))
      for namer in namers[index] {
        missing[namer] -= 1
        if missing[namer] == 0 { ready.append(namer) }
      }
    }
    planRings()
    return planned
  }

  /// Stylesheets that name each other in a ring, and those that name them, share a fingerprint of all that they say.
  private mutating func planRings() {
    let rest = missing.indices.filter { missing[$0] > 0 }
    let fingerprint = HashMixer.hash(
      of: rest.map { ContentHash(stylesheets[$0].addresses.filled(with: published)) })
    for index in rest {
      let file = StaticPlanner.staticFile(stylesheets[index].file, fingerprint: fingerprint)
      published[file.writtenAddress.path] = file.address
    }
    for index in rest {
      add(index, stylesheets[index].addresses.filled(with: published), fingerprint: fingerprint)
    }
  }

  private mutating func add(_ index: Int, _ css: [UInt8], fingerprint: ContentHash) {
    let file = StaticPlanner.staticFile(stylesheets[index].file, fingerprint: fingerprint)
    published[file.writtenAddress.path] = file.address
    planned.append((file, .bytes(css)))
  }
}
