import ArgumentParser
import Servus
import ServusDiagnostics
import ServusStarter

/// `servus init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a new site that builds at once.",
    discussion: """
      The site has settings, a first post and a page about the blog in each language, and the theme, which is yours to \
      change. Nothing is overwritten: the folder must be new or empty.

        servus init my-blog
        servus init my-blog --languages hu,en --title "A mi blogunk"
      """)

  @Argument(help: ArgumentHelp("The folder of the new site.", valueName: "dir"), completion: .directory)
  var directory: String

  @Option(help: ArgumentHelp("The site's name (default: made of the folder's name).", valueName: "text"))
  var title: String?

  @Option(
    name: [.long, .customLong("lang")],
    help: ArgumentHelp("The site's languages, the default language first: \(LanguageList.choice).", valueName: "list"),
    completion: .list(StarterSite.availableLanguages))
  var languages = LanguageList(codes: ["sk", "en"])

  func validate() throws {
    if directory.isEmpty { throw ValidationError("<dir> must name a folder") }
    if title?.isEmpty == true { throw ValidationError("--title must not be empty") }
    if let fault = languages.fault { throw ValidationError(fault) }
  }

  func run() throws {
    guard let today = LocalDate(epoch: try SourceOption.now()) else {
      throw ValidationError("the clock stands beyond the year 9999: set SOURCE_DATE_EPOCH")
    }
    var diagnostics = Diagnostics()
    if let folder = NewFolder(directory, diagnostics: &diagnostics) {
      let site = StarterSite(
        title: title ?? StarterSite.title(forFolder: folder.name), languages: languages.codes,
        timeZone: today.timeZone, today: today.text)
      let made = folder.fill(with: site.files, diagnostics: &diagnostics)
      if diagnostics.count(of: .error) == 0 { Console.printResult(summary(files: made)) }
    }
    Console.printMessages(diagnostics)
    let exitCode = diagnostics.exitCode
    if exitCode != .success { throw exitCode }
  }

  private func summary(files: Int) -> String {
    let directory = directory.shellQuoted
    let steps = [directory == "." ? nil : "cd \(directory)", "servus serve"].compactMap(\.self)
    return """
      Made \(files) files in \(directory):

        servus.yml    the settings; base_url is yet to be your own address
        Posts         a first post and a page about the blog, in \(languages.codes.joined(separator: " and "))
        Templates     the theme: layouts, styles, and the words of \(StarterSite.availableLanguages.count) languages

      To look at it:

        \(steps.joined(separator: "\n  "))
      """
  }
}

/// Codes of languages with commas between them.
struct LanguageList: ExpressibleByArgument, CustomStringConvertible {
  /// What there is to choose from.
  static let choice = StarterSite.availableLanguages.joined(separator: ", ")

  let codes: [String]

  init(codes: [String]) {
    self.codes = codes
  }

  init(argument: String) {
    codes = argument.split { $0 == "," || $0 == " " }.map(String.init)
  }

  var description: String { codes.joined(separator: ",") }

  /// Why a site cannot begin with these; nil where it can.
  var fault: String? {
    let available = StarterSite.availableLanguages
    if codes.isEmpty { return "--languages must name a language" }
    if let unknown = codes.first(where: { !available.contains($0) }) {
      return
        "there are no texts to begin with in \"\(unknown)\": choose from \(Self.choice); "
        + "any other language can be added afterwards"
    }
    return Set(codes).count < codes.count ? "--languages names a language twice" : nil
  }
}

extension String {
  /// As a shell takes it for one word.
  fileprivate var shellQuoted: String {
    let isPlain = utf8.allSatisfy { byte in
      byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
        || "/._-+".utf8.contains(byte)
    }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
