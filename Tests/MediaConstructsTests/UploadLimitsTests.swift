import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// What creators may upload by presigned requests.
@Suite struct UploadLimitsTests {
    private func built(_ limits: UploadLimits) -> BuiltStack {
        let built = BuiltStack()
        IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix, presignsUploads: true, uploadLimits: limits)
        return built
    }

    @Test func theFunctionGetsThem() throws {
        let template = try built(UploadLimits(largestFile: .gibibytes(1.5), openUploads: 3)).template()
        let function = template.resources(
            ofType: "AWS::Lambda::Function",
            properties: [
                "FunctionName": "presign-upload-function-test",
                "Environment": [
                    "Variables": [
                        "LARGEST_FILE_BYTES": "1610612736", "OPEN_UPLOADS": "3",
                        // As long as S3 keeps the parts, by the rule of every bucket here.
                        "OPEN_UPLOAD_SECONDS": "604800",
                    ]
                ],
            ])
        #expect(function.count == 1)
    }

    @Test(
        arguments: [
            (UploadLimits(largestFile: .tebibytes(6)), "swift-cdk:media/largest-file"),
            (UploadLimits(largestFile: .bytes(0)), "swift-cdk:media/largest-file"),
            (UploadLimits(largestFile: .bytes(1.5)), "swift-cdk:media/largest-file"),
            (UploadLimits(openUploads: 0), "swift-cdk:media/open-uploads"),
            (UploadLimits(openUploads: 1_001), "swift-cdk:media/open-uploads"),
        ] as [(UploadLimits, Diagnostic.ID)])
    func limitsThatCannotBe(limits: UploadLimits, id: Diagnostic.ID) {
        #expect(built(limits).app.diagnostics.map(\.id) == [id])
    }

    @Test func theLastLimitsThatCanBe() {
        #expect(built(UploadLimits(largestFile: .tebibytes(5), openUploads: 1_000)).mistakes == [])
        #expect(built(UploadLimits(largestFile: .bytes(1), openUploads: 1)).mistakes == [])
    }
}
