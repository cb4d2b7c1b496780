#if os(Linux)
  import Foundation

  /// What goes wrong at one of the calls by which a build works on a site's folder: see `FaultInjection.h`.
  struct SystemFault: Sendable {
    enum Kind: String, CaseIterable, Sendable {
      case brokenDisk = "EIO"
      case fullDisk = "ENOSPC"
      case noPermission = "EACCES"
      case tooManyOpenFiles = "EMFILE"
      case otherDisk = "EXDEV"
      case kill = "KILL"
      case interrupt = "INT"
      case termination = "TERM"
      case hangUp = "HUP"

      static let errors: [Kind] = [.brokenDisk, .fullDisk, .noPermission, .tooManyOpenFiles]
      static let signals: [Kind] = [.interrupt, .termination, .hangUp]

      /// What the system says of an error; nil for a signal.
      var reason: String? {
        switch self {
        case .brokenDisk: "Input/output error"
        case .fullDisk: "No space left on device"
        case .noPermission: "Permission denied"
        case .tooManyOpenFiles: "Too many open files"
        case .otherDisk: "Invalid cross-device link"
        case .kill, .interrupt, .termination, .hangUp: nil
        }
      }

      /// The status of a process that a signal ended.
      var status: Int32? {
        switch self {
        case .kill: SIGKILL
        case .interrupt: SIGINT
        case .termination: SIGTERM
        case .hangUp: SIGHUP
        case .brokenDisk, .fullDisk, .noPermission, .tooManyOpenFiles, .otherDisk: nil
        }
      }
    }

    let kind: Kind
    /// The number of the call, from 1 on; 0 for none.
    let call: Int
    /// The name of the calls that count; nil for all.
    var only: String?
    /// The name of a call; none counts before the first of these. Nil where all count.
    var after: String?
    /// Whether later calls fail too.
    var lasts = false

    static let library = Program(built: "libFaultInjection.so").executable

    func environment(root: URL, log: URL) -> [String: String] {
      var environment = [
        "LD_PRELOAD": Self.library.path, "FAULT": kind.rawValue, "FAULT_AT": "\(call)", "FAULT_ROOT": root.path,
        "FAULT_LOG": log.path,
      ]
      environment["FAULT_CALL"] = only
      environment["FAULT_AFTER"] = after
      if lasts { environment["FAULT_LASTS"] = "" }
      return environment
    }
  }
#endif
