import CDK
import CDKIAM
import CDKSQS

/// The queue or topic of a function's dead letters, into which its role may write.
struct DeadLetters {
    /// The target with the queue that was made.
    let target: DeadLetterTarget
    let arn: ARN

    init(_ target: DeadLetterTarget, _ scope: Node, _ role: any RoleReference) {
        let action: String
        switch target {
        case .newQueue:
            let queue = Queue(
                scope, "DeadLetterQueue", retentionPeriod: .days(14), file: scope.location.file, line: scope.location.line)
            self.target = .queue(queue)
            arn = queue.arn
            action = "sqs:SendMessage"
        case .queue(let queue):
            self.target = target
            arn = queue.arn
            action = "sqs:SendMessage"
        case .topic(let topic):
            self.target = target
            arn = topic.arn
            action = "sns:Publish"
        }
        role.addToPolicy(PolicyStatement(actions: [action], resources: [arn]))
    }
}
