import CDK
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKKMS
import CDKLambda
import CDKLogs
import CDKS3
import CDKSNS
import CDKSQS
import CDKStepFunctions
import CDKStepFunctionsTasks

/// Some building blocks of an app, each of which refers to others.
struct EntangledBlocks {
    let stack: Stack
    let queue: Queue
    let bucket: Bucket
    let role: Role
    let function: Function
    let machine: StateMachine
    let topic: Topic

    @discardableResult
    static func build(_ app: any Scope) -> EntangledBlocks {
        let stage = Stage(app, "Prod")
        let stack = Stack(stage, "S")
        let nested = NestedStack(nestedIn: stack, "Nested")
        let key = Key(stack, "Key")
        let failed = Queue(stack, "Failed", encryption: .kms(key: key))
        let queue = Queue(nested, "Queue", deadLetterQueue: .init(failed, maxReceiveCount: 3), enforcesSSL: true)
        let role = Role(stack, "Role", assumedBy: .service("lambda.amazonaws.com"))
        let managed = ManagedPolicy(
            stack, "Managed", statements: [PolicyStatement(actions: ["s3:ListBucket"], resources: ["*"])], roles: [role])
        role.addManagedPolicy(managed)
        let group = Group(stack, "Members")
        let user = User(stack, "User", groups: [group])
        group.addToPolicy(PolicyStatement(actions: ["sqs:SendMessage"], resources: [queue.arn]))
        user.addManagedPolicy(managed)
        managed.attach(to: user)
        queue.grantConsume(to: user)
        let code = Code.object(in: Bucket.imported(stack, "Code", name: "code"), key: "layer.zip", version: "1")
        let layer = LayerVersion(stack, "Layer", code: code)
        let function = Function(
            stack, "Function", code: .inline("def handler(e, c): pass"), runtime: .python3_13, handler: "index.handler",
            environment: ["QUEUE": queue.url], role: role, deadLetterTarget: .queue(failed), layers: [layer], events: [.queue(queue)])
        function.currentVersion.grantInvoke(to: role.withoutPolicyUpdates())
        function.addEnvironment("SELF", Value<String>.lazy { "\(function.node.path)" })
        let bucket = Bucket(stack, "Bucket", enforcesSSL: true)
        (bucket.node.defaultChild as? S3.CfnBucket)?.notificationConfiguration = .init(
            lambdaConfigurations: [.init(event: "s3:ObjectCreated:*", function: function.arn)])
        bucket.grantRead(to: function)
        function.node.addDependency(bucket)
        bucket.node.addDependency(queue)
        let topic = Topic(stack, "Topic")
        topic.addSubscription(.queue(failed))
        topic.addSubscription(.function(function))
        let machine = workflow(stack, function, queue)
        Rule(
            stack, "Rule", schedule: .rate(.minutes(5)),
            targets: [.stateMachine(machine), .function(function, delivery: .init(deadLetterQueue: failed))])
        machine.grantStartExecution(to: function)
        Aspects.of(stack).add { if $0 === queue { queue.node.addMetadata("seen", true) } }
        let other = Stack(stage, "Other")
        CfnOutput(other, "Queue", value: queue.url)
        CfnOutput(other, "Machine", value: Value<String>.lazy { machine.name })
        return EntangledBlocks(stack: stack, queue: queue, bucket: bucket, role: role, function: function, machine: machine, topic: topic)
    }

    private static var statement: PolicyStatement { PolicyStatement(actions: ["s3:ListBucket"], resources: ["*"]) }

    private static func function(_ stack: Stack) -> Function {
        Function(stack, "F", code: .inline("def handler(e, c): pass"), runtime: .python3_13, handler: "index.handler")
    }

