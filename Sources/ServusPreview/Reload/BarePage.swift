import Servus
import ServusDiagnostics

/// A page of the preview's own, for when the site has none to show.
enum BarePage {
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// The errors that stand in the way of a first build; where there are none, that nothing is here.
  static func response(_ state: PreviewState) -> Response {
    let isBroken = !state.errors.isEmpty
    let formatter = DiagnosticFormatter(isColored: false)
    let errors = HTMLEscaping.escaped(state.errors.map(formatter.format).joined(separator: "\n"))
    // With scripts the errors are shown as over any other page.
    let body = isBroken ? "<noscript><pre>\(errors)</pre></noscript>" : "<h1>There is no page at this address.</h1>"
    let html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(isBroken ? "The site has errors" : "Nothing here")</title>
      \(LivePage.script(file: "", state))
      </head>
      <body>
      \(body)
      </body>
      </html>

      """
    var response = Response(isBroken ? .serviceUnavailable : .notFound, .html, .bytes(Array(html.utf8)[...]))
    response.headers.add(name: "Content-Security-Policy", value: policy)
    return response
  }
}
