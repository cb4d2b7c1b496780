import Testing

@testable import ServusLanguage

/// Slugs beyond the table: letters of a new language, normalization, odd input.
@Suite struct SluggerTests {
  @Test func languageOverridesAndAddsLetters() {
    let german = Slugger(letters: ["ä": "ae", "ö": "oe", "ü": "ue", "ж": "j", "λ": "l"])
    #expect(german.slug("Ärger über Größe") == "aerger-ueber-groesse")
    #expect(german.slug("A\u{308}rger: Ж, λ") == "aerger-j-l")
    #expect(german.slug("é") == "e")
  }

  @Test(arguments: ["", " ", "!!!", "😀👍🏽", "日本語", "''", "ъь", "--", "\u{301}", "\u{0}"])
  func textWithNothingToKeepIsEmpty(text: String) {
    #expect(Slugger().slug(text) == "")
  }

  @Test func composedAndDecomposedTextsAreOne() {
    for text in ["Ľúbivé ceny", "йёў", "Ősz Űr", "Żółć", "ự"] {
      let decomposed = String(Normalization.decomposed(text).map(Character.init))
      #expect(Slugger().slug(decomposed) == Slugger().slug(text), "\(text)")
    }
  }

  @Test func lettersAndSignsOfOtherKindsFold() {
    let cases = [
      "ﬁne ½": "fine-1-2", "İstanbul ISPARTA ırmak": "istanbul-isparta-irmak", "STRAẞE": "strasse",
      "№ 5": "no-5", "ǿ Ǽ": "o-ae", "x² ①": "x2-1", "soft\u{AD}hyphen": "softhyphen", "a\u{200D}b": "ab",
      "Київ – Ґанок": "kiyiv-ganok", "п’ять": "pyat", "100 % & 5 €": "100-5", "a_b.c/d": "a-b-c-d",
    ]
    for (text, slug) in cases { #expect(Slugger().slug(text) == slug, "\(text)") }
  }

  @Test func longRunsOfMarksAreDropped() {
    #expect(Slugger().slug("a" + String(repeating: "\u{301}", count: 10_000) + "b") == "ab")
  }
}
