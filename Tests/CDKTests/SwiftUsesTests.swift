import CDK
import CDKAssertions
import CDKIAM
import CDKS3
import Foundation
import Testing

/// The uses that are hard to allow in Swift.
///
/// That they compile is half of each test.
@Suite struct SwiftUsesTests {
    private let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])

    // MARK: A stack with children in constants

    private final class Storage: Stack {
        let uploads: S3.CfnBucket
        let logs: S3.CfnBucket

        init(_ scope: any Scope, _ id: String) {
            let scope = StackNode(scope, id, env: Environment(region: .euSouth1))
            uploads = S3.CfnBucket(scope, "Uploads", bucketName: "uploads-\(scope.region)")
            logs = S3.CfnBucket(scope, "Logs")
            super.init(scope)
        }
    }

    @Test func stackSubclassWithChildrenInConstants() throws {
        let stack = Storage(app, "storage")
        #expect(stack.uploads.node.path == "storage/Uploads")
        #expect(stack.logs.node.stack === stack.stackNode)
        let buckets = try Template(of: stack).resources(ofType: "AWS::S3::Bucket")
        #expect(buckets.keys == ["Uploads", "Logs"])
        #expect(buckets["Uploads"]?["Properties"]?["BucketName"] == "uploads-eu-south-1")
    }

    // MARK: A grant whose policy is made lazily

    private final class Bucket: Construct {
        let resource: S3.CfnBucket

        init(_ scope: any Scope, _ id: String) {
            let scope = Node(scope, id)
            resource = S3.CfnBucket(scope, "Resource")
            super.init(scope)
        }

        func grantRead(to role: Role) {
            role.statements.append(["Effect": "Allow", "Action": "s3:GetObject", "Resource": "\(resource.attrArn)/*"])
        }
    }

    private final class Role: Construct {
        let resource: IAM.CfnRole
        var statements: [AnyValue] = []

        init(_ scope: any Scope, _ id: String) {
            let scope = Node(scope, id)
            resource = IAM.CfnRole(scope, "Resource", assumeRolePolicyDocument: ["Version": "2012-10-17"])
            super.init(scope)
            resource.policies = .lazy { [unowned self] in
                statements.isEmpty
                    ? nil : [.init(policyDocument: ["Statement": AnyValue(statements)], policyName: "Grants")]
            }
        }
    }

    @Test func grantToARoleWithALazyPolicy() throws {
        let stack = Stack(app, "media")
        let role = Role(stack, "Reader")
        let idle = Role(stack, "Idle")
        Bucket(stack, "Films").grantRead(to: role)
        Bucket(stack, "Trailers").grantRead(to: role)
        let template = try Template(of: stack)
        let roles = template.resources(ofType: "AWS::IAM::Role")
        let films = template.resources(ofType: "AWS::S3::Bucket").keys[0]
        let policies = roles.values[0]["Properties"]?["Policies"]
        let statements = policies?[0]?["PolicyDocument"]?["Statement"]?.array
        #expect(statements?.count == 2)
        #expect(statements?[0]["Resource"] == ["Fn::Join": ["", [["Fn::GetAtt": [.string(films), "Arn"]], "/*"]]])
        #expect(roles.values[1]["Properties"]?["Policies"] == nil, "nothing was granted to \(idle)")
    }

    // MARK: An aspect that reads and sets a property

    private final class VersionEverything: Aspect {
        private(set) var changed: [String] = []

        func visit(_ construct: Construct) {
            guard let bucket = construct as? S3.CfnBucket, bucket.versioningConfiguration == nil else { return }
            bucket.versioningConfiguration = .init(status: "Enabled")
            changed.append(bucket.node.path)
        }
    }

    @Test func aspectThatReadsAndSets() throws {
        let stack = Stack(app, "media")
        S3.CfnBucket(stack, "Plain")
        S3.CfnBucket(Construct(stack, "Group"), "Deep")
        S3.CfnBucket(stack, "Suspended", versioningConfiguration: .init(status: "Suspended"))
        let aspect = VersionEverything()
        Aspects.of(app).add(aspect)
        let template = try Template(of: stack)
        #expect(aspect.changed == ["media/Plain", "media/Group/Deep"])
        let states = template.resources(ofType: "AWS::S3::Bucket").values.map { $0["Properties"]?["VersioningConfiguration"]?["Status"] }
        #expect(states == ["Enabled", "Enabled", "Suspended"])
    }

    // MARK: A list that grows until synthesis

    @Test func listThatGrows() throws {
        final class Names { var all = ["first"] }
        let names = Names()
        let stack = Stack(app, "media")
        IAM.CfnUser(stack, "Editor", groups: .lazy { List(names.all) })
        names.all += ["second", "third"]
        let template = try Template(of: stack)
        #expect(template.hasResource(ofType: "AWS::IAM::User", properties: ["Groups": ["first", "second", "third"]]))
    }

    // MARK: Conditions around parts

    @Test func conditionAroundAnObjectAndAnElement() throws {
        let stack = Stack(app, "media")
        let isProduction = CfnCondition(stack, "IsProduction", expression: Fn.equals(PseudoParameter.region, "eu-south-1"))
        S3.CfnBucket(
            stack, "Films",
            corsConfiguration: .init(corsRules: [
                .init(allowedMethods: ["GET", .if(isProduction, "PUT")], allowedOrigins: ["*"]),
                .if(isProduction, .init(allowedMethods: ["HEAD"], allowedOrigins: ["*"])),
            ]),
            versioningConfiguration: .if(isProduction, .init(status: "Enabled"), else: .init(status: "Suspended")))
        let bucket = try Template(of: stack).resources(ofType: "AWS::S3::Bucket").values[0]["Properties"]
        let nothing: JSON = ["Ref": "AWS::NoValue"]
        #expect(
            bucket?["VersioningConfiguration"] == ["Fn::If": ["IsProduction", ["Status": "Enabled"], ["Status": "Suspended"]]])
        let rules = bucket?["CorsConfiguration"]?["CorsRules"]
        #expect(rules?[0]?["AllowedMethods"] == ["GET", ["Fn::If": ["IsProduction", "PUT", nothing]]])
        #expect(
            rules?[1]
                == ["Fn::If": ["IsProduction", ["AllowedMethods": ["HEAD"], "AllowedOrigins": ["*"]], nothing]])
    }

    // MARK: One parameter, many kinds of text

    @Test func textsForOneParameter() throws {
        let stack = Stack(app, "media")
        let variable = "films"
        let some: String? = "trailers"
        let none: String? = nil
        let other = S3.CfnBucket(stack, "A", bucketName: Value(variable))
        S3.CfnBucket(stack, "B", bucketName: Value(some))
        S3.CfnBucket(stack, "C", bucketName: Value(none))
        S3.CfnBucket(stack, "D", bucketName: other.ref)
        S3.CfnBucket(stack, "E", bucketName: "literal")
        S3.CfnBucket(stack, "F", bucketName: "\(variable)-of-\(other.ref)")
        let names = try Template(of: stack).resources(ofType: "AWS::S3::Bucket").values.map { $0["Properties"]?["BucketName"] }
        #expect(names == ["films", "trailers", nil, ["Ref": "A"], "literal", ["Fn::Join": ["", ["films-of-", ["Ref": "A"]]]]])
    }

    // MARK: The region while building

    @Test func choosingByTheRegion() throws {
        func bucket(_ scope: any Scope) -> S3.CfnBucket {
            let isMilan = scope.node.environment.region == .euSouth1
            return S3.CfnBucket(scope, "Bucket", bucketName: isMilan ? "milano" : "elsewhere-\(scope.node.region)")
        }
        let milan = Stack(app, "milan", env: Environment(region: .euSouth1))
        let open = Stack(app, "open")
        _ = [bucket(milan), bucket(open)]
        #expect(try Template(of: milan).hasResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": "milano"]))
        let elsewhere = try Template(of: open).resources(ofType: "AWS::S3::Bucket").values[0]["Properties"]?["BucketName"]
        #expect(elsewhere == ["Fn::Join": ["", ["elsewhere-", ["Ref": "AWS::Region"]]]])
    }

    // MARK: A deferred value in a plain String

    @Test func deferredValueInAPlainString() {
        let stack = Stack(app, "media")
        let films = S3.CfnBucket(stack, "Films")
        let text = films.ref.description + "-copy"
        S3.CfnBucket(stack, "Copy", bucketName: Value(text))
        #expect {
            try Template(of: stack)
        } throws: { error in
            (error as? SynthesisError)?.diagnostics.map(\.message)
                == ["A deferred value (media/Films.Ref) was put into a plain String, which cannot hold it"]
        }
    }
}
