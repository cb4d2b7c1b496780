import Foundation
import Testing

/// What a shell and `man` get of the program, made of its help.
@Suite struct ShellIntegrationTests {
  @Test func bashCompletesCommandsAndValues() async throws {
    let bash = try #require(Program(named: "bash"))
    let script = try await CommandLineTool.run(["--generate-completion-script", "bash"])
    #expect(script.status == 0)
    let tries = """
      try() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
        _servus servus "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[*]}"
      }
      try servus bu
      try servus build --dr
      try servus init blog --languages h
      try servus build --source /us
      cd '\(SmallSite.repository.path)'
      try servus new post Title --lang h
      try servus new post Title --case zap
      """
    let run = try await bash.run(["-c", "\(script.output)\n\(tries)"])
    #expect(run.messages == "")
    #expect(run.output == "build\n--drafts\nhu\n/usr\nhu\nzappos\n")
  }

  @Test(arguments: ["zsh", "fish"])
  func theScriptIsValid(_ shell: String) async throws {
    guard let program = Program(named: shell) else { return }
    let script = try await CommandLineTool.run(["--generate-completion-script", shell])
    let run = try await program.run(["-n", "/dev/stdin"], input: script.output)
    #expect(run.status == 0, "\(run.messages)")
  }

  /// The manual page as `make man` makes it.
  private func manual() async throws -> String {
    let page = SmallSite.repository.appending(path: "Documentation/servus.1").path
    let help = try await CommandLineTool.run(["--experimental-dump-help"])
    let run = try await Program(built: "manual-page").run([page], input: help.output)
    #expect(run.status == 0, "\(run.messages)")
    return run.output
  }

  @Test func theManualHasEachCommandAndSharedOptionsOnce() async throws {
    let manual = try await manual()
    for command in ["init", "new post", "serve", "build", "check", "list", "render"] {
      #expect(manual.contains(".Ss servus \(command)\n"))
    }
    #expect(
      manual.contains(
        """
        .Bl -tag -width Ds
        .It Ar dir
        The folder of the new site.
        .It Fl \\-title Ar text
        The site's name (default: made of the folder's name).
        """))
    #expect(manual.split(separator: "\n").count { $0 == ".It Fl \\-base-url Ar url" } == 1)
    #expect(!manual.contains("COMMANDS\n.Sh"))
  }

  // The `man` of macOS knows no warnings.
  #if os(Linux)
    @Test func theManualIsSoundForMan() async throws {
      guard let man = Program(named: "man") else { return }
      let run = try await man.run(
        ["--warnings", "--local-file", "-"], input: try await manual(), environment: ["LC_ALL": "C.UTF-8"])
      #expect(run.status == 0)
      #expect(run.messages == "")
    }
  #endif
}
