import ServusDiagnostics
import ServusYAML

/// Finds where old addresses lead, and refuses those that are nobody's to give.
struct RedirectPlanner {
  let site: Site
  let addresses: AddressBook
  let claims: AddressClaims
  private(set) var diagnostics = Diagnostics()

  /// By the old address.
  mutating func redirects() -> [Redirect] {
    var redirects: [Redirect] = []
    var owners: [String: (post: Post, folder: String)] = [:]
    for (index, post) in site.posts.enumerated() {
      for alias in post.frontMatter.aliases {
        // As browsers write it. An escaped letter of ASCII is none of their making, and stays a fault.
        let old = percentDecoded(alias.value) { $0 >= 0x80 }
        if let fault = AliasFault(old) {
          report(.badAlias, fault.message(alias.value), alias, of: post, help: fault.help)
          continue
        }
        let redirect = Redirect(
          old: old, new: addresses.post(index),
          origin: OutputOrigin(name: post.path, file: post.path, mark: alias.mark))
        redirects.append(redirect)
        if isTaken(redirect, alias, of: post) { continue }
        let owner = owners.updateValue((post, redirect.folder), forKey: foldedPath(redirect.folder))
        // A post may have been known by two spellings of one address.
        if let owner, owner.post.path != post.path || owner.folder == redirect.folder {
          report(
            .duplicateAddress, "the alias \"\(alias.value)\" is also an alias of \(owner.post.path)", alias, of: post,
            help: "an old address can lead to one post only")
        }
      }
    }
    return redirects.sorted()
  }

  /// Whether something of the site stands at the old address, which is reported.
  private mutating func isTaken(_ redirect: Redirect, _ alias: Located<String>, of post: Post) -> Bool {
    if redirect.new.path == redirect.folder {
      report(.badAlias, "the alias \"\(alias.value)\" is the post's own address", alias, of: post, help: "remove it")
    } else if let owner = claims.owner(of: Address(path: redirect.path))
      ?? claims.owner(of: Address(path: redirect.folder))
    {
      report(
        .duplicateAddress, "the alias \"\(alias.value)\" is the address of \(owner.origin.name)", alias, of: post,
        help: "remove it"
      )
    } else {
      return false
    }
    return true
  }

  private mutating func report(
    _ rule: Rule, _ message: String, _ alias: Located<String>, of post: Post, help: String
  ) {
    diagnostics.report(Diagnostic(rule, message, file: post.path, mark: alias.mark, help: help))
  }
}

/// An old address, and where it leads now.
struct Redirect: Sendable, Comparable {
  /// With a slash at the beginning, below the base path.
  let old: String
  let new: Address
  /// The post that names it.
  let origin: OutputOrigin

  /// The old address without the slash at the beginning.
  var path: String { String(old.dropFirst()) }

  /// The same with a slash at the end.
  var folder: String { path.isEmpty || path.hasSuffix("/") ? path : path + "/" }

  static func < (left: Self, right: Self) -> Bool { (left.old, left.new) < (right.old, right.new) }

  static func == (left: Self, right: Self) -> Bool { left.old == right.old && left.new == right.new }
}

/// Why a text cannot be an alias: one alias is one plain path of `_redirects`.
enum AliasFault {
  case notAbsolute, elsewhere, unsafe

  init?(_ alias: String) {
    if alias.hasPrefix("//") || alias.contains("://") {
      self = .elsewhere
    } else if !alias.hasPrefix("/") {
      self = .notAbsolute
    } else if alias.unicodeScalars.contains(where: Self.isSpecial)
      || alias.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) || alias.dropFirst().contains("//")
    {
      self = .unsafe
    } else {
      return nil
    }
  }

  /// Whatever a reader of `_redirects` may take for a blank, the end of a line or a pattern.
  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || DiagnosticFormatter.isControl(scalar)
      || "*:?#\\%<>\"".unicodeScalars.contains(scalar)
  }

  func message(_ alias: String) -> String {
    switch self {
    case .notAbsolute: "the alias \"\(alias)\" does not begin with a slash"
    case .elsewhere: "the alias \"\(alias)\" is an address elsewhere"
    case .unsafe: "the alias \"\(alias)\" is no plain path"
    }
  }

  var help: String {
    "write the old address from the site's root: /old/address/"
  }
}
