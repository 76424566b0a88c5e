import CloudAssembly

extension ContextLookup {
    /// The value of a plain parameter of Systems Manager, when the app is synthesized.
    ///
    /// Without a default, a parameter that is not there is an error.
    public static func ssmParameter(_ name: String, default value: String? = nil) -> ContextLookup {
        ContextLookup(
            .ssmParameter, properties: ["parameterName": .string(name)], dummy: .string(value ?? "dummy-value-for-\(name)"),
            toleratesAbsence: value != nil)
    }

    /// The hosted zone of a domain: an object with `Id` and `Name`.
    ///
    /// For private zones `vpcID` names a VPC that the zone belongs to.
    public static func hostedZone(domainName: String, isPrivate: Bool? = nil, vpcID: String? = nil) -> ContextLookup {
        var properties: OrderedMap<JSON> = ["domainName": .string(domainName)]
        properties["privateZone"] = isPrivate.map { .bool($0) }
        properties["vpcId"] = vpcID.map { .string($0) }
        return ContextLookup(.hostedZone, properties: properties, dummy: ["Id": "DUMMY", "Name": .string(domainName)])
    }

    /// The id of the newest machine image with this name, which may hold wildcards.
    ///
    /// - Parameters:
    ///   - name: The image's name, with `*` and `?` as wildcards.
    ///   - owners: Accounts, or aliases such as `amazon`; any if nil.
    ///   - filters: More filters of EC2's `DescribeImages`, by their names.
    ///   - isWindows: Finds images of Windows only.
    /// - Returns: The look-up of a text such as `ami-1234`.
    public static func machineImage(
        name: String, owners: [String]? = nil, filters: OrderedMap<[String]> = [:], isWindows: Bool = false
    ) -> ContextLookup {
        var all: OrderedMap<JSON> = ["name": [.string(name)], "state": ["available"], "image-type": ["machine"]]
        if isWindows { all["platform"] = ["windows"] }
        for (key, values) in filters { all[key] = .array(values.map { .string($0) }) }
        var properties: OrderedMap<JSON> = [:]
        properties["owners"] = owners.map { .array($0.map { .string($0) }) }
        properties["filters"] = .object(all)
        var lookup = ContextLookup(.ami, properties: properties, dummy: "ami-1234")
        lookup.acknowledgedRule = (
            "CloudFormation-Validate::W9010",
            "The image is looked up when the app is synthesized, so that its id stands in the template on purpose"
        )
        return lookup
    }

    /// A VPC with its subnets, found by filters of EC2's `DescribeVpcs`: `vpc-id`, `isDefault`, `tag:Name` and the like.
    public static func vpc(filter: OrderedMap<String>) -> ContextLookup {
        ContextLookup(
            .vpc, properties: ["filter": .object(filter.mapValues { .string($0) }), "returnAsymmetricSubnets": true], dummy: nil)
    }
}

extension StackNode {
    /// The availability zones of the stack's region: looked up where account and region are known, else the first two by
    /// `Fn::GetAZs`.
    public final var availabilityZones: List<Value<String>> {
        let acknowledgement = slot(ZonesAcknowledgement.self)
        if !acknowledgement.isMade {
            acknowledgement.isMade = true
            Annotations.of(self).acknowledgeRule(
                "CloudFormation-Validate::W3010",
                reason: "The zones are looked up when the app is synthesized, so that their names stand in the template on purpose")
        }
        if environment.account == nil || environment.region == nil {
            if let zones = texts("aws:cdk:availability-zones:fallback") { return List(zones) }
            let zones = Fn.availabilityZones()
            return [zones[0], zones[1]]
        }
        let lookup = ContextLookup(.availabilityZones, dummy: ["dummy1a", "dummy1b", "dummy1c"])
        guard let zones = lookup.value(in: self)?.texts else {
            report(
                .error(
                    "swift-cdk:context/no-list", "The context value of the availability zones is no list of texts",
                    action: "correct it in cdk.context.json, or remove it there"))
            return []
        }
        return List(zones)
    }
}

/// The note in a stack that literal zones in its template are meant.
private final class ZonesAcknowledgement: Slot {
    var isMade = false
}
