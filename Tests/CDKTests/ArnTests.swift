import CDKAssertions
import Testing

@testable import CDK

@Suite struct ArnTests {
    @Test(arguments: [("arn:aws:iam::1:role/path/name", "path/name"), ("arn:aws:iam::1:role:name", "name")])
    func namesOfResources(arn: String, name: String) throws {
        #expect(try ARN(stringLiteral: arn).resourceName(ofType: "role").literal == name)
    }

    @Test(arguments: [
        ("arn:aws:iam::1:user/x", "'arn:aws:iam::1:user/x' is the ARN of a user, not of a role"),
        ("arn:aws:iam::1:role", "'arn:aws:iam::1:role' names no role"),
        ("role/x", "'role/x' is no ARN: it does not begin with arn:"),
    ])
    func arnsOfOtherResources(arn: String, message: String) {
        do {
            _ = try ARN(stringLiteral: arn).resourceName(ofType: "role")
            Issue.record("took a role's name from \(arn)")
        } catch {
            #expect(error.description == message)
        }
    }

    @Test func literalPiecesAroundDeferredOnes() throws {
        let name = Fn.ref("Name")
        let arn: ARN = "arn:aws:iam::1:role/\(name)-x"
        let components = try arn.components(.slash)
        #expect(components.resource.literal == "role")
        #expect(components.separator == "/")
        guard case .text(let pieces)? = components.resourceName?.raw else {
            Issue.record("the name is not a text of pieces")
            return
        }
        #expect(pieces.count == 2)
        #expect(pieces.last?.literalText == "-x")
    }

    /// What an ARN knows of itself when the tree is built.
    @Test func partsOfLiterals() {
        let arn: ARN = "arn:aws-cn:logs:cn-north-1:111111111111:log-group:/aws/lambda/f:*"
        #expect(arn.partition?.literal == "aws-cn")
        #expect(arn.service?.literal == "logs")
        #expect(arn.region?.literal == "cn-north-1")
        #expect(arn.account?.literal == "111111111111")
        #expect(arn.resource?.literal == "log-group:/aws/lambda/f:*")
        let bucket: ARN = "arn:aws:s3:::video/uploads/*"
        #expect(bucket.region?.literal == "")
        #expect(bucket.account?.literal == "")
        #expect(bucket.resource?.literal == "video/uploads/*")
        let none: ARN = "video"
        #expect(none.service == nil)
        #expect(none.resource == nil)
    }

    /// The parts of an ARN that was put together are those that it was made of.
    @Test func partsOfBuiltARNs() throws {
        let stack = Stack(App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:]), "video")
        let arn = ARN(in: stack, service: "sqs", resource: "jobs-\(Fn.ref("Name"))")
        #expect(arn.service?.literal == "sqs")
        #expect(arn.region?.identity == PseudoParameter.region.identity)
        #expect(arn.account?.identity == PseudoParameter.accountID.identity)
        #expect(arn.partition?.identity == PseudoParameter.partition.identity)
        let resource: Value<String> = "jobs-\(Fn.ref("Name"))"
        #expect(arn.resource?.identity == resource.identity)
        let known = Stack(stack.node.root, "known", env: Environment(account: "111111111111", region: .euSouth1))
        let role = ARN(in: known, service: "iam", region: "", resource: "role", resourceName: "path/transcoder")
        #expect(role.text.literal == "arn:aws:iam::111111111111:role/path/transcoder")
        #expect(role.account?.literal == "111111111111")
        #expect(role.resource?.literal == "role/path/transcoder")
    }

    /// An ARN that is known only at deployment is taken apart there.
    @Test func partsOfDeferredARNs() throws {
        let stack = Stack(App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:]), "video")
        let topic = CfnResource(stack, "T", type: "AWS::SNS::Topic")
        let arn = ARN(raw: topic.ref.raw)
        let parts = [arn.partition, arn.service, arn.region, arn.account, arn.resource].map { $0.map { AnyValue($0) } ?? .absent }
        CfnResource(stack, "Parts", type: "AWS::SNS::Topic", properties: ["Parts": AnyValue(parts)])
        let split: JSON = ["Fn::Split": [":", ["Ref": "T"]]]
        #expect(
            try Template(of: stack).json["Resources"]?["Parts"]?["Properties"]?["Parts"]
                == .array((1...5).map { (index: Int) -> JSON in ["Fn::Select": [.number(Double(index)), split]] }))
    }
}
