import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKEvents
import CDKIAM
import CDKKMS
import CDKLambda
import CDKLogs
import CDKS3
import CDKSNS
import CDKSQS
import CDKSSM
import CDKScheduler
import CDKStepFunctions
import Foundation
import MediaConstructs
import Testing

/// Every grant of every building block stands in a policy, or somebody is told.
@Suite struct GrantsInNoPolicyTests {
    /// A method that grants, named by the file that has it.
    struct Row: Sendable {
        let name: String
        /// What is told if a service gets the permission; nothing if the resource's own policy lets it in.
        let told: Diagnostic.ID?
        let grant: @Sendable (Stack, any Grantable) -> [Grant]

        init(_ name: String, _ told: Diagnostic.ID? = nil, _ grant: @escaping @Sendable (Stack, any Grantable) -> Grant) {
            self.init(name, told, all: { [grant($0, $1)] })
        }

        init(_ name: String, _ told: Diagnostic.ID? = nil, all grant: @escaping @Sendable (Stack, any Grantable) -> [Grant]) {
            self.name = name
            self.told = told
            self.grant = grant
        }
    }

    static let byHand: Diagnostic.ID = "swift-cdk:iam/grant-by-hand"
    private static let imported: Diagnostic.ID = "swift-cdk:iam/unchangeable-policy"
    private static let arn = "eu-south-1:111111111111:"

    private static func key(_ stack: Stack) -> Key { Key(stack, "R") }
    private static func role(_ stack: Stack) -> Role { Role(stack, "R", assumedBy: .accountRoot) }
    private static func parameter(_ stack: Stack) -> StringParameter { StringParameter(stack, "R", value: "a") }
    private static func topic(_ stack: Stack) -> Topic { Topic(stack, "R") }
    private static func bucket(_ stack: Stack) -> Bucket { Bucket(stack, "R") }
    private static func schedules(_ stack: Stack) -> ScheduleGroup { ScheduleGroup(stack, "R") }
    private static func table(_ stack: Stack) -> Table { Table(stack, "R", partitionKey: .string("id"), stream: .newImage) }
    private static func logs(_ stack: Stack) -> LogGroup { LogGroup(stack, "R") }
    private static func queue(_ stack: Stack) -> Queue { Queue(stack, "R") }
    private static func machine(_ stack: Stack) -> StateMachine { StateMachine(stack, "R", definition: Pass(stack, "Pass")) }
    private static func function(_ stack: Stack) -> Function {
        Function(stack, "R", code: .inline("def handler(e, c): pass"), runtime: .python3_13, handler: "index.handler")
    }

    private static func life(_ stack: Stack) -> AssetLife {
        Annotations.of(stack).acknowledgeWarning("swift-cdk:media/viewers-tls")
        let suffix = EnvironmentSuffix("a", at: stack)
        let ingest = IngestBucket(stack, "R", environmentSuffix: suffix)
        let pipeline = TranscodePipeline(stack, "P", environmentSuffix: suffix, source: ingest)
        let delivery = Distribution(stack, "D", environmentSuffix: suffix, origin: pipeline.output)
        return AssetLife(stack, "A", pipeline: pipeline, delivery: delivery)
    }

