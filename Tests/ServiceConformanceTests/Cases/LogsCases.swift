import CDK
import CDKIAM
import CDKKMS
import CDKLambda
import CDKLogs
import ConformanceSupport
import Testing

@Suite struct LogsCases {
    @Test func logGroups() throws {
        try Conformance.check("44-logs") { app in
            let stack = Stack(app, "Lg", env: Conformance.environment)
            LogGroup(
                stack, "G", logGroupName: "/my/g", retention: .oneMonth, logGroupClass: .infrequentAccess, removalPolicy: .destroy)
            let group = LogGroup(stack, "D")
            LogGroup(stack, "Inf", retention: .forever)
            group.addMetricFilter(
                "MF", filterPattern: "{ $.x = 1 }", metricNamespace: "ns", metricName: "m", metricValue: "$.v", defaultValue: 0)
            let (function, role) = inlineFunction(stack, "F")
            group.addSubscriptionFilter(
                "SF", destination: FunctionDestination(function: function),
                filterPattern: .json(.any(.text("$.lvl", .equal, "ERROR"), .exists("$.e"))), filterName: "fn")
            group.addStream("St", logStreamName: "s")
            group.grantWrite(to: .service("es.amazonaws.com"))
            group.grantRead(to: role)
            group.extractMetric("$.q", metricNamespace: "ns", metricName: "em")
        }
    }

    /// The resources that a function of one line has.
    private func inlineFunction(_ stack: Stack, _ id: String) -> (Lambda.CfnFunction, Role) {
        let scope = Construct(stack, id)
        let role = Role(
            scope, "ServiceRole", assumedBy: .service("lambda.amazonaws.com"),
            managedPolicies: [.aws("service-role/AWSLambdaBasicExecutionRole")])
        let function = Lambda.CfnFunction(
            scope, "Resource", code: Lambda.CfnFunction.CodeProperty(zipFile: "x"), role: Value(role.arn), handler: "index.h",
            runtime: "nodejs22.x")
        function.node.addDependency(role)
        LogGroup(scope, "LogGroup", logGroupName: "/aws/lambda/\(function.ref)")
        return (function, role)
    }

    private struct FunctionDestination: LogSubscriptionDestination {
        let function: Lambda.CfnFunction

        func bind(to filter: Node, logGroup: any LogGroupReference) -> LogSubscriptionTarget {
            let permission = Lambda.CfnPermission(
                filter, "CanInvokeLambda", action: "lambda:InvokeFunction", functionName: function.attrArn,
                principal: "logs.amazonaws.com", sourceArn: Value(logGroup.arn))
            filter.addDependency(permission)
            return LogSubscriptionTarget(arn: ARN(raw: function.attrArn.raw))
        }
    }

    @Test func policiesAndPatterns() throws {
        try Conformance.check("100-logs") { app in
            build(Stack(app, "Logs", env: Conformance.environment))
            build(Stack(app, "Agnostic"))
            let producer = Stack(app, "Producer", env: Conformance.environment)
            let consumer = Stack(app, "Consumer", env: Environment(account: "222222222222", region: .euSouth1))
            let named = LogGroup(producer, "Named", logGroupName: "n")
            named.grantWrite(to: Role(consumer, "R", assumedBy: .service("ec2.amazonaws.com"), roleName: "r"))
        }
    }

