/// Roles that a service takes on: whether it may, and whether they may do what the service asks for at deployment.
enum RoleRules {
    static let rules =
        trust + [
            // "The provided execution role does not have permissions to call CreateNetworkInterface on EC2":
            // https://github.com/aws/aws-sam-cli/issues/617, https://github.com/aws/aws-cdk/issues/23589,
            // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
            .error("swift-cdk:lambda/network-permission", "AWS::Lambda::Function") { function in
                guard function["VpcConfig", "SubnetIds"].hasElements else { return }
                function.require(["ec2:CreateNetworkInterface"], of: function["Role"], "put the function into a network")
            },
            // "… does not have permissions to call SendMessage on SQS":
            // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
            .error("swift-cdk:lambda/dead-letter-permission", "AWS::Lambda::Function") { function in
                let place = function["DeadLetterConfig", "TargetArn"]
                if let queue = function.target(of: place, type: "AWS::SQS::Queue") {
                    function.require(["sqs:SendMessage"], of: function["Role"], "send dead letters to the queue", with: queue)
                } else if let topic = function.target(of: place, type: "AWS::SNS::Topic") {
                    function.require(["sns:Publish"], of: function["Role"], "publish dead letters to the topic", with: topic)
                }
            },
            // "… does not have permissions to call ReceiveMessage on SQS": https://github.com/aws/aws-cdk/issues/6770,
            // https://github.com/functionalone/serverless-iam-roles-per-function/issues/21
            // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
            .error("swift-cdk:lambda/source-permission", "AWS::Lambda::EventSourceMapping") { mapping in
                let actions: [String]
                switch mapping.sourceService {
                case "sqs": actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
                case "dynamodb":
                    actions = ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams"]
                case "kinesis":
                    actions = ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream", "kinesis:ListShards"]
                default: return
                }
                let source = mapping["EventSourceArn"]
                // A source that is elsewhere may have a policy that lets the role read it.
                guard let function = mapping.function, let target = source.reference.flatMap({ mapping.template.resource($0.name) })
                else { return }
                mapping.require(actions, of: function["Role"], "read the source", with: target, at: source)
            },
            // "The state machine IAM Role is not authorized to access the Log Destination": https://github.com/aws/aws-cdk/issues/26432,
            // https://github.com/aws-samples/serverless-patterns/pull/102
            // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
            .error("swift-cdk:stepfunctions/log-permission", "AWS::StepFunctions::StateMachine") { machine in
                guard machine["LoggingConfiguration", "Destinations"].hasElements,
                    let level = machine["LoggingConfiguration", "Level"].text, level != "OFF"
                else { return }
                machine.require(
                    ["logs:CreateLogDelivery"], of: machine["RoleArn"], "deliver logs", at: machine["LoggingConfiguration"])
            },
        ]

    /// Roles by type, property and service.
    ///
    /// Each of these services tries to take on the role when the resource is made.
    private static let trust: [ServiceRule] = [
        // "The role defined for the function cannot be assumed by Lambda": https://github.com/aws-samples/aws-ct-vpc-flowlogs/issues/1
        trust("swift-cdk:lambda/role-trust", "AWS::Lambda::Function", "Role", "lambda.amazonaws.com"),
        // "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role":
        // https://github.com/lumigo-io/lumigo-CLI/issues/83
        trust("swift-cdk:stepfunctions/role-trust", "AWS::StepFunctions::StateMachine", "RoleArn", "states.amazonaws.com"),
        // https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html
        .error("swift-cdk:scheduler/role-trust", "AWS::Scheduler::Schedule") { schedule in
            schedule.requireTrust(in: schedule["Target", "RoleArn"], of: "scheduler.amazonaws.com")
        },
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html
        trust("swift-cdk:pipes/role-trust", "AWS::Pipes::Pipe", "RoleArn", "pipes.amazonaws.com"),
        // "Provided role … cannot be assumed by principal 'events.amazonaws.com'":
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
        .error("swift-cdk:events/role-trust", "AWS::Events::Rule") { rule in
            for target in rule["Targets"].elements { rule.requireTrust(in: target["RoleArn"], of: "events.amazonaws.com") }
        },
    ]

    private static func trust(_ id: Diagnostic.ID, _ type: String, _ property: String, _ service: String) -> ServiceRule {
        .error(id, type) { $0.requireTrust(in: $0[property], of: service) }
    }
}

extension ResourceCheckup {
    /// A role of the template that a property names.
    private func role(_ value: KnownValue) -> KnownResource? { target(of: value, type: "AWS::IAM::Role") }

    fileprivate mutating func requireTrust(in value: KnownValue, of service: String) {
        guard let role = role(value), let statements = role["AssumeRolePolicyDocument"].statements else { return }
        if statements.contains(where: { $0.allows && $0.mayName(service: service) }) { return }
        report(value, "The role \(role.name) does not trust \(service), which has to take it on", "let the role be assumed by \(service)")
    }

    fileprivate mutating func require(
        _ actions: [String], of role: KnownValue, _ purpose: String, with target: KnownResource? = nil, at place: KnownValue? = nil
    ) {
        guard let known = self.role(role) else { return }
        let missing = actions.filter { action in
            !template.mayDo(action, known) && !(target.map { template.mayLetRoles(action, $0) } ?? false)
        }
        guard !missing.isEmpty else { return }
        report(
            place ?? role, "The role \(known.name) may not \(purpose): it lacks \(NearestNames.list(missing, "and"))",
            "allow it in a policy of the role")
    }
}
