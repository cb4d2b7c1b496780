/// Where the preview's own files are. Names that begin with a dot are never served from the site, so these hide none of its.
enum PreviewAddress {
  static let folder = "/.servus/"
  static let script = folder + "preview.js"
  static let style = folder + "preview.css"
  static let events = folder + "events"
}
