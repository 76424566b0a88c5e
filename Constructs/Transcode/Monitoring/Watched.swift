import CDK
import CDKCloudWatch
import CDKEvents
import CDKSNS
import CDKSQS

/// A metric that stands for one way in which something fails.
struct Watched {
    let name: String
    let metric: Metric
    let meaning: String
    let threshold: Double

    init(_ name: String, _ metric: Metric, _ meaning: String, threshold: Double = 1) {
        self.name = name
        self.metric = metric
        self.meaning = meaning
        self.threshold = threshold
    }

    static func failures(of rule: Events.CfnRule, named name: String) -> [Watched] {
        [
            Watched("\(name)-failures", PipelineMetrics.rule(rule, "FailedInvocations"), "An event did not reach its target"),
            Watched(
                "\(name)-lost-events", PipelineMetrics.rule(rule, "InvocationsFailedToBeSentToDlq"),
                "An event reached neither its target nor the dead-letter queue"),
        ]
    }

    /// What a topic could not hand over, and neither to a dead-letter queue if there is one
    /// (https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html).
    static func losses(of topic: PlatformTopic) -> [Watched] {
        [
            Watched(
                "\(topic.type)-failures", PipelineMetrics.topic(topic, "NumberOfNotificationsFailed"),
                "A message did not reach a subscriber of \(topic.type)"),
            Watched(
                "\(topic.type)-lost-messages", PipelineMetrics.topic(topic, "NumberOfNotificationsFailedToRedriveToDlq"),
                "A message of \(topic.type) reached neither its subscriber nor the dead-letter queue"),
        ]
    }

    static func messages(in queue: Queue, named name: String) -> Watched {
        Watched("\(name)-messages", PipelineMetrics.waiting(queue), "Messages wait in the dead-letter queue \(name)")
    }

    /// An alarm that is told to a topic of its own region.
    func alarm(_ scope: Node, names: ResourceNames, topic: PlatformTopic) -> Alarm {
        let alarm = Alarm(
            scope, name, metric: metric, threshold: threshold, evaluationPeriods: 1, missingData: .notBreaching,
            alarmName: PhysicalName(names("\(name)-alarm")), description: meaning)
        alarm.addAction(topic.topic)
        return alarm
    }
}
