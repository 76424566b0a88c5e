import CDK
import CDKAssertions
import Testing

@testable import App

/// What the guard of a stack knows, and that nothing changes before it has been asked.
@Suite struct DeploymentGuardTests {
    private func template(_ context: OrderedMap<JSON>) throws -> Template {
        let app = CDK.App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        StreamingPlatform().build(app)
        #expect(app.diagnostics.map(\.description) == [])
        return try Template(of: app, stack: "streaming-dev")
    }

    private func known(_ context: OrderedMap<JSON>) throws -> JSON? {
        let resources = try template(context).resources(ofType: "Custom::DeploymentGuard").values
        #expect(resources.count == 1)
        return resources.first?["Properties"]
    }

    @Test(arguments: [[:], ["encryption": "kms"], ["region": "eu-west-1"], ["mediaConvert": "companion"]] as [OrderedMap<JSON>])
    func everyOtherResourceWaitsForIt(context: OrderedMap<JSON>) throws {
        let resources = try template(context).json["Resources"]?.object ?? [:]
        let id = try #require(resources.first { $0.value["Type"] == "Custom::DeploymentGuard" }?.key)
        var first = 0
        for (other, resource) in resources where other != id {
            if other.hasPrefix("Guard") {
                first += 1
            } else {
                #expect(resource["DependsOn"]?.array?.contains(.string(id)) == true, "\(other)")
            }
        }
        #expect(first == 3, "its function, with a role and a log group")
    }

    @Test func itKnowsWhatHoldsData() throws {
        let resources = try #require(try known(["encryption": "kms"])?["Resources"]?.object)
        let kinds = resources.values.map { value in
            String((value.string ?? value["Fn::Join"]?[1]?[0]?.string ?? "").split(separator: " ")[0])
        }
        #expect(
            Dictionary(grouping: kinds) { $0 }.mapValues(\.count) == [
                "AWS::S3::Bucket": 3, "AWS::DynamoDB::Table": 2, "AWS::KMS::Key": 3, "AWS::CloudFront::Distribution": 1,
            ])
        #expect(resources.values.contains("AWS::DynamoDB::Table assets-table-dev"))
        #expect(
            resources.values.contains(["Fn::Join": ["", ["AWS::S3::Bucket ingest-bucket-dev-", ["Ref": "AWS::AccountId"]]]]))
    }

    /// Without its keys no token that is about lets a viewer in.
    @Test func itKnowsTheStoreOfTokensKeys() throws {
        let resources = try #require(try known(["viewers": "pathTokens"])?["Resources"]?.object)
        #expect(resources.values.filter { $0 == "AWS::CloudFront::KeyValueStore" }.count == 1)
    }

    @Test func itKnowsWhatMayNotGoOfTheSettings() throws {
        #expect(
            try known([:])?["Kept"] == [
                "alarmEmail": [], "countries": [], "domain": [], "encryption": [], "firewall": [], "removal": [], "uploadOrigins": [],
                "viewers": [],
                "mediaConvert": ["remote:eu-central-1"],
            ])
        #expect(
            try known([
                "encryption": "kms", "removal": "retain", "mediaConvert": "companion:eu-west-1", "uploadOrigins": "https://a.example",
                "alarmEmail": "a@example.com", "domain": "video.example.com", "countries": "IT", "firewall": "5000",
                "viewers": "pathTokens",
                "certificateArn": "arn:aws:acm:us-east-1:111111111111:certificate/a", "confirm": "encryption: kms",
            ])?["Kept"] == [
                "alarmEmail": ["an address"], "countries": ["countries"], "domain": ["video.example.com"], "encryption": ["kms"],
                "firewall": ["a limit"], "removal": ["retain"], "uploadOrigins": ["https://a.example"], "viewers": ["pathTokens"],
                "mediaConvert": ["companion:eu-west-1"],
            ])
        #expect(try known(["confirm": "encryption: kms"])?["Confirmation"] == "encryption: kms")
        #expect(try known(["region": "eu-west-1"])?["Kept"]?["mediaConvert"] == ["inRegion"])
    }

    /// It asks about its own stack and the places of the buckets, and changes nothing.
    @Test func itMayOnlyLook() throws {
        let role = try #require(
            try template([:]).resources(ofType: "AWS::IAM::Role", properties: ["RoleName": "guard-role-eu-south-1-dev"]).values.first)
        let statements = role["Properties"]?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array ?? []
        let actions = statements.flatMap { $0["Action"]?.array?.compactMap(\.string) ?? [$0["Action"]?.string].compactMap { $0 } }
        #expect(
            Set(actions) == [
                "logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
                "cloudformation:DescribeStacks", "cloudformation:ListStackResources", "s3:GetBucketLocation",
            ])
        #expect(
            statements.filter { $0.text().contains("cloudformation:") }.map { $0["Resource"] } == [["Ref": "AWS::StackId"]])
    }

    @Test func whatHoldsDataStaysWhereThatIsAskedFor() throws {
        let app = CDK.App(
            context: ["removal": "retain", "encryption": "kms"], outputDirectory: "never-written", processEnvironment: [:])
        StreamingPlatform().build(app)
        let stack = try #require(app.node.children.values.compactMap { $0.construct as? Stack }.first)
        #expect(stack.terminationProtection)
        let template = try Template(of: stack)
        var kept: [String: Int] = [:]
        for resource in (template.json["Resources"]?.object ?? [:]).values where resource["DeletionPolicy"] == "Retain" {
            #expect(resource["UpdateReplacePolicy"] == "Retain")
            kept[resource["Type"]?.string ?? "", default: 0] += 1
        }
        #expect(kept == ["AWS::S3::Bucket": 3, "AWS::DynamoDB::Table": 2, "AWS::KMS::Key": 2])
        #expect(
            template.resources(ofType: "AWS::S3::Bucket").values.allSatisfy { $0["Properties"]?["Tags"]?[0]?["Value"] == "false" })
    }
}
