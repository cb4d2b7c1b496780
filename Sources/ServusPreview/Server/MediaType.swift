/// What a file is sent as, by the ending of its name.
struct MediaType: Equatable {
  let header: String

  static let html = MediaType(header: "text/html; charset=utf-8")
  static let javaScript = MediaType(header: "text/javascript; charset=utf-8")
  static let css = MediaType(header: "text/css; charset=utf-8")
  static let plainText = MediaType(header: "text/plain; charset=utf-8")
  static let eventStream = MediaType(header: "text/event-stream")

  private init(header: String) {
    self.header = header
  }

  init(ofFile name: String) {
    let ending = name.split(separator: ".").dropFirst().last ?? ""
    self = Self.byEnding[ending.lowercased()] ?? MediaType(header: "application/octet-stream")
  }

  private static let byEnding: [String: MediaType] = [
    "html": html, "htm": html, "css": css, "js": javaScript, "mjs": javaScript, "txt": plainText, "md": plainText,
    "csv": MediaType(header: "text/csv; charset=utf-8"), "ics": MediaType(header: "text/calendar; charset=utf-8"),
    "vtt": MediaType(header: "text/vtt; charset=utf-8"),
    "json": MediaType(header: "application/json; charset=utf-8"),
    "map": MediaType(header: "application/json; charset=utf-8"),
    "xml": MediaType(header: "application/xml; charset=utf-8"),
    "webmanifest": MediaType(header: "application/manifest+json; charset=utf-8"),
    "svg": MediaType(header: "image/svg+xml; charset=utf-8"),
    "png": MediaType(header: "image/png"), "jpg": MediaType(header: "image/jpeg"),
    "jpeg": MediaType(header: "image/jpeg"), "gif": MediaType(header: "image/gif"),
    "webp": MediaType(header: "image/webp"), "avif": MediaType(header: "image/avif"),
    "ico": MediaType(header: "image/x-icon"), "pdf": MediaType(header: "application/pdf"),
    "woff": MediaType(header: "font/woff"), "woff2": MediaType(header: "font/woff2"),
    "ttf": MediaType(header: "font/ttf"), "otf": MediaType(header: "font/otf"),
    "wasm": MediaType(header: "application/wasm"), "zip": MediaType(header: "application/zip"),
    "mp3": MediaType(header: "audio/mpeg"), "m4a": MediaType(header: "audio/mp4"),
    "ogg": MediaType(header: "audio/ogg"), "mp4": MediaType(header: "video/mp4"),
    "webm": MediaType(header: "video/webm"),
  ]
}
