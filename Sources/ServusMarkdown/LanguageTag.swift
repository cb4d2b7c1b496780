/// Whether a text has the form of a BCP 47 tag, in letters of any size: `en`, `sr-Latn`, `pt-BR`.
package func isLanguageTag(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let primary = parts.first, (2...3).contains(primary.utf8.count) else { return false }
  return primary.utf8.allSatisfy { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    && parts.dropFirst().allSatisfy { (2...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isASCIIAlphanumeric) }
}

/// Whether a tag of that form begins with a language that there is. Of codes with three letters (ISO 639-3 has thousands)
/// only the form is judged.
func isKnownLanguage(_ tag: String) -> Bool {
  let primary = primaryLanguage(of: tag)
  return primary.utf8.count != 2 || languageCodes.contains(primary[...])
}

/// What a tag begins with, in small letters: `en` of `EN-us`.
func primaryLanguage(of tag: String) -> String {
  tag.prefix { $0 != "-" }.lowercased()
}

/// The one among some languages whose rules hold for a tag: its own, else that of the tag without its last parts (the lookup
/// of RFC 4647), else the first that is a variety of the same language. The size of letters does not count.
package func matchingLanguage(_ tag: String, among languages: [String]) -> String? {
  var range = tag.lowercased()[...]
  while true {
    if let language = languages.first(where: { $0.lowercased() == range }) { return language }
    guard let hyphen = range.lastIndex(of: "-") else { break }
    range = range[..<hyphen]
  }
  return languages.first { primaryLanguage(of: $0) == range }
}

/// ISO 639-1.
private let languageCodes = Set(
  """
  aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu \
  fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km \
  kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om \
  or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to \
  tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
  """.split(separator: " "))
