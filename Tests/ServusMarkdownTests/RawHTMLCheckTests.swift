import TestSupport
import Testing

@testable import ServusMarkdown

/// Raw HTML ends where its text ends, so that a post cannot swallow the page around it.
@Suite struct RawHTMLCheckTests {
  private func messages(_ text: String) -> [String] { Converted(text, rawHTML: .keep).messages }

  @Test(
    .faults("H10"),
    arguments: [
      ("a\n\n<!-- x\n\nb", "3:1 raw-html: a comment does not end in this piece of HTML"),
      ("<div><!-- x\n\n--></div>", "1:1 raw-html: a comment does not end in this piece of HTML"),
      ("<script>\nlet a;\n", "1:1 raw-html: \"<script>\" does not end in this piece of HTML"),
      ("<style>\na {}", "1:1 raw-html: \"<style>\" does not end in this piece of HTML"),
      ("a <textarea> b", "1:1 raw-html: \"<textarea>\" does not end in this piece of HTML"),
      ("a <title> b", "1:1 raw-html: \"<title>\" does not end in this piece of HTML"),
      ("<div>\n<iframe>\n</div>", "1:1 raw-html: \"<iframe>\" does not end in this piece of HTML"),
      ("<div class=\"\n\nb", "1:1 raw-html: the tag \"<div\" does not end in this piece of HTML"),
      ("<div a='>\n", "1:1 raw-html: the tag \"<div\" does not end in this piece of HTML"),
      ("<div></div\n", "1:1 raw-html: the tag \"</div\" does not end in this piece of HTML"),
      (
        "<script><!--<script></script>\n", "1:1 raw-html: \"<script>\" does not end in this piece of HTML"
      ),
    ])
  func whatIsBegunEndsInItsBlock(text: String, message: String) {
    #expect(messages(text).contains(message), "\(messages(text))")
  }

  @Test(
    .faults("H10"),
    arguments: [
      (
        "a\n\n</div></body>",
        [
          "3:1 raw-html: </div> closes nothing that is open here",
          "3:7 raw-html: </body> closes nothing that is open here",
        ]
      ),
      ("*a </article>*", ["1:4 raw-html: </article> closes nothing that is open here"]),
      ("<div>\n\n> </div>", ["3:3 raw-html: </div> closes nothing that is open here"]),
      ("a</br>", ["1:2 raw-html: </br> closes nothing that is open here"]),
    ])
  func whatIsNotOpenCannotBeClosed(text: String, expected: [String]) {
    #expect(messages(text).filter { !$0.hasSuffix("never closed") } == expected)
  }

  @Test(
    .faults("H10"),
    arguments: [
      ("a\n\n<div>\n", "3:1 raw-html: <div> is never closed"),
      ("a <b>c", "1:3 raw-html: <b> is never closed"),
      ("*a <b>c*</b>", "1:4 raw-html: <b> is never closed"),
      ("<b><i></b></i>", "1:4 raw-html: <i> is never closed"),
      ("<div/>\n", "1:1 raw-html: <div> is never closed"),
      ("<ul>\n<li><div><li></div></ul>\n", "2:5 raw-html: <div> is never closed"),
      ("<table>\n", "1:1 raw-html: <table> is never closed"),
    ])
  func whatIsOpenIsClosed(text: String, message: String) {
    #expect(messages(text).contains(message), "\(messages(text))")
  }

  @Test(
    .faults("H10"),
    arguments: [
      ("<body>\n</body>\n", "<body> cannot stand in a text"), ("<plaintext>\n", "<plaintext> cannot stand in a text"),
      ("<noscript></noscript>", "<noscript> cannot stand in a text"),
      ("<template></template>", "<template> cannot stand in a text"),
      ("<svg><p></p></svg>", "<p> cannot stand in <svg>"),
      ("<svg><title><a></a></title></svg>", "<a> cannot stand in <svg>"),
      ("<math><mi><x></x></mi></math>", "<x> cannot stand in <math>"),
      ("<select><option><style></style></select>", "<style> cannot stand in <select>"),
      ("<button><button></button></button>", "<button> cannot stand in <button>"),
      ("<li>a</li>\n", "<li> stands outside of a list"), ("- <dd>a</dd>\n", "<dd> stands outside of a list"),
      ("<svg>\n\na\n\n</svg>", "<svg> holds Markdown"), ("<svg> *a* </svg>", "<svg> holds Markdown"),
    ])
  func whatBrowsersMoveAboutIsRefused(text: String, message: String) {
    #expect(messages(text).contains { $0.hasSuffix("raw-html: \(message)") }, "\(messages(text))")
  }

  @Test(arguments: [
    "A <b>b</b> <!-- c --> <br> <img alt=\"a>b\" src='/x'> <a href=/x/>c</a> <kbd>d</kbd>",
    "<div class=\"x\">\n\n*Markdown*\n\n<p>a\n\n</div>", "<ul>\n<li>a\n<li>b\n<ol><li>c</ol>\n</ul>",
    "<dl><div><dt>a<dd>b</div><dt>c</dl>", "<table><tr><td>a<td>b<tr><td>c</table>",
    "<script>\nif (a < b) { document.write(\"<div>\") }\n\nlet c;\n</script>",
    "<style>\na > b { }\n</style>\n\n<iframe src=\"/x\"></iframe>",
    "<svg viewBox=\"0 0 1 1\"><title>a</title><path d=\"M0 0\"/><style>a { }</style><g><circle/></g></svg>",
    "<details>\n<summary>a</summary>\n\n| a | b |\n|---|---|\n| <b>c</b> | d |\n\n</details>",
    "<select><optgroup><option>a<option>b</select>", "<!DOCTYPE x> <?php x ?> <![CDATA[ x ]]>", "1 < 2 <3 a<b",
    "<script><!-- <script></script> --></script>", "<!--> <!---> <!-- a --!>", "<div =\"a>b</div>",
  ])
  func whatEndsByItselfIsKept(_ text: String) {
    #expect(messages(text) == [])
  }

  @Test func elementsMayLieInEachOtherToALimit() {
    let text = { (count: Int) in
      String(repeating: "<b>", count: count) + "a" + String(repeating: "</b>", count: count)
    }
    #expect(messages(text(100)) == [])
    #expect(messages(text(101)).first == "1:1 too-deep: more than 100 HTML elements lie in each other")
  }

  @Test func faultsSayWhatToDo() {
    let text = "<div>\n\n</p>\n\n<body>\n\n<li>\n\n<svg>\n\n*a*\n\n<button><button>\n\n<!-- x"
    let helps = Converted(text, rawHTML: .keep).diagnostics.sorted.map(\.help)
    #expect(
      helps == [
        "add </div> where it ends", "remove it, or open <p> in the same part of the text", "remove it",
        "put it into <ul> or <ol> or <menu>", "write it in one block of lines, none of them empty",
        "close <button> before it", "add </button> where it ends", "end it in the same block of lines",
      ])
    let deep = Converted(String(repeating: "<b>", count: 101), rawHTML: .keep)
    #expect(deep.diagnostics.sorted.contains { $0.help == "close some before" })
  }
}
