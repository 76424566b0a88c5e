import CDK

/// An alarm that is there already.
private final class ImportedAlarm: Construct, AlarmReference {
    let arn: ARN
    let name: Value<String>

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        self.arn = arn
        let parts = try? arn.components(.colon)
        name = parts?.resourceName ?? ""
        super.init(Node(scope, id, file: location.file, line: location.line))
        if parts == nil {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/alarm-arn", "'\(arn.text.description)' is not the ARN of an alarm",
                    action: "import the alarm by the ARN that the CloudWatch console shows"))
        }
    }
}

extension Alarm {
    /// An alarm that is there already, on metrics or on other alarms.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any AlarmReference {
        ImportedAlarm(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }

    /// An alarm of the stack's account and region that is there already, on metrics or on other alarms.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any AlarmReference {
        imported(
            scope, id, arn: ARN(in: scope, service: "cloudwatch", resource: "alarm", resourceName: name, format: .colon), file: file,
            line: line)
    }
}
