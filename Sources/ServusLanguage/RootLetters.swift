/// The letters of Latin, Greek and Cyrillic in the order of CLDR's root collation, for the places of those that an
/// alphabet does not name: `þ` follows `z`, and `і` stands between `и` and `й`.
enum RootLetters {
  /// Letters with an upper case that are neither another letter with an accent nor one in `spellings`.
  private static let scripts: [[String]] = [
    """
    a ɑ b ƀ ɓ ƃ c ȼ ƈ d ɖ ɗ ƌ e ɇ ǝ ə ɛ f ƒ g ǥ ɠ ɣ ƣ h i ı ɨ ɩ j ɉ k ƙ l ƚ m n ɲ ƞ ŋ o ɔ ɵ ȣ p ƥ q ɋ ĸ r ɍ s ȿ ʃ
    t ŧ ƭ u ʉ ʊ v ʋ ʌ w x y ɏ ƴ ȝ z ƶ ȥ ɀ ʒ ƹ þ ƿ ƨ ƽ ƅ ɂ
    """,
    "α β γ δ ε ϝ ͷ ϛ ζ ͱ η θ ι ϳ κ ϗ λ μ ν ξ ο π ϻ ϟ ϙ ρ σ ͼ ͻ ͽ τ υ φ χ ψ ω ϡ ͳ ϸ",
    """
    а ә ӕ б в г ғ ӻ ҕ ӷ д ԁ ђ ԃ ҙ е є ж ԫ җ з ԅ ԑ ѕ ӡ ԇ и ҋ і й ј к қ ӄ ҡ ҟ ҝ ԟ ԛ л ӆ ԯ ԓ ԡ љ ԉ ԕ м ӎ н ԩ ӊ ң ӈ ԣ ҥ њ ԋ
    о ө п ԥ ҧ ҁ р ҏ ԗ с ԍ ҫ т ԏ ҭ ћ у ү ұ ѹ ф х ӽ ӿ ҳ һ ԧ ѡ ѿ ѽ ѻ ц ҵ ч ԭ ҷ ӌ ҹ ҽ ҿ џ ш щ ъ ы ь ҍ ѣ э ю я ԙ ѥ ѧ ѫ ѩ ѭ ѯ
    ѱ ѳ ѵ ҩ ԝ ӏ
    """,
  ].map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }

  private static let all = Set(scripts.joined())

  /// Letters that part from others only as accents do: a stroke is a mark like others here, a ligature has a tie.
  static let spellings: [Unicode.Scalar: String] = [
    "ø": "o\u{338}", "đ": "d\u{335}", "ð": "d\u{336}", "ħ": "h\u{335}", "ł": "l\u{335}", "ґ": "г\u{335}",
    "ς": "σ\u{335}", "æ": "a\u{361}e", "œ": "o\u{361}e", "ß": "s\u{361}s",
  ]

  /// The items of an alphabet with all other letters: each after the letter that it follows in the root order and what
  /// the alphabet has between that one and the next (`ŋ` comes after Hungarian `ny`); scripts without an item go last.
  static func completed(_ items: [[String]]) -> [[String]] {
    let named = Set(items.joined())
    return scripts.reduce(items) { items, script in
      guard var anchor = script.first(where: named.contains) else { return items + script.map { [$0] } }
      var followers: [String: [[String]]] = [:]
      for letter in script {
        if named.contains(letter) { anchor = letter } else { followers[anchor, default: []].append([letter]) }
      }
      var completed: [[String]] = []
      var waiting: [[String]] = []
      for item in items {
        if item.contains(where: all.contains) {
          completed += waiting
          waiting = item.flatMap { followers[$0] ?? [] }
        }
        completed.append(item)
      }
      return completed + waiting
    }
  }
}
