extension PageBuilder {
  /// What the card of a post shows; nil where the site does not have its language.
  func socialCard(of index: Int) -> SocialCardModel? {
    let entry = entry(of: index)
    guard let section = entry.section else { return nil }
    let (card, title) = (entry.card.facts, CardTitle(entry.title))
    let study = [card.company, card.verdict?.text].compactMap(\.self).joined(separator: " · ")
    let date = site.posts[index].frontMatter.kind == .post ? card.date : nil
    let label = card.series ?? (study.isEmpty ? date : study)
    return SocialCardModel(
      language: sections[section].language, siteTitle: TextWidth.cut(sections[section].site.title, toEms: 22),
      label: label.map { TextWidth.cut($0, toEms: 36) }, title: entry.title, fontSize: title.fontSize,
      lines: title.lines.enumerated().map { CardLineModel(text: $1, y: title.baseline(ofLine: $0)) })
  }
}
