import ServusDiagnostics
import ServusMarkdown
import ServusMarkup
import ServusYAML

/// Finds the pictures of authors.
enum Portraits {
  /// The positions of the pictures among the assets, by the author's id. What cannot be found is reported.
  static func find(
    _ authors: [String: Author], among assets: [Asset], diagnostics: inout Diagnostics
  ) -> [String: Int] {
    let folder = TermKind.authors.folder
    var places: [String: Int] = [:]
    for (index, asset) in assets.enumerated() where asset.file.path.hasPrefix(folder) {
      places[String(asset.file.path.dropFirst(folder.count))] = index
    }
    var portraits: [String: Int] = [:]
    for (id, author) in authors.sorted(by: { $0.key < $1.key }) {
      guard let image = author.image else { continue }
      let written = image.value
      let path = written.hasPrefix(folder) ? String(written.dropFirst(folder.count)) : written
      if let place = places[path.hasPrefix("./") ? String(path.dropFirst(2)) : path] {
        portraits[id] = place
      } else if case .external = Destination(written) {
        diagnostics.report(
          Diagnostic(
            .externalPicture, "a picture from another site, which the site's own headers forbid to load",
            at: image.mark, in: author.source, help: "put the file into \(folder)"))
      } else {
        diagnostics.report(
          Diagnostic(
            .brokenLink, "there is no picture \(folder)\(path)", at: image.mark, in: author.source,
            help: didYouMean(path, among: places.keys) ?? "put the file beside the author's own, into \(folder)"))
      }
    }
    return portraits
  }
}
