import Foundation
import Testing

/// Completion scripts in the shells that are installed.
@Suite struct CompletionTests {
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
      """
    let run = try await bash.run(["-c", "\(script.output)\n\(tries)"])
    #expect(run.messages == "")
    #expect(run.output == "build\n--drafts\nhu\n/usr\n")
  }

  @Test(arguments: ["zsh", "fish"])
  func theScriptIsValid(_ shell: String) async throws {
    guard let program = Program(named: shell) else { return }
    let script = try await CommandLineTool.run(["--generate-completion-script", shell])
    let run = try await program.run(["-n", "/dev/stdin"], input: script.output)
    #expect(run.status == 0, "\(run.messages)")
  }
}
