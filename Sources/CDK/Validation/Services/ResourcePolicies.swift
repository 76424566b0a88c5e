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
        case "AWS::DynamoDB::Table": target["ResourcePolicy"].isPresent || target["StreamSpecification.ResourcePolicy"].isPresent
        case "AWS::Kinesis::Stream": !resources(of: "AWS::Kinesis::ResourcePolicy").isEmpty
        default: policies(of: target).contains { $0["PolicyDocument"].mayAllow { $0.mayNameRoles && $0.mayName(action) } }
        }
    }

    /// The policies that may be a queue's or a topic's.
    private func policies(of target: KnownResource) -> [KnownResource] {
        let isQueue = target.type == "AWS::SQS::Queue"
        let (type, list) = isQueue ? ("AWS::SQS::QueuePolicy", "Queues") : ("AWS::SNS::TopicPolicy", "Topics")
        let (single, name) = isQueue ? ("AWS::SQS::QueueInlinePolicy", "Queue") : ("AWS::SNS::TopicInlinePolicy", "TopicArn")
        return resources(of: type).filter { $0.mayConcern(target, list) }
            + resources(of: single).filter { $0[name].reference.map { $0.name == target.name } ?? true }
    }

    /// Whether a permission of a function may let a service call it.
    func mayCall(_ function: KnownResource, from service: String) -> Bool {
        resources(of: "AWS::Lambda::Permission").contains { permission in
            let name = permission["FunctionName"]
            let isOther: Bool =
                if let reference = name.reference?.name {
                    reference != function.name && self.function(named: reference)?.name != function.name
                        && index.resources[reference] != nil
                } else {
                    name.text.map { text in function["FunctionName"].text.map { !text.contains($0) } ?? false } ?? false
                }
            let principal = permission["Principal"]
            return !isOther && (principal.text.map { $0 == "*" || Self.isSame($0, service) } ?? true)
        }
    }

    private func function(named name: String) -> KnownResource? {
        guard let version = resource(name), version.type != "AWS::Lambda::Function" else { return resource(name) }
        return version["FunctionName"].reference.flatMap { resource($0.name) }
    }

    /// `logs.eu-south-1.amazonaws.com` is `logs.amazonaws.com` too.
    private static func isSame(_ principal: String, _ service: String) -> Bool {
        principal == service || principal.hasPrefix(service.prefix { $0 != "." } + ".")
    }

    /// Whether a service may use the key that a value names; what is not a key of the template may be used.
    func mayUse(_ key: KnownValue, service: String) -> Bool {
        guard let name = key.reference?.name, var known = resource(name) else { return true }
        if known.type == "AWS::KMS::Alias", let target = known["TargetKeyId"].reference.flatMap({ resource($0.name) }) { known = target }
        guard known.type == "AWS::KMS::Key", let statements = known["KeyPolicy"].statements else { return true }
        return statements.contains { $0.allows && $0.mayName(service: service) && $0.mayName("kms:Decrypt") }
    }
}

extension KnownResource {
    /// Whether a list of a policy may name a resource.
    fileprivate func mayConcern(_ target: KnownResource, _ list: String) -> Bool {
        let named = self[list]
        guard named.value != nil else { return true }
        return named.elementsOrSelf.contains { $0.reference.map { $0.name == target.name } ?? true }
    }
}

extension KnownValue {
    /// Whether a policy may allow something; one that is not known may.
    fileprivate func mayAllow(_ isWanted: (KnownStatement) -> Bool) -> Bool {
        guard let statements else { return true }
        return statements.contains { $0.allows && isWanted($0) }
    }
}
