/// The interface words that every strings file must have, and the placeholders that each may use. A file may have
/// further words and phrases for a site's own templates.
package enum Vocabulary {
  /// The keys of the section `words`.
  package static let words: [String: Set<String>] = plain.merging(filled) { $1 }

  /// The keys of the section `phrases`; `n` is the number.
  package static let phrases: [String: Set<String>] = [
    "post_count": ["n"], "case_count": ["n"], "comment_count": ["n"], "point_count": ["n"], "part_count": ["n"],
    "result_count": ["n"], "reading_time": ["n"], "minutes": ["n"], "hours": ["n"],
    "points_published_of": ["n", "total"],
  ]

  private static let filled: [String: Set<String>] = [
    "page_of": ["page", "pages"], "part_of_series": ["part"], "point": ["number"],
    "point_of": ["number", "total"], "points_of": ["points", "total"], "cases_by": ["facet"],
    "stale_translation": ["date"],
    "in_language": ["language"],
    "by_author": ["author"], "reply_to": ["author"], "posts_by": ["author"], "original_by": ["title", "author"],
    "posts_tagged": ["tag"], "cases_of": ["company"], "updated_on": ["date"], "published_on": ["date"],
  ]

  private static let plain: [String: Set<String>] = {
    let keys = """
      home posts newest_posts all_posts archive tags series companies authors search menu skip_to_content top
      not_translated newer_version breadcrumbs language languages choose_language other_languages translations read_in also_in
      previous_post next_post newer_posts older_posts read_more related no_posts_yet
      published updated tagged contents footnotes back_to_text draft future
      instalments previous_part next_part points points_published announced
      case_study company channel country verdict lesson illustrates_points read_case related_cases all_cases narrow_cases
      source original takeaways comments about_author website offer
      feeds feed_atom feed_json feed_text subscribe
      theme theme_system theme_light theme_dark copy_link link_copied share share_more share_email
      note tip warning experience lesson_title quotation conversation
      not_found_title not_found_text not_found_home
      search_title search_text search_label search_keys search_loading search_nothing search_failed search_more
      search_without_script
      tags_text archive_text companies_text authors_text series_text
      verdict_praise verdict_complaint verdict_mixed
      channel_chat channel_phone channel_email channel_mail channel_social channel_store channel_service_desk
      channel_airline channel_home channel_hotel
      country_us country_hu country_sk country_cz country_pl country_ua country_dk country_de country_gb country_nl
      country_au
      """
    let pairs = keys.split(whereSeparator: \.isWhitespace).map { (String($0), Set<String>()) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()
}
