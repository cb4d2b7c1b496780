import ServusLanguage

extension Language {
  /// The word for a code such as `SK` or `service-desk`, or the code itself where there is none.
  func wordOrText(_ prefix: String, _ code: String) -> String {
    let key = prefix + String(code.lowercased().map { $0 == "-" ? "_" : $0 })
    return words[key] ?? code
  }

  /// The last segment of the address of the cases in a channel; nil where no address can be made of it.
  func slug(ofChannel channel: String) -> String? { slug(of: channel, after: "channel-") }

  /// The last segment of the address of the cases in a country; nil where no address can be made of it.
  func slug(ofCountry country: String) -> String? { slug(of: country, after: "country-") }

  private func slug(of word: String, after prefix: String) -> String? {
    let slug = slugger.slug(word)
    return slug.isEmpty || slug.utf8.count > 100 ? nil : prefix + slug
  }
}
