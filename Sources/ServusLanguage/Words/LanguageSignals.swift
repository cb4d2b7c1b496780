/// By what texts in a language are known: Documentation/languages.md, chapter 5.
package struct LanguageSignals: Hashable, Sendable {
  /// Lower-case letters.
  let letters: Set<Unicode.Scalar>
  /// Lower-case function words.
  let words: Set<String>
}