    private func build(_ stack: Stack) {
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let key = Key(stack, "Key")
        let audit = LogGroup(stack, "Audit", logGroupClass: .standard, isDeletionProtected: true)
        let group = LogGroup(
            stack, "G", logGroupName: "g", retention: .oneDay, encryptionKey: key,
            dataProtectionPolicy: DataProtectionPolicy(
                [.managed("EmailAddress"), .custom("EmployeeId", pattern: "E-[0-9]{6}"), .managed("Other")], name: "mask",
                description: "d", findings: .init(logGroup: audit, deliveryStreamName: "stream")),
            indexedFields: ["user", "operation"], removalPolicy: .retainOnUpdateOrDelete)
        LogGroup(stack, "Masked", retention: .days(3_653), dataProtectionPolicy: DataProtectionPolicy([.managed("Ssn-US")]))
        LogGroup(stack, "Delivery", logGroupClass: .delivery)
        let byName = LogGroup.imported(stack, "ByName", name: "there")
        let byARN = LogGroup.imported(stack, "ByArn", arn: "arn:aws:logs:eu-south-1:111111111111:log-group:/aws/there:*")
        let foreign = LogGroup.imported(stack, "Foreign", arn: "arn:aws:logs:eu-south-1:222222222222:log-group:/aws/other")
        for each in [group, byName, byARN, foreign] as [any LogGroupReference] {
            each.grantWrite(to: role)
            each.grantRead(to: role)
        }
        group.grant(["logs:DescribeSubscriptionFilters"], to: role)
        group.grantRead(to: .service("es.amazonaws.com"))
        group.grantWrite(to: .service("es.amazonaws.com"))
        byName.grantWrite(
            to: Principal.service("delivery.logs.amazonaws.com", conditions: ["StringEquals": ["aws:SourceAccount": "1"]]))
        group.addToResourcePolicy(
            PolicyStatement(
                actions: ["logs:PutLogEvents", "logs:CreateLogStream"], resources: [group.arn],
                principals: [
                    .arn("arn:aws:iam::333333333333:user/u"), .account("444444444444"), role.grantPrincipal, .anyone,
                ]))
        for service in ["a", "b", "b"] {
            group.addToResourcePolicy(
                PolicyStatement(actions: ["logs:PutLogEvents"], resources: ["*"], principals: [.service("\(service).amazonaws.com")]))
        }
        ResourcePolicy(
            stack, "Named", resourcePolicyName: "named",
            statements: [
                PolicyStatement(actions: ["logs:*"], resources: [byARN.arn], principals: [.service("route53.amazonaws.com")])
            ])
        let stream = LogStream(stack, "Stream", logGroup: byName, removalPolicy: .destroy)
        group.addStream("Auto")
        for (id, pattern) in patterns {
            MetricFilter(stack, id, logGroup: group, filterPattern: pattern, metricNamespace: "ns", metricName: id)
        }
        byARN.addMetricFilter(
            "Dims", filterPattern: .allEvents, metricNamespace: "ns", metricName: "dims", metricValue: "$.v",
            dimensions: [("a", "$.a"), ("b", "$.b")], unit: .milliseconds, filterName: "f", appliesToTransformedLogs: true)
        SubscriptionFilter(
            stack, "Sub", logGroup: byName, destination: StreamDestination(role: role), filterPattern: .allEvents)
        output(stack, group.name, Value(group.arn), Value(byName.arn), byName.name, Value(byARN.arn), byARN.name, foreign.name, stream.name)
    }

    private let patterns: [(String, FilterPattern)] = [
        ("All", .allEvents), ("Terms", .allTerms("ERROR", "say \"hi\"", "back\\slash")), ("Any", .anyTerm("A", "B")),
        ("Groups", .anyTermGroup(["A", "B"], ["C"])), ("Text", .json(.text("$.a", .notEqual, "*.x"))),
        ("Number", .json(.number("$.n", .greaterOrEqual, 1.5))), ("Regex", .json(.regularExpression("$.r", .equal, "a.*b"))),
        ("Null", .json(.isNull("$.x"))), ("Missing", .json(.doesNotExist("$.x"))), ("There", .json(.exists("$.x"))),
        ("True", .json(.boolean("$.x", is: true))), ("False", .json(.boolean("$.x", is: false))),
        ("One", .json(.all(.exists("$.x")))),
        ("Both", .json(.all(.exists("$.x"), .any(.number("$.n", .less, 3), .boolean("$.x", is: false))))),
        (
            "Columns",
            .columns(
                ["time", "...", "status", "bytes"],
                where: [
                    .number("status", .greaterOrEqual, 400), .number("status", .less, 500), .text("time", .equal, "1\"2"),
                    .number("bytes", .notEqual, 0),
                ])
        ),
    ]

    private struct StreamDestination: LogSubscriptionDestination {
        let role: Role

        func bind(to filter: Node, logGroup: any LogGroupReference) -> LogSubscriptionTarget {
            LogSubscriptionTarget(arn: "arn:aws:kinesis:eu-south-1:111111111111:stream/x", role: role)
        }
    }
}
