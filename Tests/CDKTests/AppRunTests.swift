import CloudAssembly
import Foundation
import Synchronization
import Testing

@testable import CDK

/// How an app's program behaves: what it prints, how it exits, what it leaves on disk.
@Suite struct AppRunTests {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("app-run-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    struct Result {
        var status: Int32
        var output = ""
        var errors = ""
    }

    func run(_ program: some CDKApp, _ arguments: [String] = [], environment: [String: String] = [:]) -> Result {
        var result = Result(status: 0)
        result.status = AppRun(arguments: [".build/debug/Video"] + arguments, environment: environment, directory: directory)
            .run(program, &result.output, &result.errors)
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory)
        return result
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: directory + "/" + name))
    }

    private func contents(_ path: String) -> String? {
        FileManager.default.contents(atPath: directory + "/" + path).map { String(decoding: $0, as: UTF8.self) }
    }

    private struct Video: CDKApp {
        func build(_ app: App) {
            let suffix = app.node.context("suffix")?.string ?? "dev"
            let stack = Stack(app, "video-\(suffix)", env: Environment(region: .euSouth1))
            CfnResource(stack, "Bucket", type: "AWS::S3::Bucket")
            _ = Asset(stack, "Code", files: ["index.py": Array("pass".utf8)])
        }
    }

    private struct Broken: CDKApp {
        func build(_ app: App) {
            Construct(Stack(app, "video-dev"), "")
        }
    }

    private struct Throwing: CDKApp {
        struct NoCatalogue: Error, CustomStringConvertible { var description: String { "the catalogue is empty" } }

        func build(_ app: App) throws { throw NoCatalogue() }
    }

    @Test func writesTheAssemblyAndSaysSo() throws {
        let result = run(Video())
        #expect(result.status == 0)
        #expect(
            result.output == """
                video-dev (eu-south-1): 1 resource
                1 asset; written to \(directory)/cdk.out

                """)
        #expect(result.errors == "")
        let assembly = try Assembly(directory: directory + "/cdk.out")
        #expect(assembly.manifest.artifacts.keys == ["video-dev.assets", "video-dev", "Tree"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["cdk.out"])
    }

    @Test func readsTheContextOfCDKFiles() throws {
        try write(#"{"app": "swift run App", "context": {"suffix": "blue", "other": 1}}"#, to: "cdk.json")
        #expect(run(Video()).output.hasPrefix("video-blue "))
        try write(#"{"suffix": "green"}"#, to: "cdk.context.json")
        #expect(run(Video()).output.hasPrefix("video-blue "), "cdk.json wins, as with the CLI")
        try write(#"{"app": "swift run App"}"#, to: "cdk.json")
        #expect(run(Video()).output.hasPrefix("video-green "))
    }

    @Test func contextOfTheCommandLineWins() throws {
        try write(#"{"context": {"suffix": "blue"}}"#, to: "cdk.json")
        #expect(run(Video(), ["-c", "suffix=red"]).output.hasPrefix("video-red "))
        #expect(run(Video(), ["-c", "suffix=red", "--context=suffix=black"]).output.hasPrefix("video-black "))
        let environment = ["CDK_OUTDIR": directory + "/elsewhere", "CDK_CONTEXT_JSON": #"{"suffix": "cli"}"#]
        #expect(run(Video(), ["--context", "suffix=red"], environment: environment).status == 0)
        #expect(contents("elsewhere/video-red.template.json") != nil)
    }

    @Test func writesWhereTheCommandLineSays() {
        #expect(run(Video(), ["-o", "here"]).output.hasSuffix("written to \(directory)/here\n"))
        #expect(run(Video(), ["--output", directory + "/there"], environment: ["CDK_OUTDIR": directory + "/cdk.out"]).status == 0)
        #expect(contents("here/manifest.json") != nil)
        #expect(contents("there/manifest.json") != nil)
        #expect(contents("cdk.out/manifest.json") == nil)
    }

    @Test func saysWhatItTakes() throws {
        let result = run(Video(), ["--help"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(
            result.output == """
                Synthesizes the app: writes the templates of its stacks and its assets, as a cloud assembly that the CDK CLI deploys.

                Usage: Video [--context key=value]... [--output directory]

                  -c, --context key=value  a context value, as text; of several for a key the last counts. It wins over the CDK CLI's
                                           (CDK_CONTEXT_JSON) and over cdk.json and cdk.context.json, which are read without the CLI
                  -o, --output directory   where to write; if not given CDK_OUTDIR, which the CDK CLI sets, else cdk.out
                  -h, --help               writes this and nothing else

                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
    }

    @Test func reportsArgumentsThatItDoesNotTake() throws {
        let result = run(Video(), ["region=eu-west-1", "-c", "suffix"])
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(
            result.errors == """
                error: 'region=eu-west-1' is not an option of this program [swift-cdk:arguments/unknown-option]
                  use --context key=value, --output directory or --help
                error: 'suffix' of -c is no key=value [swift-cdk:arguments/no-key-value]
                  write -c key=value
                2 errors; nothing was written

                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
    }

    @Test func writesWhereTheCLISays() throws {
        let result = run(
            Video(), environment: ["CDK_OUTDIR": directory + "/elsewhere", "CDK_CONTEXT_JSON": #"{"suffix": "cli"}"#])
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(contents("elsewhere/video-cli.template.json") != nil)
        #expect(contents("cdk.out/manifest.json") == nil)
    }

    private struct Agnostic: CDKApp {
        func build(_ app: App) { Stack(app, "website", env: app.defaultEnvironment) }
    }

    @Test func knowsTheEnvironmentOfTheCLI() throws {
        let environment = ["CDK_DEFAULT_ACCOUNT": "111111111111", "CDK_DEFAULT_REGION": "eu-west-3"]
        _ = run(Agnostic(), environment: environment)
        let manifest = try Assembly(directory: directory + "/cdk.out").manifest
        #expect(manifest.artifacts["website"]?.environment == "aws://111111111111/eu-west-3")
        _ = run(Agnostic())
        let agnostic = try Assembly(directory: directory + "/cdk.out").manifest
        #expect(agnostic.artifacts["website"]?.environment == "aws://unknown-account/unknown-region")
    }

    @Test func aFailureLeavesTheFormerAssembly() throws {
        #expect(run(Video()).status == 0)
        let before = try FileManager.default.subpathsOfDirectory(atPath: directory)
        let manifest = contents("cdk.out/manifest.json")
        let result = run(Broken())
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(
            result.errors.hasSuffix("The id is empty [swift-cdk:tree/empty-id]\n  give the construct an id\n1 error; nothing was written\n")
        )
        #expect(try FileManager.default.subpathsOfDirectory(atPath: directory) == before)
        #expect(contents("cdk.out/manifest.json") == manifest)
    }

    @Test func reportsAThrownError() {
        let result = run(Throwing())
        #expect(result.status == 1)
        #expect(result.errors == "error: the catalogue is empty [swift-cdk:app/thrown-error]\n1 error; nothing was written\n")
    }

    @Test func reportsAnUnreadableCDKFile() throws {
        try write("{\n \"context\": {\"suffix\": }\n}", to: "cdk.json")
        let result = run(Video())
        #expect(result.status == 1)
        #expect(
            result.errors == """
                error: cdk.json is not JSON: line 2, column 24: expected a value [swift-cdk:context/no-json]
                  correct it there
                1 error; nothing was written

                """)
    }

    @Test func reportsADirectoryInPlaceOfACDKFile() throws {
        try FileManager.default.createDirectory(atPath: directory + "/cdk.json", withIntermediateDirectories: true)
        let result = run(Video())
        #expect(
            result.errors == """
                error: \(directory)/cdk.json: cannot be read [swift-cdk:context/unreadable]
                  check the file's permissions
                1 error; nothing was written

                """)
    }

    @Test func reportsAnUnwritableOutputDirectory() throws {
        // A file stands where the directory should be: that stops a superuser too.
        try write("", to: "file")
        let result = run(Video(), environment: ["CDK_OUTDIR": directory + "/file/cdk.out"])
        #expect(result.status == 1)
        #expect(
            result.errors == """
                error: \(directory)/file/cdk.out: cannot write the assembly there: not a directory [swift-cdk:app/unwritable-output]
                  check the directory, its permissions and the space left
                1 error; nothing was written

                """)
    }

    @Test func severalRunsShareADirectory() throws {
        let directory = directory
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            var output = ""
            var errors = ""
            if AppRun(arguments: [], environment: [:], directory: directory).run(Video(), &output, &errors) != 0 {
                failures.withLock { $0.append(errors) }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try Assembly(directory: directory + "/cdk.out").manifest.artifacts["video-dev"] != nil)
        #expect(try drafts() == [])
    }

    @Test func removesWhatAKilledRunLeft() throws {
        let killed = UUID().uuidString
        let abandoned = directory + "/cdk.out/.draft-\(killed)"
        try FileManager.default.createDirectory(atPath: abandoned, withIntermediateDirectories: true)
        try write("half", to: "cdk.out/.draft-\(killed)/manifest.json")
        #expect(run(Video()).status == 0)
        #expect(try drafts() == [])
    }

    @Test func putsBackWhatItCannotReplace() throws {
        #expect(run(Video()).status == 0)
        // The manifest, which is replaced last, cannot be: a directory stands there.
        try FileManager.default.removeItem(atPath: directory + "/cdk.out/manifest.json")
        try FileManager.default.createDirectory(atPath: directory + "/cdk.out/manifest.json", withIntermediateDirectories: true)
        try write("former", to: "cdk.out/video-dev.template.json")
        let result = run(Video())
        #expect(result.status == 1)
        #expect(
            result.errors == """
                error: \(directory)/cdk.out/manifest.json: cannot be written: is a directory [swift-cdk:app/unwritable-output]
                  check the directory, its permissions and the space left
                1 error; nothing was written

                """)
        #expect(contents("cdk.out/video-dev.template.json") == "former")
        #expect(try drafts() == [])
    }

    @Test func refusesTwoFilesOfOneName() throws {
        var writer = try AssemblyWriter(directory: directory + "/twice")
        try writer.write([1], to: "a.template.json")
        #expect(throws: AssemblyError(path: "a.template.json", reason: "two parts of the assembly have this name")) {
            try writer.write([2], to: "a.template.json")
        }
        writer.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory + "/twice") == [])
    }

    private func drafts() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory + "/cdk.out").filter { $0.hasPrefix(".draft") }
    }

    @Test func writesTheSameBytesTwice() throws {
        _ = run(Video())
        let first = try snapshot()
        _ = run(Video())
        #expect(try snapshot() == first)
    }

    private func snapshot() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: directory) {
            files[path] = FileManager.default.contents(atPath: directory + "/" + path)
        }
        return files
    }
}
