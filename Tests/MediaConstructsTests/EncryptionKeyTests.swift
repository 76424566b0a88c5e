import CDK
import CDKAssertions
import CDKKMS
import MediaConstructs
import Testing

/// Keys that encrypt renditions: made here, imported, and known by an alias.
@Suite struct EncryptionKeyTests {
    /// A stack with a pipeline whose output a key encrypts, and with a distribution of it.
    private func built(account: String? = nil, _ key: (Stack) -> any KeyReference) -> BuiltStack {
        let built = BuiltStack(account: account)
        let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix)
        let pipeline = TranscodePipeline(
            built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest, outputKey: key(built.stack))
        _ = Distribution(built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output)
        return built
    }

    private func imported(_ stack: Stack) -> any KeyReference {
        Key.imported(stack, "Key", arn: "arn:aws:kms:eu-south-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab")
    }

    /// What is warned of when the template is made.
    private func warnings(_ built: BuiltStack) throws -> [String] {
        _ = try built.template()
        return built.app.diagnostics.map { "\($0.severity) \($0.constructPath): \($0.message)" }
    }

    /// The keys that the template's statements name.
    private func keys(in template: Template) -> [JSON] {
        let all = PolicyStatements.all(in: .array(template.resources(ofType: "AWS::IAM::Role").values.map { $0 }))
        return all.filter { $0["Action"]?.text().contains("kms:") == true }.compactMap { $0["Resource"] }
    }

    @Test func cloudFrontMayDecryptWithAKeyThatIsMadeHere() throws {
        let built = built { Key($0, "Key") }
        #expect(try warnings(built) == [])
        let policies = try built.template().resources(ofType: "AWS::KMS::Key").values.compactMap { $0["Properties"]?["KeyPolicy"] }
        let statements = policies.flatMap(PolicyStatements.all).filter {
            $0["Principal"] == ["Service": "cloudfront.amazonaws.com"]
        }
        #expect(
            statements == [
                [
                    "Effect": "Allow", "Principal": ["Service": "cloudfront.amazonaws.com"], "Action": "kms:Decrypt", "Resource": "*",
                    "Condition": [
                        "ArnLike": [
                            "aws:SourceArn": ["Fn::Join": ["", ["arn:aws:cloudfront::", ["Ref": "AWS::AccountId"], ":distribution/*"]]]
                        ]
                    ],
                ]
            ])
    }

    private static func warning(account: String) -> String {
        "warning media/Delivery: The policy of the key 'media/Key' cannot be changed here, and CloudFront cannot read the bucket without "
            + #"the statement {"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Principal":{"Service":"#
            + #""cloudfront.amazonaws.com"},"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:cloudfront::"# + account
            + #":distribution/*"}}}"#
    }

    @Test func aKeyWhosePolicyCannotBeChangedIsWarnedOf() throws {
        #expect(try warnings(built(imported)) == [Self.warning(account: "<account>")])
        #expect(try warnings(built(account: "111111111111", imported)) == [Self.warning(account: "111111111111")])
        let acknowledged = built(imported)
        Annotations.of(acknowledged.stack).acknowledgeWarning("swift-cdk:media/key-policy-not-added")
        #expect(try warnings(acknowledged) == [])
    }

    /// Statements of IAM take no alias for a key.
    @Test func anAliasStandsForItsKey() throws {
        let plain = try built { Key($0, "Key") }.template()
        let byAlias = built { Alias($0, "Second", name: "second", target: Alias($0, "First", name: "first", target: Key($0, "Key"))) }
        #expect(try warnings(byAlias) == [])
        let template = try byAlias.template()
        #expect(!keys(in: plain).isEmpty)
        #expect(keys(in: template) == keys(in: plain))
        #expect(template.resources(ofType: "AWS::S3::Bucket") == plain.resources(ofType: "AWS::S3::Bucket"))
        #expect(template.resources(ofType: "AWS::KMS::Key") == plain.resources(ofType: "AWS::KMS::Key"))
    }

    @Test func anAliasOfAKeyThatIsNotKnownIsRefused() {
        let built = built { Alias.imported($0, "Renditions", name: "alias/renditions") }
        #expect(
            built.mistakes == [
                "A bucket cannot be encrypted by 'media/Renditions': it is an alias, and which key it names is not known -> give the key "
                    + "by its ARN: Key.imported(_:_:arn:)"
            ])
    }
}
