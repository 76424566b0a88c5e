import CDK
import CDKIAM

/// An event bus, made here or imported.
public protocol EventBusReference: ResourceWithPolicy, NamedByARN {
    /// The ARN of the bus.
    var arn: ARN { get }
    /// The name of the bus.
    var name: Value<String> { get }
}

extension EventBusReference {
    /// Lets someone put events on the bus.
    ///
    /// - Parameters:
    ///   - grantee: The identity or service that may put events.
    ///   - sid: The name of the statement in the bus's own policy, for those who have no policy: services and other accounts.
    /// - Returns: The grant, which says whether a policy has it.
    @discardableResult
    public func grantPutEvents(to grantee: any Grantable, sid: String? = nil) -> Grant {
        Grant.addToPrincipal(grantee, actions: ["events:PutEvents"], resources: [arn], of: self) {
            Grant.addToResource(
                self,
                PolicyStatement(sid: sid, actions: ["events:PutEvents"], resources: [arn], principals: [grantee.grantPrincipal]))
        }
    }

    /// Keeps events of the bus, so that they can be sent again.
    ///
    /// - Parameters:
    ///   - id: The id within the scope.
    ///   - pattern: The events that are kept.
    ///   - retention: The number of days; forever if not given.
    ///   - archiveName: 1 to 48 letters, digits and `_.-`; CloudFormation makes one if not given.
    ///   - description: A description for people; one that names the bus if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    /// - Returns: The archive.
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
