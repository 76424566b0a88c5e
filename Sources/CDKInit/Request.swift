/// What the command line asks for.
struct Request: Equatable {
    var name = ""
    var directory = ""
    var library: Library?
    var asksForHelp = false

    static let usage = """
        cdk-init Name [--directory DIRECTORY] [--library PATH-OR-URL] [--branch BRANCH]

        Makes a package with an app called Name: a stack, its test, cdk.json and a workflow.

          --directory  a new or an empty directory; the name in small letters, in the working directory, if not given
          --library    the library: a directory, or the address of a repository; the clone that this program was built in if not given
          --branch     of a repository's address; main if not given
        """

    /// Modules that the library or the toolchain has, and words that cannot name one: a package cannot have another of such a name.
    private static let taken: Set = [
        "Any", "App", "CloudAssembly", "Cxx", "CxxStdlib", "Dispatch", "Distributed", "Foundation", "FoundationEssentials",
        "FoundationInternationalization", "FoundationNetworking", "FoundationXML", "Glibc", "MediaConstructs", "Musl", "Observation",
        "PackageDescription", "PackagePlugin", "RegexBuilder", "Runtime", "Self", "Swift", "SwiftOnoneSupport", "Synchronization",
        "Testing", "XCTest",
    ]

    init(_ arguments: some Sequence<String>) throws {
        var rest = Array(arguments)[...]
        var options: [String: String] = [:]
        while let argument = rest.popFirst() {
            switch argument {
            case "-h", "--help":
                asksForHelp = true
                return
            case "--directory", "--library", "--branch":
                guard let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("-") else {
                    throw Mistake(text: "\(argument) lacks its value", action: "see cdk-init --help")
                }
                options[argument] = value
            case _ where argument.hasPrefix("-"): throw Mistake(text: "There is no option \(argument)", action: "see cdk-init --help")
            case _ where name.isEmpty: name = argument
            default: throw Mistake(text: "\(argument) is a name too many", action: "give one name, such as Website")
            }
        }
        try Self.check(name)
        directory = options["--directory"] ?? name.lowercased()
        if let place = options["--library"] { library = Library(place, branch: options["--branch"]) }
        if let branch = options["--branch"], library?.isRepository != true {
            throw Mistake(text: "--branch \(branch) needs the address of a repository", action: "give it as --library https://…")
        }
    }

    private static func check(_ name: String) throws {
        guard !name.isEmpty else { throw Mistake(text: "The app has no name", action: "give one, such as cdk-init Website") }
        let letters = name.unicodeScalars
        guard let first = letters.first, ("A"..."Z").contains(first), name.utf8.count <= 64,
            letters.allSatisfy({ ("A"..."Z").contains($0) || ("a"..."z").contains($0) || ("0"..."9").contains($0) })
        else {
            throw Mistake(
                text: "\(name) cannot be the name of an app",
                action: "take a capital letter, then letters and digits, 64 at most, such as Website")
        }
        guard !taken.contains(name), !name.hasPrefix("CDK") else {
            throw Mistake(
                text: "\(name) is the name of a module of the library or of Swift, or may become one",
                action: "take another, such as Website")
        }
    }
}