    static let made: [Row] =
        [
            Row("Key.grant") { key($0).grant(["kms:Decrypt"], to: $1) },
            Row("Alias.grant") { key($0).addAlias("a").grant(["kms:Decrypt"], to: $1) },
            Row("KeyReference.grantEncrypt") { key($0).grantEncrypt(to: $1) },
            Row("KeyReference.grantDecrypt") { key($0).grantDecrypt(to: $1) },
            Row("KeyReference.grantEncryptDecrypt") { key($0).grantEncryptDecrypt(to: $1) },
            Row("KeyReference.grantSign") { key($0).grantSign(to: $1) },
            Row("KeyReference.grantVerify") { key($0).grantVerify(to: $1) },
            Row("KeyReference.grantSignVerify") { key($0).grantSignVerify(to: $1) },
            Row("KeyReference.grantGenerateMAC") { key($0).grantGenerateMAC(to: $1) },
            Row("KeyReference.grantVerifyMAC") { key($0).grantVerifyMAC(to: $1) },
            Row("KeyReference.grantAdmin") { key($0).grantAdmin(to: $1) },
            Row("RoleReference.grant", byHand) { role($0).grant("iam:GetRole", to: $1) },
            Row("RoleReference.grantPassRole", byHand) { role($0).grantPassRole(to: $1) },
            Row("RoleReference.grantAssumeRole", "swift-cdk:iam/assume-role-grant") { role($0).grantAssumeRole(to: $1) },
            Row("StringParameterReference.grant", byHand) { parameter($0).grant(["ssm:GetParameter"], to: $1) },
            Row("StringParameterReference.grantRead", byHand) { parameter($0).grantRead(to: $1) },
            Row("StringParameterReference.grantWrite", byHand) { parameter($0).grantWrite(to: $1) },
            Row("TopicReference.grant") { topic($0).grant(["sns:Publish"], to: $1) },
            Row("TopicReference.grantPublish") { topic($0).grantPublish(to: $1) },
            Row("TopicReference.grantSubscribe") { topic($0).grantSubscribe(to: $1) },
            Row("BucketReference.grantRead") { bucket($0).grantRead(to: $1) },
            Row("BucketReference.grantWrite") { bucket($0).grantWrite(to: $1) },
            Row("BucketReference.grantPut") { bucket($0).grantPut(to: $1) },
            Row("BucketReference.grantPutACL") { bucket($0).grantPutACL(to: $1) },
            Row("BucketReference.grantDelete") { bucket($0).grantDelete(to: $1) },
            Row("BucketReference.grantReadWrite") { bucket($0).grantReadWrite(to: $1) },
            Row("EventBusReference.grantPutEvents") { EventBus($0, "R").grantPutEvents(to: $1, sid: "x") },
            Row("ScheduleGroupReference.grant", byHand) { schedules($0).grant(["scheduler:GetScheduleGroup"], to: $1) },
            Row("ScheduleGroupReference.grantReadSchedules", byHand) { schedules($0).grantReadSchedules(to: $1) },
            Row("ScheduleGroupReference.grantWriteSchedules", byHand) { schedules($0).grantWriteSchedules(to: $1) },
            Row("ScheduleGroupReference.grantDeleteSchedules", byHand) { schedules($0).grantDeleteSchedules(to: $1) },
            Row("TableReference.grant", "swift-cdk:dynamodb/service-grant") { table($0).grant("dynamodb:GetItem", to: $1) },
            Row("TableReference.grantReadData", "swift-cdk:dynamodb/service-grant") { table($0).grantReadData(to: $1) },
            Row("TableReference.grantWriteData", "swift-cdk:dynamodb/service-grant") { table($0).grantWriteData(to: $1) },
            Row("TableReference.grantReadWriteData", "swift-cdk:dynamodb/service-grant") { table($0).grantReadWriteData(to: $1) },
            Row("TableReference.grantFullAccess", "swift-cdk:dynamodb/service-grant") { table($0).grantFullAccess(to: $1) },
            Row("TableReference.grantReadStream", byHand) { table($0).grantReadStream(to: $1) },
            Row("TableReference.grantStream", byHand) { table($0).grantStream("dynamodb:GetRecords", to: $1) },
            Row("TableReference.grantListStreams", byHand) { table($0).grantListStreams(to: $1) },
            Row("LogGroupReference.grant") { logs($0).grant(["logs:PutLogEvents"], to: $1) },
            Row("LogGroupReference.grantWrite") { logs($0).grantWrite(to: $1) },
            Row("LogGroupReference.grantRead") { logs($0).grantRead(to: $1) },
            Row("FunctionReference.grantInvoke") { function($0).grantInvoke(to: $1) },
            Row("FunctionReference.grantInvoke") { stack, grantee in
                let function = function(stack)
                return function.grantInvoke(to: grantee, of: FunctionVersion.imported(stack, "V", of: function, version: "2"))
            },
            Row("FunctionReference.grantInvoke", all: { function($0).grantInvoke(toEachOf: [$1.grantPrincipal]) }),
            Row("FunctionReference.grantInvokeURL") { function($0).grantInvokeURL(to: $1) },
            Row("FunctionURL.grantInvokeURL") { function($0).addURL().grantInvokeURL(to: $1) },
            Row("StateMachineReference.grant", byHand) { machine($0).grant("states:DescribeStateMachine", to: $1) },
            Row("StateMachineReference.grantStartExecution", byHand) { machine($0).grantStartExecution(to: $1) },
            Row("StateMachineReference.grantStartSyncExecution", byHand) { machine($0).grantStartSyncExecution(to: $1) },
            Row("StateMachineReference.grantRead", byHand) { machine($0).grantRead(to: $1) },
            Row("StateMachineReference.grantTaskResponse", byHand) { machine($0).grantTaskResponse(to: $1) },
            Row("StateMachineReference.grantExecution", byHand) { machine($0).grantExecution("states:StopExecution", to: $1) },
            Row("StateMachineReference.grantRedriveExecution", byHand) { machine($0).grantRedriveExecution(to: $1) },
            Row("QueueReference.grant") { queue($0).grant(["sqs:SendMessage"], to: $1) },
            Row("QueueReference.grantConsume") { queue($0).grantConsume(to: $1) },
            Row("QueueReference.grantSend") { queue($0).grantSend(to: $1) },
            Row("QueueReference.grantPurge") { queue($0).grantPurge(to: $1) },
            Row(
                "PresignedUploads.grantInvoke", byHand,
                all: { stack, grantee in
                    let ingest = IngestBucket(stack, "R", environmentSuffix: EnvironmentSuffix("a", at: stack), presignsUploads: true)
                    return [ingest.presignedUploads.map { $0.grantInvoke(to: grantee) } ?? .none]
                }),
            Row("AssetLife.grantReading", byHand, all: { life($0).grantReading(to: $1) }),
        ]

