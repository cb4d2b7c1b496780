import Foundation

// Where a site is, how its files came there, and how the program is told of it.
extension Circumstance {
  static let places = [
    Circumstance("a path with blanks, quotes and accents") { place in
      try place.move(to: "my \"sites\"/č & <d>/e\u{301}'%41#?")
      try await place.build()
    },
    Circumstance("a long path") { place in
      try place.move(to: Array(repeating: String(repeating: "deep", count: 50), count: 8).joined(separator: "/"))
      try await place.build()
    },
    Circumstance(
      "the working folder", script: "cd \"$SITE\"; exec \"$@\"", arguments: ["build"]),
    Circumstance(
      "a relative path", script: "cd \"$SITE/..\"; exec \"$@\"", arguments: ["build", "--source", "site"]),
    Circumstance(
      "a path upwards", script: "cd \"$SITE/Posts/sk\"; exec \"$@\"", arguments: ["build", "--source", "../.."]),
    Circumstance(
      "a path with detours", arguments: ["build", "--source", "$SITE//./Posts/../"]),
    Circumstance("another working folder", script: "cd /; exec \"$@\""),
    Circumstance(
      "a working folder that is gone", script: "cd \"$SITE/..\"; mkdir gone; cd gone; rmdir ../gone; exec \"$@\""),
    Circumstance("a link to the site") { place in
      let link = place.site.deletingLastPathComponent().appending(path: "link")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: place.site)
      try await place.build(BuildPlace.Start(arguments: ["build", "--source", link.path]))
    },
    Circumstance(
      "an output folder by another path", arguments: ["build", "--source", "$SITE", "--output", "$SITE/./Public/"]),
    Circumstance("an output folder that is a link") { place in
      let folder = place.site.deletingLastPathComponent().appending(path: "elsewhere")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(at: place.output, withDestinationURL: folder)
      try await place.build()
      // Comparing needs the files themselves.
      try FileManager.default.removeItem(at: place.output)
      try FileManager.default.moveItem(at: folder, to: place.output)
    },
    Circumstance("files made from the last to the first") { place in
      try place.rewrite(in: >)
      try await place.build()
    },
    Circumstance("files made in no order of theirs") { place in
      try place.rewrite(in: { String($0.reversed()) < String($1.reversed()) })
      try await place.build()
    },
    Circumstance("files of 1970") { place in
      try place.setTimes(Date(timeIntervalSince1970: 0))
      try await place.build()
    },
    Circumstance("files of the year 2100") { place in
      try place.setTimes(Date(timeIntervalSince1970: 4_102_444_800))
      try await place.build()
    },
    Circumstance("files that nobody may write") { place in
      try place.forEachFile { try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: $0) }
      try await place.build()
    },
    Circumstance("files that look like programs") { place in
      try place.forEachFile { try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: $0) }
      try await place.build()
    },
    Circumstance("what editors and systems leave behind") { place in
      for path in [
        "Posts/sk/.#a.md", "Posts/sk/a.md~", "Posts/.DS_Store", "Posts/sk/#a.md#", "Templates/.git/x.mustache",
      ] {
        try place.set(path, "---\n")
      }
      try await place.build()
    },
    Circumstance("other files beside the site's") { place in
      for path in ["README.md", "Drafts/sk/a.md", "node_modules/x.js"] { try place.set(path, "---\n") }
      try await place.build()
    },
  ]
}

extension BuildPlace {
  fileprivate func setTimes(_ date: Date) throws {
    try forEachFile { try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: $0) }
  }
}
