import NIOHTTP1
import ServusMarkup

/// Answers requests from the files of the output folder and the state of the preview.
struct Responder: Sendable {
  let folder: PublishedFolder
  let policy: RequestPolicy
  let state: @Sendable () -> PreviewState

  /// The whole answer; nothing else is sent.
  func response(to head: HTTPRequestHead) -> Response {
    var response = policy.refusal(of: head).map(Response.init(refusing:)) ?? permittedResponse(to: head)
    response.headers.add(name: "Cache-Control", value: "no-cache")
    response.headers.add(name: "X-Content-Type-Options", value: "nosniff")
    response.headers.add(name: "Cross-Origin-Resource-Policy", value: "same-origin")
    return response
  }

  private func permittedResponse(to head: HTTPRequestHead) -> Response {
    guard let target = RequestTarget(head.uri) else { return Response(refusing: .badRequest) }
    switch target.path {
    case PreviewAddress.script:
      return Response(sending: PackageResources.preview_js, as: .javaScript, for: head)
    case PreviewAddress.style: return Response(sending: PackageResources.preview_css, as: .css, for: head)
    // The end of a stream of unknown length would be a body.
    case PreviewAddress.events:
      return Response(.ok, .eventStream, head.method == .HEAD ? .bytes([]) : .events)
    default: return siteResponse(to: target, head)
    }
  }

  private func siteResponse(to target: RequestTarget, _ head: HTTPRequestHead) -> Response {
    let state = state()
    let base = RequestTarget(state.basePath)?.components ?? []
    var response =
      if target.components.starts(with: base) {
        response(to: target, below: base, state, head)
      } else if target.components.isEmpty {
        Response(.found, location: state.basePath + target.query.percentEncodedQuery)
      } else {
        missing(target.components, state)
      }
    for header in state.headers.headers(for: target.path) {
      response.headers.add(name: header.name, value: header.value)
    }
    return response
  }

  private func response(
    to target: RequestTarget, below base: [String], _ state: PreviewState, _ head: HTTPRequestHead
  ) -> Response {
    let components = Array(target.components.dropFirst(base.count))
    guard !target.isFolder else {
      let index = components + ["index.html"]
      return folder.file(index).map { send($0, at: index, state, head) } ?? missing(components, state)
    }
    switch folder.open(components) {
    case .file(let file): return send(file, at: components, state, head)
    case .folder where folder.file(components + ["index.html"]) != nil:
      return Response(.movedPermanently, location: "\(target.path)/\(target.query.percentEncodedQuery)")
    case .folder, nil: return missing(components, state)
    }
  }

  private func send(
    _ file: OpenFile, at components: [String], _ state: PreviewState, _ head: HTTPRequestHead
  ) -> Response {
    let type = MediaType(ofFile: components.last ?? "")
    guard type == .html else { return Response(sending: file, as: type, for: head) }
    return Response(sending: LivePage.bytes(of: file, at: components, state), as: type, for: head)
  }

  /// How many folders below the site's own may have a page that says that there is nothing.
  private static let deepestMissingPage = 4

  /// The nearest page that says that there is nothing: that of the language, where the address is in one.
  private func missing(_ components: [String], _ state: PreviewState) -> Response {
    for depth in (0...min(components.count, Self.deepestMissingPage)).reversed() {
      let page = Array(components.prefix(depth)) + ["404.html"]
      guard let file = folder.file(page) else { continue }
      return Response(.notFound, .html, .bytes(LivePage.bytes(of: file, at: page, state)[...]))
    }
    return BarePage.response(state)
  }
}

extension RequestTarget {
  /// The path as it stands in addresses.
  var path: String {
    "/" + components.map { $0 + "/" }.joined().percentEncodedPath.dropLast(isFolder || components.isEmpty ? 0 : 1)
  }
}
