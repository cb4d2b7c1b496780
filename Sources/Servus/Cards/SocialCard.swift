/// The card of one post: what it is to show, and what stands beside the post already.
struct SocialCard: Sendable {
  enum State {
    case missing, outdated, current
    /// Not drawn by us: somebody made it, and it stays.
    case foreign
  }

  static let size = (width: 1200, height: 630)
  /// Under this keyword a card's file says what it was drawn from. Unlike a file's time, it outlives a clone.
  private static let keyword = "servus-card"

  /// The file, relative to the site's folder.
  let path: String
  let svg: [UInt8]
  let state: State

  /// - Parameter found: the beginning of the file that stands there; nil where there is none.
  init(path: String, svg: [UInt8], found: [UInt8]?) {
    self.path = path
    self.svg = svg
    guard let found else {
      state = .missing
      return
    }
    let drawnFrom = PNGFile(found)?.text(Self.keyword)
    state = drawnFrom == nil ? .foreign : drawnFrom == Self.fingerprint(of: svg) ? .current : .outdated
  }

  /// The arguments with which `rsvg-convert` draws a card from its input.
  static let arguments = ["--format=png", "--width=\(size.width)", "--height=\(size.height)"]

  /// The file that stands beside the post; nil where the bytes are no picture of a card's size.
  func file(drawn png: [UInt8]) -> [UInt8]? {
    guard let picture = PNGFile(png), picture.isWhole,
      picture.size == PictureSize(Self.size.width, Self.size.height)
    else { return nil }
    return picture.adding(Self.keyword, Self.fingerprint(of: svg))
  }

  private static func fingerprint(of svg: [UInt8]) -> String { ContentHash(svg).hexadecimal }
}
