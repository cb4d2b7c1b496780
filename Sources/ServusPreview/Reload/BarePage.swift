import Servus
import ServusDiagnostics
import ServusMarkup

/// A page of the preview's own, for when the site has none to show.
enum BarePage {
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// The errors that stand in the way of a first build; where there are none, that nothing is here.
  static func response(_ state: PreviewState) -> Response {
    let isBroken = !state.errors.isEmpty
    let formatter = DiagnosticFormatter(isColored: false)
    var html = HTMLBuilder(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>
      """)
    html.add(isBroken ? "The site has errors" : "Nothing here")
    html.add("</title>\n")
    html.add(LivePage.script(file: "", state))
    html.add("\n</head>\n<body>\n")
    if isBroken {
      // With scripts the errors are shown as over any other page.
      html.add("<noscript><pre>")
      html.add(value: state.errors.map(formatter.format).joined(separator: "\n"))
      html.add("</pre></noscript>")
    } else {
      html.add("<h1>There is no page at this address.</h1>")
    }
    html.add("\n</body>\n</html>\n")
    var response = Response(isBroken ? .serviceUnavailable : .notFound, .html, .bytes(html.html.bytes[...]))
    response.headers.add(name: "Content-Security-Policy", value: policy)
    return response
  }
}
