import Testing

@testable import CDK

@Suite struct ArnTests {
    @Test(arguments: [("arn:aws:iam::1:role/path/name", "path/name"), ("arn:aws:iam::1:role:name", "name")])
    func namesOfResources(arn: String, name: String) throws {
        #expect(try ARN(stringLiteral: arn).resourceName(ofType: "role").literal == name)
    }

    @Test(arguments: [
        ("arn:aws:iam::1:user/x", "Expected resource type 'role' in ARN, got 'user' in 'arn:aws:iam::1:user/x'"),
        ("arn:aws:iam::1:role", "Expected resource name in ARN, didn't find one: 'arn:aws:iam::1:role'"),
        ("role/x", "ARNs must start with \"arn:\" and have at least 6 components: role/x"),
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
}
