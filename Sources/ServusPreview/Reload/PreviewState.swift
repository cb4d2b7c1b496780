import Servus
import ServusDiagnostics
import ServusMarkup

/// What browsers are told: which build the output folder holds, and what is wrong with the sources since.
struct PreviewState: Sendable {
  /// Names the build; another one for each that changed files, and for each run of the program.
  var build: String
  /// The build before.
  var previous: String?
  /// The paths, as in addresses but not encoded, of the files that the build changed; nil where these are too many to tell.
  var changed: [String]?
  /// What the site's addresses begin with.
  var basePath = "/"
  /// What the site's `_headers` asks for.
  var headers = HeaderRules()
  /// Why the last build wrote nothing; empty where it was good.
  var errors: [Diagnostic] = []

  /// An event for a browser (https://html.spec.whatwg.org/multipage/server-sent-events.html). The time in
  /// milliseconds is that after which it connects again.
  var event: [UInt8] {
    var json = JSONWriter(after: "retry: 300\ndata: ")
    json.object { json in
      json.member("build", build)
      json.member("previous", previous)
      if let changed {
        json.key("changed")
        json.array { json in
          for path in changed { json.text(path) }
        }
      }
      json.key("errors")
      json.array { json in
        for error in errors { json.add(error) }
      }
    }
    return json.bytes(endingWith: "\n\n")
  }
}

extension JSONWriter {
  /// A finding as the terminal shows it, in parts.
  fileprivate mutating func add(_ finding: Diagnostic) {
    object { json in
      json.member("place", DiagnosticFormatter.place(of: finding))
      json.member("message", DiagnosticFormatter.visible(finding.message))
      json.member("rule", finding.rule?.rawValue)
      json.member("excerpt", DiagnosticFormatter.excerpt(of: finding))
      json.member("help", DiagnosticFormatter.visible(finding.help))
    }
  }
}
