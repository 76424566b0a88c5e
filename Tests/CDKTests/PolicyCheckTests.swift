import CloudAssembly
import Testing

@testable import CDK

/// What is said of policies, word by word, and what is not said.
@Suite struct PolicyCheckTests {
    typealias Case = CheckCase

    private static func findings(_ type: String, _ properties: JSON) -> [String] {
        PolicyCheck.findings(properties, at: PolicyPlace.all[type] ?? [], actions: ActionNames()).map(\.description)
    }

    static let managed = "AWS::IAM::ManagedPolicy"
    static let read: OrderedMap<JSON> = ["Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::films/*"]
    static let take: OrderedMap<JSON> = [
        "Effect": "Allow", "Principal": ["Service": "lambda.amazonaws.com"], "Action": "sts:AssumeRole",
    ]

    private static func statement(_ base: OrderedMap<JSON>, _ changes: [(String, JSON?)]) -> OrderedMap<JSON> {
        var statement = base
        for (key, value) in changes { statement[key] = value }
        return statement
    }

    /// A statement of a managed policy with changes.
    static func reading(_ changes: (String, JSON?)...) -> OrderedMap<JSON> { statement(read, changes) }

    /// A statement of a trust policy with changes.
    static func taking(_ changes: (String, JSON?)...) -> OrderedMap<JSON> { statement(take, changes) }

    @Test(arguments: documents + statements + actions + others)
    func mistakes(_ example: Case) {
        #expect(Self.findings(example.type, example.properties) == example.expected)
    }

    static let valid = [
        Case(managed, statement: read),
        Case(managed, statement: reading(("Action", ["S3:getobject", "s3:*", "s3:Get*Ac?", "*"]), ("Sid", "Read1"))),
        Case(
            managed, statement: reading(("Resource", ["*", "arn:aws:s3:::a", "arn:aws:sqs:*:*:b", "arn:*", "arn:aws:iam::aws:policy/A"]))),
        Case(managed, statement: reading(("Resource", ["Fn::Sub": "arn:${AWS::Partition}:s3:::b"]))),
        Case(managed, statement: reading(("Resource", ["Fn::If": ["C", ["Ref": "AWS::NoValue"], ["arn:aws:s3:::b"]]]))),
        Case(managed, statement: reading(("Resource", "arn:aws:s3:::films/${aws:username}/*"))),
        Case(
            managed, statement: reading(("Condition", ["ForAnyValue:StringLikeIfExists": ["aws:a": ["b", "c"]], "Null": ["aws:b": true]]))),
        Case(managed, statement: reading(("Resource", .string("arn:aws:s3:::" + String(repeating: "x", count: 6_036))))),
        Case(managed, ["PolicyDocument": ["Ref": "P"]]),
        Case("AWS::IAM::Role", "AssumeRolePolicyDocument", statement: take),
        Case(
            "AWS::IAM::Role", "AssumeRolePolicyDocument",
            statement: taking(
                (
                    "Principal",
                    [
                        "AWS": [
                            "123456789012", "arn:aws:iam::123456789012:root", "arn:aws:sts::123456789012:assumed-role/a/b",
                            "AROAEXAMPLEID1234567", ["Fn::GetAtt": ["R", "Arn"]],
                        ]
                    ]
                ))),
        Case(
            "AWS::S3::BucketPolicy",
            statement: [
                "Sid": "read films", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["Fn::GetAtt": ["B", "Arn"]],
            ]),
        Case(
            "AWS::ECR::Repository", "RepositoryPolicyText",
            statement: ["Effect": "Allow", "Principal": ["AWS": "*"], "Action": "ecr:BatchGetImage"]),
        Case(
            "AWS::Logs::ResourcePolicy",
            [
                "PolicyDocument":
                    #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "es.amazonaws.com"}, "Action": "logs:PutLogEvents", "Resource": "*"}}"#
            ]),
    ]

    @Test(arguments: valid)
    func whatIsRight(_ example: Case) {
        // The star among other actions says more than anybody means, on all resources only.
        #expect(Self.findings(example.type, example.properties) == [])
    }

    /// Inline policies of a role count together, wherever they stand.
    @Test func inlinePoliciesOfARole() throws {
        func template(_ characters: Int) -> String {
            let document =
                #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::\#(String(repeating: "x", count: characters))"}]}"#
            return """
                {"Resources": {
                  "Role": {"Type": "AWS::IAM::Role", "Properties": {
                    "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
                    "Policies": [{"PolicyName": "A", "PolicyDocument": \(document)}]}},
                  "Policy": {"Type": "AWS::IAM::Policy", "Properties": {
                    "PolicyName": "B", "Roles": [{"Ref": "Role"}], "PolicyDocument": \(document)}}}}
                """
        }
        func found(_ characters: Int) throws -> [String] {
            let app = App(outputDirectory: "never-written", processEnvironment: [:])
            _ = try CfnInclude(Stack(app, "Stack"), "Template", json: template(characters))
            _ = try? app.render()
            return app.diagnostics.map { "\($0.severity) \($0.place): \($0.message) [\($0.id)]" }
        }
        // 108 characters of each are those around the name.
        #expect(try found(5_012) == [])
        #expect(
            try found(5_013) == [
                "error Resources.Role.Policies: There are at least 10242 characters, and the inline policies of a role may have 10240 "
                    + "[swift-cdk:policy/size]"
            ])
    }

    /// A policy is counted exactly only where its text may be too long.
    @Test(arguments: [
        "null", "true", "false", "-1.2345678901234567e-6", "1e300", "\"\"", "\"a b\"", "\"é😀\"", "[]", #"[1, "a", [null]]"#, "{}",
        #"{"a": {"b": "c"}, "é": [2, 3]}"#, #"{"Fn::If": ["C", "a", "bc"]}"#, #"{"Fn::Join": ["", ["a", {"Ref": "B"}, "c"]]}"#,
        #"{"Ref": "AWS::NoValue"}"#, #"{"a": {"Ref": "AWS::NoValue"}, "b": "c"}"#,
    ])
    func noTextIsLongerThanTheMost(_ text: String) throws {
        let value = try JSON(parsing: text)
        #expect(PolicyLimit.most(of: value) >= PolicyLimit.leastSize(of: value))
        #expect(PolicyLimit.most(of: value) >= value.text().utf16.count)
    }
}
