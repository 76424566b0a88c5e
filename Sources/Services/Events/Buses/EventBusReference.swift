import CDK
import CDKIAM

/// An event bus, made here or imported.
public protocol EventBusReference: ResourceWithPolicy {
    var arn: ARN { get }
    var name: Value<String> { get }
}

extension EventBusReference {
    /// Lets someone put events on the bus.
    ///
    /// - Parameter sid: The name of the statement in the bus's own policy, for those who have no policy: services and other accounts.
    @discardableResult
    public func grantPutEvents(to grantee: any Grantable, sid: String? = nil) -> Grant {
        let grant = Grant.addToPrincipal(grantee, actions: ["events:PutEvents"], resources: [arn])
        if grant.isSuccessful { return grant }
        return Grant.addToResource(
            self,
            PolicyStatement(sid: sid, actions: ["events:PutEvents"], resources: [arn], principals: [grantee.grantPrincipal]))
    }

    /// Keeps events of the bus, so that they can be sent again.
    ///
    /// - Parameters:
    ///   - pattern: Which events are kept.
    ///   - retention: For how many days; forever if not given.
    @discardableResult
    public func archive(
        _ id: String, pattern: EventPattern, retention: Duration? = nil, archiveName: PhysicalName = .chosenAtDeployment,
        description: Value<String>? = nil, file: String = #fileID, line: Int = #line
    ) -> Archive {
        Archive(
            self, id, of: self, pattern: pattern, retention: retention, archiveName: archiveName,
            description: description ?? "Event Archive for \(name) Event Bus", file: file, line: line)
    }
}
