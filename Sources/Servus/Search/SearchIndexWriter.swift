import ServusLanguage
import ServusMarkup

/// Writes the index of one language.
struct SearchIndexWriter {
  private let site: Site
  private let section: LanguageSection
  /// The language's posts and pages, the oldest first, so that a new one changes little.
  private let posts: [Int]
  /// Where the words of posts are kept.
  private let store: PostStore
  private let limits: SearchLimits

  init(_ site: Site, section index: Int, store: PostStore, limits: SearchLimits) {
    self.site = site
    self.store = store
    self.limits = limits
    section = site.sections[index]
    posts = (section.posts + section.pages).sorted(by: >)
  }

  /// What the index is made of.
  var ingredients: ContentHash {
    var mixer = HashMixer(site.parsing)
    var writer = ByteWriter()
    writer.add(site.configuration.baseURL.path)
    for limit in limits.all { writer.add(limit) }
    for post in posts {
      writer.add(site.posts[post].slug)
      writer.add(site.posts[post].frontMatter.title.value)
      writer.add(site.posts[post].record.words.hash)
    }
    mixer.add(ContentHash(writer.bytes))
    mixer.add(Program.fingerprint)
    return mixer.hash
  }

  /// Throws where the words of a post cannot be read.
  func index() throws(DamagedNotes) -> SearchIndex {
    var postings = WordPostings(mostExactPosts: limits.mostExactPosts)
    var sectionCounts: [UInt8] = []
    for post in posts {
      guard let words = SearchWords(try store.bytes(of: .words, in: site.posts[post].record)) else {
        throw DamagedNotes()
      }
      postings.add(words)
      SearchDigits.append(words.sectionCount, to: &sectionCounts)
    }
    return index(of: wordParts(postings), sectionCounts: sectionCounts)
  }

  /// - Parameter sectionCounts: how many sections each post has.
  private func index(of words: [WordPart], sectionCounts: [UInt8]) -> SearchIndex {
    let lists = stride(from: 0, to: posts.count, by: limits.postsPerFile).map { start in
      json { write(posts[start..<min(start + limits.postsPerFile, posts.count)], to: &$0) }
    }
    let texts = words.map { part in json { $0.text(part.text) } }
    let root = { (content: (inout JSONWriter) -> Void) in
      SearchFile(
        self.json { json in
          json.object { json in
            self.writeRules(to: &json)
            json.key("sections")
            json.text(sectionCounts)
            json.key("posts_per_file")
            json.number(limits.postsPerFile)
            json.key("first_words")
            json.array { json in for part in words { json.text(part.first) } }
            content(&json)
          }
        })
    }
    guard (texts + lists).reduce(0, { $0 + $1.bytes.count }) > limits.largestSingleFile else {
      return SearchIndex(
        root: root { json in
          json.key("posts")
          json.array { json in for list in lists { json.value(list) } }
          json.key("words")
          json.array { json in for text in texts { json.value(text) } }
        }, files: [])
    }
    let (wordFiles, listFiles) = (SearchFile.series(texts), SearchFile.series(lists))
    return SearchIndex(
      root: root { json in
        json.member("post_files", listFiles.fingerprint)
        json.member("word_files", wordFiles.fingerprint)
        json.key("word_file_sizes")
        json.text(texts.reduce(into: []) { SearchDigits.append(($1.bytes.count + 1023) / 1024, to: &$0) })
      }, files: wordFiles.files + listFiles.files)
  }

  private func json(_ body: (inout JSONWriter) -> Void) -> JSON {
    var writer = JSONWriter()
    body(&writer)
    return writer.json
  }

  // MARK: Words and posts

  private func wordParts(_ postings: WordPostings) -> [WordPart] {
    var parts: [WordPart] = []
    var last: UnsafeBufferPointer<UInt8>?
    postings.forEachWord { word, number in
      if parts.last.map({ $0.text.count >= limits.wordsPerFile }) ?? true {
        parts.append(WordPart(first: word))
        last = nil
      }
      parts[parts.count - 1].append(word, after: last) { postings.appendPlaces(of: number, to: &$0) }
      last = word
    }
    return parts
  }

  /// The last part of each post's address and its title, in turn.
  private func write(_ list: ArraySlice<Int>, to json: inout JSONWriter) {
    json.array { json in
      for post in list {
        json.text(site.posts[post].slug)
        let title = site.posts[post].frontMatter.title.value
        json.text(site.configuration.setsTypography ? section.language.typography.set(title) : title)
      }
    }
  }

  // MARK: What the script must know of the language

  private func writeRules(to json: inout JSONWriter) {
    let language = section.language
    json.member("base", site.configuration.baseURL.href(Address(path: "\(section.code)/")))
    json.key("folding")
    json.object { json in
      json.key("letters")
      json.array { json in
        for (letter, spelling) in language.folding.letters.sorted(by: { $0.key < $1.key }) {
          json.text(String(letter))
          json.text(spelling)
        }
      }
      json.key("kept")
      json.text(language.folding.keptLetters.map(String.init).joined())
      json.key("shortened_by")
      json.number(language.folding.shortenedBy)
    }
    json.key("count")
    json.object { json in
      json.key("forms")
      json.array { json in
        for (category, form) in language.forms(of: "result_count") {
          json.text(category.rawValue)
          json.text(form)
        }
      }
      json.key("rules")
      json.array { json in
        for rule in language.plurals.wholeNumberRules { write(rule, to: &json) }
      }
      json.key("group")
      json.text(language.numbers.group)
      json.key("minimum_grouping")
      json.number(language.numbers.minimumGrouping)
    }
  }

  /// `["few", [[[10, 0, 2, 4], [100, 1, 12, 14]]]]`: the category, and its alternatives of relations: modulus or 0, 1 where
  /// it is negated, and ranges.
  private func write(_ rule: WholeNumberRule, to json: inout JSONWriter) {
    json.array { json in
      json.text(rule.category.rawValue)
      json.array { json in
        for relations in rule.alternatives {
          json.array { json in
            for relation in relations {
              json.array { json in
                json.number(relation.modulus ?? 0)
                json.number(relation.isNegated ? 1 : 0)
                for range in relation.ranges {
                  json.number(range.lowerBound)
                  json.number(range.upperBound)
                }
              }
            }
          }
        }
      }
    }
  }
}
