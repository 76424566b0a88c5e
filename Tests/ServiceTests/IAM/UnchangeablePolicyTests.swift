import CDK
import CDKAssertions
import CDKIAM
import CDKKMS
import CDKS3
import CDKSNS
import CDKSQS
import Testing

/// Permissions that no policy of the app can take are told, and policies of imported identities do not overwrite each other.
@Suite struct UnchangeablePolicyTests {
    private static var service: Principal { .service("logs.amazonaws.com") }

    private func ids(_ build: (Stack) -> Void) -> [Diagnostic.ID] {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        build(Stack(app, "S", env: Environment(account: "111111111111", region: .euSouth1)))
        _ = try? app.render()
        return app.diagnostics.map(\.id)
    }

    @Test func grantsToServices() {
        let told: [Diagnostic.ID] = ["swift-cdk:iam/unchangeable-policy"]
        #expect(ids { Bucket.imported($0, "B", name: "films").grantRead(to: Self.service) } == told)
        #expect(ids { Queue.imported($0, "Q", arn: "arn:aws:sqs:eu-south-1:111111111111:jobs").grantSend(to: Self.service) } == told)
        #expect(
            ids {
                Key.imported($0, "K", arn: "arn:aws:kms:eu-south-1:111111111111:key/k").grantDecrypt(to: Self.service)
            } == told)
        let role = ids { stack in
            let role = Role(stack, "R", assumedBy: Self.service)
            Bucket.imported(stack, "B", name: "films").grantRead(to: role)
        }
        #expect(role == [], "a role has a policy of its own")
    }

    @Test func subscriptions() {
        let found = ids { stack in
            let queue = Queue.imported(stack, "Q", arn: "arn:aws:sqs:eu-south-1:111111111111:jobs")
            Topic(stack, "T").addSubscription(.queue(queue))
        }
        #expect(found == ["swift-cdk:iam/unchangeable-policy"])
    }

    @Test func inventories() {
        let found = ids { Bucket($0, "B", inventories: [Inventory(to: Bucket.imported($0, "Lists", name: "lists"))]) }
        #expect(found == ["swift-cdk:iam/unchangeable-policy"])
    }

    @Test func theStatementIsNamed() {
        let report = stackReport { Bucket.imported($0, "B", name: "films").grantRead(to: Self.service) }
        #expect(report.contains(#"The policy of the imported resource cannot be changed here, and needs: {"Action":["s3:GetObject*""#))
        #expect(report.contains("\"Service\":\"logs.amazonaws.com\""))
    }

    @Test func policiesOfTwoStacksHaveTwoNames() throws {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stacks = ["One", "Two"].map { Stack(app, $0) }
        for stack in stacks {
            Group.imported(stack, "Group", name: "editors")
                .addToPolicy(PolicyStatement(actions: ["s3:GetObject"], resources: ["*"]))
            User.imported(stack, "User", name: "ada").addToPolicy(PolicyStatement(actions: ["s3:GetObject"], resources: ["*"]))
        }
        let names = try stacks.flatMap {
            try Template(of: $0).resources(ofType: "AWS::IAM::Policy").values.map { $0["Properties"]?["PolicyName"] }
        }
        #expect(names.count == 4)
        #expect(Set(names.map { $0?.string }).count == 4)
    }

    @Test func aStatementsMistakeIsToldAtItsLine() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let role = Role(Stack(app, "S"), "R", assumedBy: Self.service)
        let line = #line + 1
        role.addToPolicy(PolicyStatement(actions: ["s3GetObject"], resources: ["*"]))
        _ = try? app.render()
        #expect(app.diagnostics.map(\.location?.line) == [line])
    }
}
