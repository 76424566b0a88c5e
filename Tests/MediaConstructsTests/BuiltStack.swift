import CDK
import CDKAssertions
import MediaConstructs

/// A stack that a test builds constructs in.
struct BuiltStack {
    let app: App
    let stack: Stack

    init(account: String? = nil, region: Region? = .euSouth1) {
        app = App(outputDirectory: "never-written", processEnvironment: [:])
        stack = Stack(app, "media", env: Environment(account: account, region: region))
        // Said of each distribution without a domain.
        Annotations.of(stack).acknowledgeWarning("swift-cdk:media/viewers-tls")
    }

    var suffix: EnvironmentSuffix { EnvironmentSuffix("test", at: stack) }

    /// What is wrong and what to do, without where: a line each.
    var mistakes: [String] {
        app.diagnostics.map { diagnostic in "\(diagnostic.message) -> \(diagnostic.action ?? "")" }
    }

    func template() throws -> Template { try Template(of: stack) }

    /// An ingest bucket and a pipeline with it.
    @discardableResult
    func pipeline(
        name: String? = nil, ladder: Ladder = .standard, thumbnails: Thumbnails? = Thumbnails(), preview: Preview? = Preview(),
        automatedABR: AutomatedABR? = nil, mediaConvert: MediaConvertPlacement = .automatic, longestJob: Duration = .hours(12)
    ) -> TranscodePipeline {
        let front = name ?? ""
        let ingest = IngestBucket(stack, "Ingest\(front)", environmentSuffix: suffix, name: name)
        return TranscodePipeline(
            stack, "Transcode\(front)", environmentSuffix: suffix, name: name, source: ingest, ladder: ladder, thumbnails: thumbnails,
            preview: preview, automatedABR: automatedABR, mediaConvert: mediaConvert, longestJob: longestJob)
    }
}