    /// What was imported, whose policy cannot be changed.
    static let ofOthers: [Row] = [
        Row("Bucket", imported) { Bucket.imported($0, "R", name: "films").grantRead(to: $1) },
        Row("Queue", imported) { Queue.imported($0, "R", arn: "arn:aws:sqs:\(arn)jobs").grantSend(to: $1) },
        Row("Topic", imported) { Topic.imported($0, "R", arn: "arn:aws:sns:\(arn)news").grantPublish(to: $1) },
        Row("Key", imported) { Key.imported($0, "R", arn: "arn:aws:kms:\(arn)key/k").grantDecrypt(to: $1) },
        Row("Alias", byHand) { Alias.imported($0, "R", name: "alias/a").grantDecrypt(to: $1) },
        Row("Table", "swift-cdk:dynamodb/service-grant") { Table.imported($0, "R", name: "t").grantReadData(to: $1) },
        Row("Role", byHand) { Role.imported($0, "R", name: "r").grantPassRole(to: $1) },
        Row("StringParameter", byHand) { StringParameter.imported($0, "R", name: "/p").grantRead(to: $1) },
        Row("ScheduleGroup", byHand) { ScheduleGroup.imported($0, "R", name: "g").grantReadSchedules(to: $1) },
        Row("StateMachine", byHand) { StateMachine.imported($0, "R", name: "m").grantStartExecution(to: $1) },
        Row("EventBus", "@aws-cdk/aws-events:eventBusAddToResourcePolicy") {
            EventBus.imported($0, "R", name: "b").grantPutEvents(to: $1, sid: "x")
        },
    ]

    private static func told(_ row: Row, to grantee: (Stack) -> any Grantable) -> (grants: [Grant], ids: Set<Diagnostic.ID>) {
        var grants: [Grant] = []
        let found = diagnostics { grants = row.grant($0, grantee($0)) }
        return (grants, Set(found.map(\.id)))
    }

    @Test(arguments: made + ofOthers)
    func servicesGetItOrItIsTold(row: Row) {
        let (grants, ids) = Self.told(row) { _ in Principal.service("events.amazonaws.com") }
        #expect(ids == Set([row.told].compactMap { $0 }), "\(row.name)")
        #expect(grants.allSatisfy { $0.resourceStatements.isEmpty == (row.told != nil) }, "\(row.name)")
    }

    private static let others: [@Sendable (Stack) -> any Grantable] = [
        { _ in Principal.account("222222222222") }, { _ in Principal.arn("arn:aws:iam::222222222222:role/editor") },
        { _ in Principal.organization("o-abcdefghij") }, { Role.imported($0, "Editor", arn: "arn:aws:iam::222222222222:role/editor") },
    ]

    /// None of these has a policy that the app can change.
    @Test(arguments: made + ofOthers, others.indices)
    func othersGetItOrItIsTold(row: Row, other: Int) {
        let (grants, ids) = Self.told(row, to: Self.others[other])
        #expect(grants.allSatisfy { !$0.resourceStatements.isEmpty } || !ids.isEmpty, "\(row.name) to principal \(other)")
    }

