import CDK
import ConformanceSupport
import Testing

@Suite struct SynthesizerCases {
    @Test func custom() throws {
        var options = DefaultStackSynthesizer.Options(qualifier: "quali1")
        options.bucketPrefix = "pre/"
        options.deployRoleExternalID = "dx"
        options.lookupRoleExternalID = "lx"
        options.fileAssetPublishingExternalID = "fx"
        options.deployRoleAdditionalOptions = ["Tags": [["Key": "D", "Value": "d"]]]
        options.fileAssetsBucketName = "bkt-${Qualifier}-${AWS::AccountId}-${AWS::Region}"
        options.bootstrapStackVersionSSMParameter = "/my/${Qualifier}/v"
        try Conformance.check("30-synth-custom", synthesizer: DefaultStackSynthesizer(options)) { app in
            for stack in [Stack(app, "Cust", env: Conformance.environment), Stack(app, "CustAgn")] {
                let asset = Asset(stack, "As", path: Conformance.file("30-synth-custom", "data.txt"))
                resource(
                    stack, "T",
                    [
                        "b": AnyValue(asset.bucketName), "k": AnyValue(asset.objectKey), "u": AnyValue(asset.s3ObjectURL),
                        "h": AnyValue(asset.httpURL),
                    ])
            }
            var bare = DefaultStackSynthesizer.Options()
            bare.generatesBootstrapVersionRule = false
            bare.usesLookupRoleForStackOperations = false
            bare.deployRoleARN = ""
            bare.fileAssetPublishingRoleARN = ""
            resource(Stack(app, "NoRule", env: Conformance.environment, synthesizer: DefaultStackSynthesizer(bare)), "T")
            resource(Stack(app, "CliCreds", env: Conformance.environment, synthesizer: CLICredentialsStackSynthesizer()), "T")
        }
    }
}

extension SynthesizerCases {
    @Test func bootstrapless() throws {
        try Conformance.check("68-bootstrapless") { app in
            let s = Stack(app, "Less", env: Conformance.environment, synthesizer: BootstraplessSynthesizer())
            resource(s, "T", ["Azs": AnyValue(s.availabilityZones)])
            let given = BootstraplessSynthesizer(
                deployRoleARN: "arn:deploy-${Qualifier}", executionRoleARN: "arn:exec-${AWS::Region}", qualifier: "q")
            resource(Stack(app, "Given", env: Conformance.environment, synthesizer: given), "T")
            resource(Stack(app, "Agn", synthesizer: BootstraplessSynthesizer()), "T")
            var options = DefaultStackSynthesizer.Options()
            options.lookupRoleExternalID = "ext"
            options.lookupRoleAdditionalOptions = ["Tags": [["Key": "K", "Value": "V"]]]
            options.fileAssetPublishingAdditionalOptions = ["Tags": [["Key": "K", "Value": "V"]]]
            options.bootstrapStackVersionSSMParameter = "/x/${AWS::Region}/${Qualifier}"
            options.bucketPrefix = "${AWS::AccountId}/"
            let d = Stack(app, "Default", env: Conformance.environment, synthesizer: DefaultStackSynthesizer(options))
            let n = NestedStack(nestedIn: d, "N")
            resource(n, "T", ["Azs": AnyValue(n.availabilityZones)])
            let cli = CLICredentialsStackSynthesizer(
                qualifier: "cq", fileAssetsBucketName: "b-${Qualifier}", bucketPrefix: "p/")
            resource(Stack(app, "Cli", env: Conformance.environment, synthesizer: cli), "T")
        }
    }
}