    /// States that lead to each other in a circle, with branches, a map and handlers of errors.
    @discardableResult
    private static func workflow(_ stack: Stack, _ function: Function, _ queue: Queue) -> StateMachine {
        let send = SQSSendMessage(stack, "Send", queue: queue, message: .object([("film", .path("$.film"))]))
        let call = LambdaInvoke(stack, "Call", function: function).retry(Retry()).catch(next: send)
        let wait = Wait(stack, "Wait", time: .duration(.seconds(5)))
        let each = MapState(stack, "Each", itemsPath: "$.films").itemProcessor(Pass(stack, "Plan").next(Pass(stack, "Planned")))
        let both = Parallel(stack, "Both").branch(Pass(stack, "One")).branch(Pass(stack, "Two"))
        let choice = Choice(stack, "IsDone").when(.isPresent("$.done"), next: Succeed(stack, "Done")).otherwise(wait)
        let start = wait.next(call).next(each).next(both).next(choice)
        return StateMachine(stack, "Machine", definition: start)
    }

    /// Building blocks that refer to each other, kind by kind.
    static let kinds: [(name: String, build: @Sendable (Stack) -> Void)] = [
        ("all of them", { build($0.node.root) }),
        (
            "a queue with a dead letter queue",
            {
                Queue($0, "Q", deadLetterQueue: .init(Queue($0, "D"), maxReceiveCount: 3), enforcesSSL: true)
            }
        ),
        ("an encrypted queue", { Queue($0, "Q", encryption: .kms(key: Key($0, "K"))) }),
        (
            "a policy that is attached and managed",
            { stack in
                let role = Role(stack, "R", assumedBy: .service("lambda.amazonaws.com"))
                role.addManagedPolicy(ManagedPolicy(stack, "M", statements: [statement], roles: [role]))
                Policy(stack, "P", statements: [statement], roles: [role]).attach(to: role)
                role.addToPolicy(statement)
                Queue(stack, "Q").grantSend(to: role.withoutPolicyUpdates(addsGrantsToResources: true))
            }
        ),
        (
            "a user of a group",
            { stack in
                let group = Group(stack, "G")
                let user = User(stack, "U", groups: [group])
                group.add(user)
                let managed = ManagedPolicy(stack, "M", statements: [statement], users: [user], groups: [group])
                user.addManagedPolicy(managed)
                group.addManagedPolicy(managed)
                group.addToPolicy(statement)
                user.addToPolicy(statement)
            }
        ),
        (
            "a function that refers to itself",
            { stack in
                let function = function(stack)
                function.addEnvironment("SELF", Value<String>.lazy { "\(function.node.path)" })
                function.currentVersion.grantInvoke(to: function)
            }
        ),
        ("a function with a source of events", { function($0).addEventSource(.queue(Queue($0, "Q"))) }),
        (
            "a bucket that tells a function",
            { stack in
                let (bucket, function) = (Bucket(stack, "B", enforcesSSL: true), function(stack))
                (bucket.node.defaultChild as? S3.CfnBucket)?.notificationConfiguration = .init(
                    lambdaConfigurations: [.init(event: "s3:ObjectCreated:*", function: function.arn)])
                bucket.grantRead(to: function)
                function.node.addDependency(bucket)
            }
        ),
        (
            "a topic with subscribers",
            { stack in
                let topic = Topic(stack, "T", enforcesSSL: true)
                topic.addSubscription(.queue(Queue(stack, "Q")))
                topic.addSubscription(.function(function(stack)))
            }
        ),
        ("a state machine that goes round", { workflow($0, function($0), Queue($0, "Q")) }),
        (
            "a rule for a state machine",
            { stack in
                let machine = StateMachine(stack, "M", definition: Pass(stack, "P"))
                Rule(stack, "R", schedule: .rate(.minutes(5)), targets: [.stateMachine(machine)])
            }
        ),
        (
            "an aspect that holds what it visits",
            { stack in
                let queue = Queue(stack, "Q")
                Aspects.of(stack).add { if $0 === queue { queue.node.addMetadata("seen", true) } }
            }
        ),
        (
            "a nested stack",
            { stack in
                let queue = Queue(NestedStack(nestedIn: stack, "N"), "Q")
                CfnOutput(stack, "O", value: queue.url)
            }
        ),
        (
            "values of another stack",
            { stack in
                let other = Stack(stack.node.scope ?? stack.node, "Other")
                CfnOutput(other, "O", value: Queue(stack, "Q").url)
                let machine = StateMachine(stack, "M", definition: Pass(stack, "P"))
                CfnOutput(other, "P", value: Value<String>.lazy { machine.name })
            }
        ),
    ]
}
