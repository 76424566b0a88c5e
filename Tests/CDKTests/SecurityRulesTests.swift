import CloudAssembly
import Testing

@testable import CDK

/// What the security rules say, word by word, and that they are silent about the neighbour that is right.
@Suite struct SecurityRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let type: String
        let wrong: JSON
        let right: JSON
        /// Resources beside the right one, by their names.
        let beside: JSON
        let expected: String

        init(_ type: String, wrong: JSON, right: JSON, beside: JSON = [:], _ expected: String) {
            self.type = type
            self.wrong = wrong
            self.right = right
            self.beside = beside
            self.expected = expected
        }

        var testDescription: String { expected }
    }

    private static func found(_ type: String, _ properties: JSON, _ beside: JSON = [:]) -> [String] {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        var resources = beside.object ?? [:]
        resources["R"] = ["Type": .string(type), "Properties": properties]
        let template = RenderedTemplate(["Resources": .object(resources)], of: Stack(app, "Stack").stackNode)
        guard let resource = template["R"] else { return [] }
        return SecurityRules().check(resource).map(\.description)
    }

    static func allow(_ changes: OrderedMap<JSON>) -> JSON {
        var statement: OrderedMap<JSON> = ["Effect": "Allow"]
        for (key, value) in changes { statement[key] = value }
        return ["Version": "2012-10-17", "Statement": [.object(statement)]]
    }

    static let blocked: JSON = [
        "PublicAccessBlockConfiguration": [
            "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true,
        ]
    ]
    /// The policy that asks for TLS, of the bucket `R`.
    static let tls: JSON = [
        "P": [
            "Type": "AWS::S3::BucketPolicy",
            "Properties": [
                "Bucket": ["Ref": "R"],
                "PolicyDocument": [
                    "Statement": [
                        [
                            "Effect": "Deny", "Principal": ["AWS": "*"], "Action": "s3:*", "Resource": "*",
                            "Condition": ["Bool": ["aws:SecureTransport": "false"]],
                        ]
                    ]
                ],
            ],
        ]
    ]

    @Test(arguments: storage + data + network + compute + identity)
    func oneWrongAndOneRight(_ example: Case) {
        #expect(Self.found(example.type, example.wrong) == [example.expected])
        #expect(Self.found(example.type, example.right, example.beside) == [])
    }

    /// These stand beside the rule of TLS, which every bucket is asked about.
    @Test func bucketsThatAreOpen() {
        var partly = Self.blocked.object ?? [:]
        partly["PublicAccessBlockConfiguration"] = ["BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true]
        #expect(
            Self.found("AWS::S3::Bucket", .object(partly), Self.tls) == [
                """
                warning: PublicAccessBlockConfiguration.RestrictPublicBuckets: The bucket does not block public access in every way \
                [swift-cdk:security/bucket-public-access]
                  set RestrictPublicBuckets to true
                """
            ])
        #expect(Self.found("AWS::S3::Bucket", Self.blocked, Self.tls) == [])
        #expect(
            Self.found("AWS::S3::Bucket", ["AccessControl": "PublicRead"], Self.tls) == [
                """
                warning: AccessControl: The access control list PublicRead opens the bucket to people of other accounts \
                [swift-cdk:security/bucket-list]
                  leave it out, and say in the bucket's policy who may read
                """
            ])
        #expect(Self.found("AWS::S3::Bucket", ["AccessControl": "Private"], Self.tls) == [])
    }

    @Test func severityIsTheirs() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        TemplateRules.of(app).add(SecurityRules(severity: .error))
        CfnResource(Stack(app, "Stack"), "Key", type: "AWS::KMS::Key", properties: ["Description": "films"])
        _ = try? app.render()
        #expect(
            app.diagnostics.map { "\($0.severity) \($0.constructPath) \($0.id)" } == ["error Stack/Key swift-cdk:security/key-rotation"])
    }
}
