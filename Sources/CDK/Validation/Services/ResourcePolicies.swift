/// What resources of a template let services do, by policies of their own.
extension KnownTemplate {
    /// Whether a policy of a queue or topic may let a service do something; what is not known may.
    func mayReach(_ target: KnownResource, from service: String, _ action: String) -> Bool {
        policies(of: target).contains { policy in
            policy["PolicyDocument"].mayAllow { $0.mayName(service: service) && $0.mayName(action) }
        }
    }

    /// Whether a policy of what is read or written may let roles do something; what is not known may.
    func mayLetRoles(_ action: String, _ target: KnownResource) -> Bool {
        switch target.type {
        case "AWS::DynamoDB::Table": target["ResourcePolicy"].isPresent || target["StreamSpecification", "ResourcePolicy"].isPresent
        case "AWS::Kinesis::Stream": !resources(of: "AWS::Kinesis::ResourcePolicy").isEmpty
        default: policies(of: target).contains { $0["PolicyDocument"].mayAllow { $0.mayNameRoles && $0.mayName(action) } }
        }
    }

    /// The policies that may be a queue's or a topic's.
    private func policies(of target: KnownResource) -> [KnownResource] {
        taken((target.type == "AWS::SQS::Queue" ? queuePolicies : topicPolicies).policies(of: target))
    }

    /// Whether a permission of a function may let a service call it.
    func mayCall(_ function: KnownResource, from service: String) -> Bool {
        taken(callPermissions.permissions(for: function)).contains { permission in
            permission["Principal"].text.map { KnownStatement.isService($0, service) } ?? true
        }
    }

    /// Whether a service may use the key that a value names; what is not a key of the template may be used.
    func mayUse(_ key: KnownValue, service: String) -> Bool {
        guard let name = key.reference?.name, var known = resource(name) else { return true }
        if known.type == "AWS::KMS::Alias", let target = known["TargetKeyId"].reference.flatMap({ resource($0.name) }) { known = target }
        guard known.type == "AWS::KMS::Key", let statements = known["KeyPolicy"].statements else { return true }
        return statements.contains { $0.allows && $0.mayName(service: service) && $0.mayName("kms:Decrypt") }
    }
}

extension KnownValue {
    /// Whether a policy may allow something; one that is not known may.
    fileprivate func mayAllow(_ isWanted: (KnownStatement) -> Bool) -> Bool {
        guard let statements else { return true }
        return statements.contains { $0.allows && isWanted($0) }
    }
}
