import CDK
import CDKAssertions
import CDKCloudWatch
import CDKDynamoDB
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKKMS
import CDKLambda
import CDKLogs
import CDKS3
import CDKSNS
import CDKSQS
import CDKSSM
import CDKStepFunctions
import CDKStepFunctionsTasks
import Foundation
import Testing

/// The page of the most used arguments: its program, and its tables beside the initializers.
@Suite struct BuildingBlocksPageTests {
    private static let page = "Sources/CDK/CDK.docc/BuildingBlocks.md"

    @Test func program() throws {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "films", env: Environment(region: .euSouth1))
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let failed = Queue(stack, "Failed", enforcesSSL: true, retentionPeriod: .days(14))
        let jobs = Queue(
            stack, "Jobs", encryption: .sqsManaged, deadLetterQueue: DeadLetterQueue(failed, maxReceiveCount: 3), enforcesSSL: true,
            visibilityTimeout: .minutes(3))
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let films = Table(
            stack, "Films", partitionKey: .string("id"), sortKey: .number("version"), billing: .onDemand(), timeToLive: "expiresAt",
            stream: .newImage, pointInTimeRecovery: .enabled(),
            globalIndexes: [GlobalIndex("byOwner", partitionKey: .string("owner"))], removalPolicy: .destroy)
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let masters = Bucket(
            stack, "Masters", blockPublicAccess: .all, encryption: .s3Managed, enforcesSSL: true, sendsEventsToEventBridge: true,
            isVersioned: true, lifecycleRules: [LifecycleRule(prefix: "old/", expiration: .after(.days(90)))], removalPolicy: .destroy)
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let resize = Function(
            stack, "Resize", code: .inline("def handler(event, context): pass"), runtime: .python3_13, handler: "index.handler",
            architecture: .arm64, memorySize: .mebibytes(512), timeout: .seconds(30), environment: ["TABLE": films.name, "LEVEL": "info"],
            logGroup: LogGroup(stack, "ResizeLog", retention: .oneMonth), tracing: .active, events: [.queue(jobs)])
        films.grantReadWriteData(to: resize)
        masters.grantRead(to: resize)
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let news = Topic(stack, "News", displayName: "Films", enforcesSSL: true)
        news.addSubscription(.email("operations@example.com"))
        news.addSubscription(.queue(jobs), filter: .attributes(["kind": ["video"]]), deliversRaw: true)
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        Rule(
            stack, "Uploaded",
            pattern: EventPattern(
                source: ["aws.s3"], detailType: ["Object Created"], detail: ["bucket": ["name": [EventMatch(masters.name)]]]),
            targets: [.queue(jobs)])
        Rule(stack, "Nightly", schedule: .cron(minute: "0", hour: "4"), targets: [.function(resize)])
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let work = StateMachine(
            stack, "Work", definition: LambdaInvoke(stack, "Call", function: resize).next(Succeed(stack, "Done")), timeout: .hours(2),
            logs: StateMachineLogs(destination: LogGroup(stack, "WorkLog", retention: .oneMonth)), isTracingEnabled: true)
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let reader = Role(
            stack, "Reader", assumedBy: .service("ecs-tasks.amazonaws.com"), managedPolicies: [.aws("CloudWatchReadOnlyAccess")],
            description: "Reads what was uploaded")
        masters.grantRead(to: reader)
        work.grantStartExecution(to: reader)
        reader.addToPolicy(PolicyStatement(actions: ["ssm:GetParameter"], resources: ["*"]))
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        Alarm(
            stack, "JobsFail", metric: failed.metricApproximateNumberOfMessagesVisible(), threshold: 1, evaluationPeriods: 1,
            missingData: .notBreaching, description: "Films that could not be resized", actions: [news])
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let log = LogGroup(stack, "Log", retention: .oneMonth, removalPolicy: .destroy)
        log.grantWrite(to: reader)
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        let key = Key(stack, "Key", alias: "films", isRotated: true, pendingWindow: .days(7), removalPolicy: .destroy)
        key.grantDecrypt(to: reader)
        // end of example
        // example: Sources/CDK/CDK.docc/BuildingBlocks.md
        StringParameter(stack, "Name", value: masters.name, parameterName: "/films/masters", description: "Where films are")
        // end of example
        let findings = Findings(of: app)
        findings.expectNoErrors()
        findings.expectNoWarnings()
        let template = try Template(of: stack)
        template.expectResourceCount(ofType: "AWS::SQS::Queue", 2)
        template.expectResourceCount(ofType: "AWS::Events::Rule", 2)
        template.expectAllResources(ofType: "AWS::Logs::LogGroup", properties: ["RetentionInDays": 30])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 12) }

    /// A table of the page: a class, and its arguments in the order of the rows.
    private struct ArgumentTable {
        let name: String
        let rows: [[String]]

        init(_ section: String) {
            name = String(section.prefix { $0 != " " })
            rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
                row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
        }

        var arguments: [String] { rows.map { $0[0].trimmingCharacters(in: ["`"]) } }
    }

    private static func tables() throws -> [ArgumentTable] {
        try text(of: page).components(separatedBy: "\n## ").dropFirst(2).map(ArgumentTable.init)
    }

    /// The source of the file that holds the class.
    private static func source(of name: String) throws -> String {
        var repository = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { repository.deleteLastPathComponent() }
        let services = repository.appendingPathComponent("Sources/Services")
        let files = FileManager.default.enumerator(at: services, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        let file = try #require(files.first { $0.lastPathComponent == "\(name).swift" && !$0.path.contains("/Generated/") })
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// Each argument is one of the initializer's, they stand in its order, and required is what has no default.
    @Test func tablesAreThoseOfTheInitializers() throws {
        let tables = try Self.tables()
        #expect(tables.count == 12)
        for table in tables {
            let start = try #require(try Self.source(of: table.name).components(separatedBy: "init(\n").dropFirst().first)
            let signature = start.components(separatedBy: "\n    ) {")[0]
            let places = table.arguments.map { signature.firstRange(of: " \($0): ")?.lowerBound }
            #expect(!places.contains(nil), "\(table.name): \(table.arguments)")
            #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted(), "\(table.name)")
            for row in table.rows {
                let name = row[0].trimmingCharacters(in: ["`"])
                let declaration = signature.components(separatedBy: " \(name): ").dropFirst().first ?? ""
                let hasDefault = (declaration.split(separator: ",").first ?? "").contains(" = ")
                #expect(hasDefault == !row[2].hasPrefix("required") || row[2] == "required but for images", "\(table.name).\(name)")
            }
        }
    }
}
