import CDK

/// Keeps events of a bus, so that they can be sent again (`AWS::Events::Archive`).
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html)
public final class Archive: Construct, NamedByARN {
    /// The ARN of the archive.
    public let arn: ARN
    /// The name of the archive.
    public let name: Value<String>

    init(
        _ scope: any Scope, _ id: String, of bus: any EventBusReference, pattern: EventPattern, retention: Duration?,
        archiveName: PhysicalName, description: Value<String>, file: String, line: Int
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: archiveName)
        // The original writes an empty key where there is none.
        let resource = Events.CfnArchive(
            scope, "Archive", sourceArn: Value(bus.arn), archiveName: names.property, description: description,
            eventPattern: pattern.property, kmsKeyIdentifier: "", retentionDays: Value(retention?.whole(.days, for: scope) ?? 0),
            file: file, line: line)
        arn = ARN(raw: resource.attrArn.raw)
        name = resource.ref
        super.init(scope)
        node.report(pattern.mistakes)
    }
}
