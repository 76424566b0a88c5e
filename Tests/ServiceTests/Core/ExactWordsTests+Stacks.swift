import CDK
import CDKCloudWatch
import MediaConstructs

extension ExactWordsTests {
    /// Mistakes in stacks, in their resources, and in what the media constructs are told.
    static let ofStacks: [Row] = [
        Row(
            "swift-cdk:stacks/name-length", "The stack's name has 129 characters, 128 is the most: '\(String(repeating: "n", count: 129))'",
            "pass a shorter stackName"
        ) { Stack($0.node.root, "Other", stackName: String(repeating: "n", count: 129)) },
        Row(
            "swift-cdk:stacks/description-length",
            "The stack's description has 513 characters, 512 is the most: '\(String(repeating: "d", count: 513))'",
            "shorten the description"
        ) { Stack($0.node.root, "Other", description: String(repeating: "d", count: 513)) },
        Row(
            "swift-cdk:template/logical-id", "The logical id '' is empty, too long, or has more than ASCII letters and digits",
            "use 1 to 255 ASCII letters and digits"
        ) { CfnResource($0, "日本", type: "AWS::SNS::Topic") },
        Row("swift-cdk:schema/member-name", "The name '!' does not match [a-zA-Z0-9]+", "choose a name that does") {
            CfnResource($0, "R", type: "AWS::OpenSearchService::Domain", properties: ["AdvancedOptions": ["!": "true"]])
        },
        Row("swift-cdk:schema/repeated-element", "Elements 0 and 2 are equal", "remove one of the two") {
            CfnResource(
                $0, "R", type: "AWS::Kinesis::Stream",
                properties: ["DesiredShardLevelMetrics": ["IncomingBytes", "OutgoingBytes", "IncomingBytes"]])
        },
        Row(
            "swift-cdk:cloudwatch/duplicate-variable", "Two variables of the dashboard have the id 'stage'",
            "give each an id of its own"
        ) {
            Dashboard(
                $0, "D",
                variables: [
                    DashboardVariable("stage", .pattern("prod"), input: .text), DashboardVariable("stage", .pattern("test"), input: .text),
                ])
        },
        Row(
            "swift-cdk:cloudwatch/name-of-two-series", "The name 'a' stands for two metrics of one alarm or graph",
            "rename one: names count for all its expressions"
        ) { stack in
            let metric = Metric(namespace: "NS", name: "M")
            let one = MathExpression("a * 2", using: ["a": metric])
            let other = MathExpression("a * 3", using: ["a": metric.with(statistic: .maximum)])
            Dashboard(stack, "D", widgets: [[GraphWidget(left: [one, other])]])
        },
        Row(
            "swift-cdk:media/largest-file", "Files of 6 TiB cannot be the largest that are uploaded",
            "use a size of whole bytes, 5 TiB at most"
        ) { limited($0, UploadLimits(largestFile: .tebibytes(6))) },
        Row("swift-cdk:media/open-uploads", "A creator cannot have 1001 uploads open", "use a number from 1 to 1000") {
            limited($0, UploadLimits(openUploads: 1_001))
        },
    ]

    private static func limited(_ stack: Stack, _ limits: UploadLimits) {
        IngestBucket(stack, "Ingest", environmentSuffix: EnvironmentSuffix("test", at: stack), presignsUploads: true, uploadLimits: limits)
    }
}
