import CDK
import CDKIAM
import CDKStepFunctions

/// Sends events to EventBridge.
///
///     EventBridgePutEvents(
///         scope, "Announce", entries: [.init(source: "video.transcode", detailType: "Asset ready", detail: ["id": .path("$.assetId")])])
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html)
public final class EventBridgePutEvents: TaskState {
    /// An event.
    public struct Entry {
        let source: Value<String>
        let detailType: PayloadTemplate
        let detail: PayloadTemplate?
        let eventBusARN: ARN?

        /// Creates an event.
        ///
        /// - Parameters:
        ///   - source: The name of the sender, which must not begin with `aws.`.
        ///   - detailType: The kind of event.
        ///   - detail: The content of the event, an object.
        ///   - eventBusARN: The default bus of the stack's account if not given.
        public init(
            source: Value<String>, detailType: PayloadTemplate, detail: PayloadTemplate? = nil, eventBusARN: ARN? = nil
        ) {
            self.source = source
            self.detailType = detailType
            self.detail = detail
            self.eventBusARN = eventBusARN
        }

        var template: PayloadTemplate {
            let members: [(String, PayloadTemplate?)] = [
                ("Detail", detail), ("DetailType", detailType), ("EventBusName", eventBusARN.map { PayloadTemplate($0) }),
                ("Source", PayloadTemplate(source)),
            ]
            return .object(members)
        }
    }

    /// Creates the task.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, entries: [Entry], pattern: CallbackPattern = .requestResponse,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        let buses = entries.map { entry in
            entry.eventBusARN ?? ARN(in: scope, service: "events", resource: "event-bus", resourceName: "default")
        }
        super.init(
            Node(scope, id, file: file, line: line), options,
            resource: IntegrationPattern(pattern).resource("events", "putEvents"),
            policies: [PolicyStatement(actions: ["events:PutEvents"], resources: .only(buses))]
        ) { _ in ["Entries": .list(entries.map(\.template))] }
        if entries.isEmpty {
            node.report(.error("swift-cdk:stepfunctions-tasks/no-entries", "There is no event to send", action: "add an entry"))
        }
        if entries.contains(where: { $0.source.literal?.hasPrefix("aws.") == true }) {
            node.report(
                .error(
                    "swift-cdk:stepfunctions-tasks/event-source", "The source of an event begins with aws., as only those of AWS do",
                    action: "choose a name of your own"))
        }
        if pattern == .waitForTaskToken {
            requireTaskToken(
                in: .list(entries.map(\.template)), "entries")
        }
    }
}
