import CDK

/// The names by which policies know AWS services.
public enum ServicePrincipalName {
    /// The name of a service: `<service>.amazonaws.com` in all regions.
    ///
    /// - Parameters:
    ///   - service: The name, with or without `.amazonaws.com`.
    ///   - region: The region from which the service calls, if not the stack's. An opt-in region is part of the name then.
    /// - Returns: The name as a policy has it.
    public static func value(_ service: String, region: Region? = nil) -> Value<String> {
        let name = normalized(service)
        guard let region, region.isOptIn, name.hasSuffix(suffix) else { return Value(name) }
        return .rendered { rendering in
            guard rendering.stack?.environment.region != region else { return Value(name) }
            return Value("\(name.dropLast(suffix.count)).\(region).amazonaws.com")
        }
    }

    private static let suffix = ".amazonaws.com"

    /// Names of one label, whatever the partition's suffix, are those of the service in all partitions.
    private static func normalized(_ service: String) -> String {
        let ending = [".amazonaws.com.cn", suffix, ".sc2s.sgov.gov", ".c2s.ic.gov"].first { service.hasSuffix($0) } ?? ""
        let label = service.dropLast(ending.count)
        return label.isEmpty || label.contains(".") ? service : label + suffix
    }
}

extension Region {
    /// True if an account has to enable the region before it can be used.
    public var isOptIn: Bool { Self.optInRegions.contains(rawValue) }

    /// The regions that an account has to enable.
    ///
    /// [Source](https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html)
    private static let optInRegions: Set<String> = [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6",
        "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1",
        "mx-central-1",
    ]
}
