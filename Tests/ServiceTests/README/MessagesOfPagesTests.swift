import CDK
import CDKAssertions
import CDKLambda
import CDKMediaConvert
import CDKS3
import CDKSQS
import MediaConstructs
import Testing

/// Messages that pages show are those that a user reads.
@Suite struct MessagesOfPagesTests {
    private static let validation = "Sources/CDK/CDK.docc/Validation.md"
    private static let smallApp = "Sources/CDK/CDK.docc/BuildingAnApp.md"
    private static let pipeline = "Constructs/MediaConstructs.docc/BuildingThePipeline.md"

    /// The only message about a stack, without what a page indents it by.
    private func message(_ stackID: String, _ build: (Stack) -> Void) throws -> String {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, stackID, env: Environment(region: .euSouth1))
        build(stack)
        _ = try? Template(of: stack)
        try #require(app.diagnostics.count == 1)
        return app.diagnostics[0].description
    }

    private func lines(of page: String) throws -> String {
        try text(of: page).split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }.joined(separator: "\n")
    }

    private func isShown(_ message: String, in page: String) throws -> Bool {
        let message = message.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
        return try lines(of: page).contains("\n\(message)\n")
    }

    @Test func aDuplicate() throws {
        let message = try message("streaming-dev") { stack in
            for line in [11, 12] { S3.CfnBucket(stack, "Ingest", file: "App/StreamingPlatform.swift", line: line) }
        }
        #expect(try isShown(message, in: "README.md"), "\(message)")
    }

    @Test func aValueOutOfRange() throws {
        let message = try message("media") { SQS.CfnQueue($0, "Jobs", delaySeconds: 901, file: "App/Jobs.swift", line: 12) }
        #expect(try isShown(message, in: Self.validation), "\(message)")
    }

    @Test func aTypeThatTheRegionLacks() throws {
        let message = try message("video") { MediaConvert.CfnQueue($0, "Queue", file: "App/Video.swift", line: 9) }
        #expect(try isShown(message, in: Self.validation), "\(message)")
    }

    @Test func aQueueThatHidesMessagesTooBriefly() throws {
        let message = try message("workers") { stack in
            let jobs = Queue(stack, "Jobs", visibilityTimeout: .seconds(20))
            let worker = Function(
                stack, "Worker", code: .inline("def handler(event, context): pass"), runtime: .python3_13, handler: "index.handler",
                timeout: .seconds(30))
            worker.addEventSource(.queue(jobs, file: "Workers/WorkersStack.swift", line: 30))
        }
        #expect(try isShown(message, in: Self.smallApp), "\(message)")
    }

    @Test func aLadderWithTwoOfAName() throws {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let suffix = EnvironmentSuffix(app)
        let stack = Stack(app, "streaming-\(suffix)", env: Environment(region: .euSouth1))
        let ingest = IngestBucket(stack, "Ingest", environmentSuffix: suffix)
        TranscodePipeline(
            stack, "Transcode", environmentSuffix: suffix, source: ingest, ladder: [.hd720, .sd360, .sd360], file: "Films/FilmsApp.swift",
            line: 11)
        let message = try #require(app.diagnostics.first { $0.id.description.hasSuffix("ladder-names") }).description
        #expect(try isShown(message, in: Self.pipeline), "\(message)")
    }

    @Test func aSuffixThatNoBucketTakes() throws {
        let app = App(context: ["environmentSuffix": "Prod_1"], outputDirectory: "never-written", processEnvironment: [:])
        _ = EnvironmentSuffix(app)
        let message = try #require(app.diagnostics.first).description
        #expect(try isShown(message, in: Self.pipeline), "\(message)")
    }
}
