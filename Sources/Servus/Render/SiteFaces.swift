/// What pages show of posts that are not theirs, as fingerprints.
struct SiteFaces: Sendable {
  /// What others show of a post, by post.
  let posts: [ContentHash]
  /// Which posts stand in which list of a language, by section.
  let lists: [ContentHash]
  /// The same with what lists show of the posts.
  let listedFaces: [ContentHash]
  let allLists: ContentHash
  let allListedFaces: ContentHash

  /// - Parameter jobs: how many tasks may look at posts at a time.
  init(_ site: Site, jobs: Int) async {
    let speeds = Set(site.sections.map(\.language.readingSpeed)).sorted()
    let posts = await concurrentMap(site.posts, jobs: jobs) {
      ContentHash(face: $0, isFuture: $0.frontMatter.isScheduled(at: site.now), readingSpeeds: speeds)
    }
    let identities = site.posts.map { ContentHash(identity: $0) }
    let lists = site.sections.map { ContentHash(lists: $0, identities: identities) }
    let listedFaces = zip(site.sections, lists).map { section, lists in
      var mixer = HashMixer(lists)
      for post in section.posts + section.pages { mixer.add(posts[post]) }
      return mixer.hash
    }
    self.posts = posts
    self.lists = lists
    self.listedFaces = listedFaces
    allLists = HashMixer.hash(of: lists)
    allListedFaces = HashMixer.hash(of: listedFaces)
  }
}
