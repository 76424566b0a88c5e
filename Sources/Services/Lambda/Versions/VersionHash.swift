import CDK
import CloudAssembly

/// A hash of all that a version of a function keeps: its settings, its code and its layers (Semantics 28).
struct VersionHash {
    /// The function's node, where mistakes are reported.
    let node: Node
    let resource: Lambda.CfnFunction
    /// The function's layers, by their paths.
    let layers: [any LayerVersionReference]
    /// Texts that make a new version whenever they change.
    let texts: [String]

    /// 32 hexadecimal digits.
    func digits(_ rendering: Rendering) -> String {
        let settings = Self.sorted(kept(rendering), Self.functionOrder)
        return Digest.md5(settings.text() + Digest.md5(layers(rendering).text()) + texts.joined())
    }

    /// The properties of the function that a version has.
    private func kept(_ rendering: Rendering) -> OrderedMap<JSON> {
        var properties = resource.properties(in: rendering)
        let unknown = properties.keys.filter { !Self.keptProperties.contains($0) && !Self.otherProperties.contains($0) }
        if !unknown.isEmpty {
            node.report(
                .error(
                    "swift-cdk:lambda/unknown-version-property",
                    "It is not known whether new versions differ in \(unknown.joined(separator: ", "))",
                    action: "make the versions with FunctionVersion instead of currentVersion"))
        }
        for name in unknown + Array(Self.otherProperties) { properties[name] = nil }
        return properties
    }

    private func layers(_ rendering: Rendering) -> JSON {
        var layers: OrderedMap<JSON> = [:]
        for layer in self.layers {
            if let resource = layer.node.defaultChild as? Lambda.CfnLayerVersion {
                layers[layer.node.id] = Self.sorted(resource.properties(in: rendering), Self.layerOrder)
            } else if let arn = layer.arn.text.literal {
                layers[arn] = layer.supportsAllRuntimes ? Runtime.allJSON : layer.compatibleRuntimes.map { .array($0.map { $0.json() }) }
            } else {
                var members: OrderedMap<JSON> = [:]
                members["arn"] = rendering.json(layer.arn)
                members["runtimes"] =
                    layer.supportsAllRuntimes ? Runtime.allNames : layer.compatibleRuntimes.map { .array($0.map { .string($0.name) }) }
                layers[layer.node.id] = .object(members)
            }
        }
        return .object(layers)
    }

    /// The members in this order, then the rest by their names.
    private static func sorted(_ members: OrderedMap<JSON>, _ order: [String]) -> JSON {
        let rest = members.keys.filter { !order.contains($0) }.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
        return .object(OrderedMap((order + rest).compactMap { name in members[name].map { (name, $0) } }))
    }

    private static let functionOrder = [
        "Code", "Handler", "Role", "Runtime", "Architectures", "CodeSigningConfigArn", "DeadLetterConfig", "Description", "Environment",
        "EphemeralStorage", "FileSystemConfigs", "FunctionName", "ImageConfig", "KmsKeyArn", "Layers", "MemorySize", "PackageType",
        "ReservedConcurrentExecutions", "RuntimeManagementConfig", "SnapStart", "Tags", "Timeout", "TracingConfig", "VpcConfig",
    ]

    private static let layerOrder = [
        "Content", "CompatibleArchitectures", "CompatibleRuntimes", "Description", "LayerName", "LicenseInfo",
    ]

    /// Properties that a version keeps ([source](https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html)).
    private static let keptProperties: Set<String> = [
        "Architectures", "Code", "DeadLetterConfig", "Description", "Environment", "EphemeralStorage", "FileSystemConfigs", "FunctionName",
        "Handler", "ImageConfig", "KmsKeyArn", "Layers", "MemorySize", "PackageType", "RecursiveLoop", "Role", "Runtime",
        "RuntimeManagementConfig", "SnapStart", "Timeout", "TracingConfig", "VpcConfig", "LoggingConfig", "CapacityProviderConfig",
        "FunctionScalingConfig", "PublishToLatestPublished", "DurableConfig",
    ]

    /// Properties that belong to the function whatever its versions.
    private static let otherProperties: Set<String> = ["CodeSigningConfigArn", "ReservedConcurrentExecutions", "Tags", "TenancyConfig"]
}