    @Test func metricsAreForConstructs() {
        let ids = Self.told(
            Row("Metric.grantPutMetricData", Self.byHand) { stack, _ in
                Metric.grantPutMetricData(to: Role.imported(stack, "Editor", arn: "arn:aws:iam::222222222222:role/editor"))
            }, to: { _ in Principal.anyone }
        ).ids
        #expect(ids == [Self.byHand])
    }

    @Test func whatIsToBeDoneIsTold() {
        func text(_ grantee: any Grantable) -> [String] { stackDiagnostics { Self.parameter($0).grantWrite(to: grantee) } }
        let statement =
            #"{"Action":"ssm:PutParameter","Effect":"Allow","Resource":"arn:aws:ssm:eu-south-1:111111111111:parameter/<known at deployment>"}"#
        #expect(
            text(.service("events.amazonaws.com")) == [
                "video/R [iam/grant-by-hand] No policy of this app can hold what the service events.amazonaws.com is granted: "
                    + "\(statement) -> add this statement to a policy of the role with which events.amazonaws.com works"
            ])
        #expect(
            text(Principal.arn("arn:aws:iam::222222222222:role/editor")) == [
                "video/R [iam/grant-by-hand] No policy of this app can hold what arn:aws:iam::222222222222:role/editor is "
                    + "granted: \(statement) -> add this statement to a policy of arn:aws:iam::222222222222:role/editor in its account"
            ])
    }

    @Test func policiesOfARoleOfAnotherAccountAreTold() {
        func role(_ stack: Stack) -> any RoleReference {
            Role.imported(stack, "Editor", arn: "arn:aws:iam::222222222222:role/editor")
        }
        let statement = PolicyStatement(actions: ["s3:GetObject"], resources: ["*"])
        let start = "video/Editor [iam/"
        let arn = "arn:aws:iam::222222222222:role/editor"
        #expect(
            stackDiagnostics { role($0).addToPolicy(statement) } == [
                "\(start)grant-by-hand] No policy of this app can hold what video/Editor is granted: "
                    + #"{"Action":"s3:GetObject","Effect":"Allow","Resource":"*"} -> add this statement to a policy of "#
                    + "\(arn) in its account"
            ])
        #expect(
            stackDiagnostics { role($0).addManagedPolicy(.aws("ReadOnlyAccess")) } == [
                "\(start)role-of-other-account] The role \(arn) is of another account and does not get "
                    + "a managed policy -> attach the policy in the account of the role"
            ])
        #expect(
            stackDiagnostics { stack in
                let later = Principal.arn("arn:\(PseudoParameter.partition):iam::222222222222:role/editor")
                Role(stack, "Role", assumedBy: .accountRoot).grantPassRole(to: later)
            } == [
                "video/Role [iam/grant-by-hand] No policy of this app can hold what a role or user is granted: "
                    + #"{"Action":"iam:PassRole","Effect":"Allow","Resource":"<known at deployment>"} -> add this statement to a policy of "#
                    + "the role or user that is meant"
            ])
        let wanted = stackDiagnostics { stack in
            let role = Role.imported(stack, "Editor", arn: "arn:aws:iam::222222222222:role/editor", isMutable: false)
            role.addToPolicy(statement)
            role.addManagedPolicy(.aws("ReadOnlyAccess"))
        }
        #expect(wanted == [], "somebody wants it so")
    }

    /// A grant that is added to a building block gets a row above.
    @Test func theTableHasEveryGrant() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
        var found: Set<String> = []
        for folder in ["Sources/Services", "Sources/Integrations", "Constructs"] {
            let files = try #require(FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil))
            for case let file as URL in files where file.pathExtension == "swift" && !file.path.contains("/Generated/") {
                let type = file.deletingPathExtension().lastPathComponent.split(separator: "+")[0]
                for name in try String(contentsOf: file, encoding: .utf8).matches(of: /public (?:static )?func (grant\w*)\(/) {
                    found.insert("\(type).\(name.1)")
                }
            }
        }
        // Constructs alone can be given the one, so that a service is no argument, and the other is for everyone.
        let others: Set = [
            "Metric.grantPutMetricData", "BucketReference.grantPublicAccess",
            // As reading them: a platform for each would take long.
            "AssetLife.grantRemaking", "AssetLife.grantDeleting",
        ]
        #expect(found.subtracting(others) == Set(Self.made.map(\.name)))
    }
}
