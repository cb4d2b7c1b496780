import Testing

/// Faults of the section `typography`.
extension BadStringsTests {
  private static let typography: [Case] = [
    (
      "typography:\n  quotes: [“, ”]", "«typography:",
      "@ missing key \"quotes\" in \"typography\" (copy it from the strings file of another language and translate it)"
    ),
    (
      "  quotes: [“, ”]", "  «quotes: [“]",
      "@ \"quotes\" must be an opening and a closing quotation mark, not straight (write the two as a list: [„, “])"
    ),
    (
      "inner_quotes: [‘, ’]", "«inner_quotes: ['\"', '\"']",
      "@ \"inner_quotes\" must be an opening and a closing quotation mark, not straight (write the two as a list: [„, “])"
    ),
    (
      "inner_quotes: [‘, ’]", "«inner_quotes: [„“, ”]",
      "@ \"inner_quotes\" must be an opening and a closing quotation mark, not straight (write the two as a list: [„, “])"
    ),
    ("dash: –", "dash: «'-'", "@ \"dash\" must be – or —, not \"-\" (copy one of these two dashes)"),
    (
      "spaced_ranges: false", "spaced_ranges: «maybe",
      "@ \"spaced_ranges\" must be true or false, not \"maybe\" (write true or false)"
    ),
    (
      "post_codes: []", "post_codes: [00-000, «12-345]",
      "@ \"12-345\" in \"post_codes\" must be zeros with a hyphen between them (write a zero for each digit: 00-000)"
    ),
    (
      "short_ellipsis: false", "«short_ellipsis:",
      "@ key \"short_ellipsis\" in \"typography\" has no value (write it behind the colon)"
    ),
    (
      "\"'tis\"", "«tis",
      "@ \"tis\" in \"apostrophe_words\" must begin with a straight apostrophe (correct it, or remove it from the list)"
    ),
    (
      "one_letter_words: []", "one_letter_words: [a, «to]",
      "@ \"to\" in \"one_letter_words\" must be a single letter (correct it, or remove it from the list)"
    ),
    (
      "No., p.", "No., «\"p. p.\"",
      "@ \"p. p.\" in \"abbreviations\" must be a word without a space (correct it, or remove it from the list)"
    ),
    (
      "titles: [Mr,", "titles: [«'',",
      "@ \"\" in \"titles\" must be a word without a space (correct it, or remove it from the list)"
    ),
    ("units: []", "units: «{}", "@ \"units\" must be a list, found a mapping (write a list: [one, two])"),
    ("units: []", "units: [«[x]]", "@ \"units\" must be a text, found a list (write one text here)"),
    (
      "dates: []\n  digit", "dates: [«d of]\n  digit",
      "@ bad date pattern \"d of\": \"o\" is no field of a date "
        + "(fields are d, M, MMMM, LLLL, y; other letters stand between apostrophes)"
    ),
    (
      "dates: []\n  digit", "dates: [d MMMM, «d.M.]\n  digit",
      "@ \"d.M.\" must have spaces, each with d, M or y beside it (write a date as readers see it, such as d. MMMM y)"
    ),
    (
      "dates: []\n  digit", "dates: [«EEEE d]\n  digit",
      "@ \"EEEE d\" must have spaces, each with d, M or y beside it (write a date as readers see it, such as d. MMMM y)"
    ),
    (
      "dates: []\n  digit", "dates: [«MMMM 'of' y]\n  digit",
      "@ \"MMMM 'of' y\" must have spaces, each with d, M or y beside it (write a date as readers see it, such as d. MMMM y)"
    ),
    (
      "  digit_groups: false", "  digit_groups: false\n  «digit_group: true",
      "@ unknown key \"digit_group\" [unknown-key] (did you mean \"digit_groups\"?)"
    ),
  ]

  @Test(arguments: typography) func typographyIsFaulty(fault: Case) throws {
    #expect(try findings(fault) == [fault.finding])
  }
}
