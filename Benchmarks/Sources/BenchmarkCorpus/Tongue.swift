/// What words of a language are put together of. No text is anybody's: only the short words that no sentence does without
/// are real, so that a text can be told from one in another language.
struct Tongue: Sendable {
  let code: String
  let onsets: [String]
  let vowels: [String]
  let codas: [String]
  let functionWords: [String]
  /// How a chat names its two sides.
  let speakers: (customer: String, support: String)

  private init(
    _ code: String, onsets: String, vowels: String, codas: String, open: Int, functionWords: String,
    speakers: (customer: String, support: String)
  ) {
    self.code = code
    self.onsets = onsets.words
    self.vowels = vowels.words
    self.codas = codas.words + Array(repeating: "", count: open)
    self.functionWords = functionWords.words
    self.speakers = speakers
  }

  /// In the order of the switcher.
  static let all = [slovak, czech, hungarian, russian, polish, english]

  private static let slovak = Tongue(
    "sk", onsets: "b d ď h k l ľ m n ň p r s š t ť v z ž pr st kr", vowels: "a á ä e é i í o ô u ú y ia ie a e o",
    codas: "k m n r š ť", open: 12,
    functionWords:
      "a aj ak ako ale alebo cez čo do ešte iba k ktorý ktorá keď na nie o od po pre pri s sa si sú už v však z že",
    speakers: ("Zákazník", "Podpora"))

  private static let czech = Tongue(
    "cs", onsets: "b d ď h k l m n ň p r ř s š t v z ž př st kř", vowels: "a á e é ě i í o u ů ý ou a e o",
    codas: "k m n r ř š", open: 12,
    functionWords:
      "a aby ale ani až by být co do ještě jako je jen jsem jsou k když která který na nebo o po pro při s se už v z že",
    speakers: ("Zákazník", "Podpora"))

  private static let hungarian = Tongue(
    "hu", onsets: "b cs d f g gy h j k l m n ny p r s sz t v z zs", vowels: "a á e é i í o ó ö ő u ú ü ű a e e",
    codas: "k l n r s sz t gy", open: 7,
    functionWords:
      "a az egy és hogy nem is de ha csak már még mint meg vagy ez azt ezt volt lesz van aki ami mert így úgy",
    speakers: ("Vevő", "Ügyfélszolgálat"))

  private static let russian = Tongue(
    "ru", onsets: "б в г д ж з к л м н п р с т ф х ц ч ш пр ст", vowels: "а е и о у ы э ю я ё а о е",
    codas: "к л м н р с т й ль",
    open: 10,
    functionWords:
      "а без бы в во для до его если же за и из или к как когда который мы на не но о он от по с так то что это",
    speakers: ("Покупатель", "Поддержка"))

  private static let polish = Tongue(
    "pl", onsets: "b c ć cz d dz g h k l ł m n p r rz s ś sz t w z ż prz", vowels: "a ą e ę i o ó u y ie a e o",
    codas: "k ł m n ś w ć", open: 11,
    functionWords:
      "a ale bo być co czy dla do i ich jak jest jeśli już kto która który lub na nie o od po pod się są tak to w z za że",
    speakers: ("Klient", "Obsługa"))

  private static let english = Tongue(
    "en", onsets: "b c d f g h l m n p r s t v w th sh ch br cl", vowels: "a e i o u ea oo ai ou a e o",
    codas: "ck d g l m n p r st t nd ng", open: 6,
    functionWords:
      "a and are as at be but by can for from had has have he if in is it not of on or she so that the they to was with",
    speakers: ("Customer", "Support"))
}

extension String {
  fileprivate var words: [String] { split(separator: " ").map(String.init) }
}
