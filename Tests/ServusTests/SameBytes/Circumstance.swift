import Foundation
import Testing

/// One way in which builds of the same site may differ. Their files must not.
struct Circumstance: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Builds the site in this way.
  let build: @Sendable (BuildPlace) async throws -> Void

  init(_ name: String, build: @escaping @Sendable (BuildPlace) async throws -> Void) {
    testDescription = name
    self.build = build
  }

  /// A process that is started in another way.
  init(
    _ name: String, environment: [String: String] = [:], script: String = "exec \"$@\"",
    arguments: [String] = ["build", "--source", "$SITE"]
  ) {
    let start = BuildPlace.Start(environment: environment, script: script, arguments: arguments)
    self.init(name) { place in try await place.build(start) }
  }

  static let all = environments + processes + schedules + places + clocks + histories + lostNotes
}

extension Circumstance {
  fileprivate static let environments = [
    // Empty but for what a sanitizer has to know.
    Circumstance(
      "an empty environment",
      script: "exec env -i ${TSAN_OPTIONS:+\"TSAN_OPTIONS=$TSAN_OPTIONS\"} \"$@\""),
    Circumstance("a time zone far in the east", environment: ["TZ": "Pacific/Kiritimati"]),
    Circumstance("a time zone of half hours", environment: ["TZ": "America/St_Johns"]),
    Circumstance("a time zone that is none", environment: ["TZ": ":/no/such/zone"]),
    Circumstance("a time zone written out", environment: ["TZ": "XYZ-11:30XDT,M3.2.0,M11.1.0"]),
    Circumstance("Turkish", environment: ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"]),
    Circumstance("Arabic", environment: ["LANG": "ar_EG.UTF-8", "LC_ALL": "ar_EG.UTF-8"]),
    Circumstance("the locale C", environment: ["LC_ALL": "C"]),
    Circumstance("the locale POSIX", environment: ["LANG": "POSIX", "LC_ALL": "POSIX"]),
    Circumstance("a locale that is none", environment: ["LANG": "xx_YY.nonsense", "LC_ALL": "bogus"]),
    Circumstance("other orders and numbers", environment: ["LC_COLLATE": "sk_SK", "LC_NUMERIC": "de_DE.UTF-8"]),
    Circumstance("a wish for Slovak", environment: ["LANGUAGE": "sk:cs", "LC_MESSAGES": "sk_SK.UTF-8"]),
    Circumstance("a home that does not exist", environment: ["HOME": "/nonexistent"]),
    Circumstance("a home at the root", environment: ["HOME": "/", "XDG_CONFIG_HOME": "/tmp"]),
    Circumstance("another user", environment: ["USER": "root\"<&>", "LOGNAME": "žofia", "USERNAME": ""]),
    Circumstance("another host", environment: ["HOSTNAME": "elsewhere.example", "HOST": "elsewhere"]),
    Circumstance("a narrow terminal", environment: ["COLUMNS": "20", "LINES": "5", "TERM": "dumb"]),
    Circumstance("a terminal of no size", environment: ["COLUMNS": "-1", "LINES": "many", "TERM": "xterm-256color"]),
    Circumstance("a build server", environment: ["CI": "true", "NO_COLOR": "1", "GITHUB_ACTIONS": "true"]),
    Circumstance("no place for temporary files", environment: ["TMPDIR": "/nonexistent"]),
    Circumstance(
      "no tables of zones and languages", environment: ["TZDIR": "/nonexistent", "ICU_DATA": "/nonexistent"]),
    Circumstance("an empty path", environment: ["PATH": ""]),
  ]

  fileprivate static let processes = [
    Circumstance("files for the owner alone", script: "umask 077; exec \"$@\""),
    Circumstance("files for everybody", script: "umask 000; exec \"$@\""),
    Circumstance("a patient process", script: "exec nice -n 19 \"$@\""),
    Circumstance("few open files", script: "ulimit -n 24; exec \"$@\""),
    Circumstance("a small stack", script: "ulimit -s 512; exec \"$@\""),
    Circumstance("no core dumps", script: "ulimit -c 0; exec \"$@\""),
    Circumstance("no standard input", script: "exec \"$@\" <&-"),
    Circumstance("no standard output", script: "exec \"$@\" >&-"),
    Circumstance("no standard error", script: "exec \"$@\" 2>&-"),
    Circumstance("no standard streams", script: "exec \"$@\" <&- >&- 2>&-"),
    Circumstance("standard output that nobody reads", script: "\"$@\" | :; [ -e \"$SITE/Public/index.html\" ]"),
    Circumstance("a background process", script: "(\"$@\" &) | cat"),
    Circumstance("ignored signals", script: "trap '' INT HUP PIPE; exec \"$@\""),
    Circumstance("memory full of ones", environment: ["MALLOC_PERTURB_": "170", "MallocPreScribble": "1"]),
    Circumstance("memory from one place", environment: ["MALLOC_ARENA_MAX": "1", "MALLOC_TOP_PAD_": "0"]),
  ]

  /// Hash seeds are drawn for each process; the order in which jobs end differs from run to run.
  fileprivate static let schedules =
    (1...8).map { Circumstance("\($0) jobs", arguments: ["build", "--source", "$SITE", "--jobs", "\($0)"]) } + [
      Circumstance("64 jobs", arguments: ["build", "--source", "$SITE", "--jobs", "64"]),
      Circumstance("hash seeds that are always the same", environment: ["SWIFT_DETERMINISTIC_HASHING": "1"]),
      Circumstance("hash seeds of their own"),
      Circumstance("other hash seeds of their own"),
      Circumstance("one thread", environment: ["LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1"]),
      Circumstance("one processor") { place in
        #if os(Linux)
          try await place.build(
            BuildPlace.Start(script: "exec taskset -c \"$(taskset -cp $$ | sed 's/.*[ ,-]//')\" \"$@\""))
        #else
          try await place.build("--jobs", "1")
        #endif
      },
    ]

  fileprivate static let clocks = [
    Circumstance("a second later", environment: ["SOURCE_DATE_EPOCH": "1591012801"]),
    Circumstance("a day later", environment: ["SOURCE_DATE_EPOCH": "1591099200"]),
    Circumstance("a leap day", environment: ["SOURCE_DATE_EPOCH": "1709164800"]),
    Circumstance("fifty years later", environment: ["SOURCE_DATE_EPOCH": "3168892800"]),
    Circumstance("the machine's clock", script: "exec env -u SOURCE_DATE_EPOCH \"$@\""),
  ]
}
