import Foundation
import Testing

@testable import BenchmarkCorpus

struct CorpusTests {
  private let corpus = Corpus(seed: 7)
  private let templates = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Templates")
    .standardizedFileURL

  @Test func aPostDependsOnSeedAndNumberAlone() {
    let again = Corpus(seed: 7)
    for number in [0, 1, 29, 400] {
      let post = corpus.post(number)
      #expect(FrontMatter.servus(post, of: corpus) == FrontMatter.servus(again.post(number), of: again))
      #expect(BodyWriter.write(post, of: corpus).text == BodyWriter.write(post, of: again).text)
    }
    #expect(corpus.post(3).title != Corpus(seed: 8).post(3).title)
  }

  @Test func bytesAreTheSameForAnyNumberOfJobs() throws {
    try inFolder { folder in
      try corpus.writeServusSite(posts: 90, to: folder.appending(path: "one"), templates: templates, jobs: 1)
      try corpus.writeServusSite(posts: 90, to: folder.appending(path: "many"), templates: templates, jobs: 5)
      let (one, many) = (try files(folder.appending(path: "one")), try files(folder.appending(path: "many")))
      #expect(one.count > 90)
      #expect(one == many)
    }
  }

  @Test func aSmallCorpusIsTheBeginningOfALargeOne() throws {
    try inFolder { folder in
      try corpus.writeServusSite(posts: 12, to: folder.appending(path: "small"), templates: templates)
      try corpus.writeServusSite(posts: 40, to: folder.appending(path: "large"), templates: templates)
      let (small, large) = (try files(folder.appending(path: "small")), try files(folder.appending(path: "large")))
      for (path, bytes) in small { #expect(large[path] == bytes, "\(path)") }
    }
  }

  @Test func tagsHaveDifferentNames() {
    for names in corpus.tagNames { #expect(Set(names).count == Terms.tags) }
  }

  @Test func bodiesAreAsLongAsPosts() {
    for number in 0..<120 {
      let size = BodyWriter.write(corpus.post(number), of: corpus).text.utf8.count
      #expect((3_000...14_000).contains(size))
    }
  }

  @Test func plainPostsHaveNoDialect() {
    let plain = Corpus(seed: 7, style: .plain)
    for number in 0..<60 {
      let text = BodyWriter.write(plain.post(number), of: plain).text
      for sign in ["[!", "~~", "[^", "|", "- [ ]", "www."] { #expect(!text.contains(sign)) }
    }
  }

  @Test func daysFollowTheCalendar() {
    #expect("\(CivilDay(daysSince2006: 0))" == "2006-01-01")
    #expect("\(CivilDay(daysSince2006: 789))" == "2008-02-29")
    #expect("\(CivilDay(daysSince2006: 790))" == "2008-03-01")
  }

  @Test(arguments: GrowthSite.allCases) func sitesGrow(_ growth: GrowthSite) throws {
    try inFolder { folder in
      try growth.write(1, of: corpus, to: folder.appending(path: "site"), templates: templates)
      let posts = try files(folder.appending(path: "site")).keys.filter { $0.hasSuffix(".md") && $0.contains("post-") }
      #expect(!posts.isEmpty)
    }
  }

  private func files(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let file = folder.appending(path: path)
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
        files[path] = try Data(contentsOf: file)
      }
    }
    return files
  }
}
