/// A path as systems compare it that keep no letters apart which differ in case alone, or in how their accents are coded: two
/// texts are equal where they are canonically equivalent.
func foldedPath(_ path: String) -> String {
  let isFolded = path.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  if isFolded { return path }
  var folded = String.UnicodeScalarView()
  for scalar in path.unicodeScalars {
    if scalar.properties.changesWhenCaseFolded {
      // Unicode's case folding, which the standard library has not: "ß" as "ss", "ς" as "σ".
      folded.append(contentsOf: scalar.properties.lowercaseMapping.uppercased().lowercased().unicodeScalars)
    } else {
      folded.append(scalar)
    }
  }
  return String(folded)
}
