import CloudAssembly

/// A resource that a function or topic of the user's creates, updates and deletes when CloudFormation asks for it.
public final class CustomResource: Construct {
    private static let maximumTypeLength = 60
    private static let timeouts = 1...3600

    private let resource: CfnResource

    /// Creates a custom resource.
    ///
    /// A type or a timeout that CloudFormation would refuse is reported.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that the resource is part of.
    ///   - id: Unique in the scope.
    ///   - serviceToken: The ARN of the function or topic.
    ///   - type: `Custom::` and a name of letters, digits, `_`, `@` and `-`; at most 60 characters.
    ///   - properties: What the function gets, by names of the user's.
    ///   - serviceTimeout: How long CloudFormation waits for an answer: 1 to 3,600 seconds.
    ///   - removalPolicy: What happens to the resource when it leaves its stack.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, serviceToken: Value<String>, type: String? = nil, properties: Map<AnyValue> = [:],
        serviceTimeout: Duration? = nil, removalPolicy: RemovalPolicy = .destroy, file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        Self.validate(type, node)
        var all: OrderedMap<TemplateValue> = ["ServiceToken": serviceToken.raw]
        if let serviceTimeout {
            let seconds = serviceTimeout.whole(.seconds, for: node)
            if !Self.timeouts.contains(seconds) {
                node.report(
                    .error(
                        "swift-cdk:template/service-timeout", "serviceTimeout is \(seconds) seconds, outside of 1 to 3600",
                        action: "use a timeout within an hour"))
            }
            all["ServiceTimeout"] = .string("\(seconds)")
        }
        if case .object(let members) = properties.raw {
            for (name, value) in members { all[name] = value }
        }
        resource = CfnResource(
            node, "Default", type: type ?? "AWS::CloudFormation::CustomResource", properties: Map(raw: .object(all)), file: file,
            line: line)
        resource.applyRemovalPolicy(removalPolicy)
        super.init(node)
    }

    /// The physical id that the function gives.
    public var ref: Value<String> { resource.ref }

    /// A value that the function gives in its answer's `Data`.
    public func getAtt(_ name: String) -> Value<String> { resource.getAtt(name) }

    private static func validate(_ type: String?, _ node: Node) {
        guard let type else { return }
        guard type.hasPrefix("Custom::") else {
            node.report(
                .error(
                    "swift-cdk:template/custom-type-prefix", "The custom resource's type '\(type)' does not begin with Custom::",
                    action: "call it Custom::\(type)"))
            return
        }
        if type.utf16.count > maximumTypeLength {
            node.report(
                .error(
                    "swift-cdk:template/custom-type-length",
                    "The custom resource's type '\(type)' has \(type.utf16.count) characters, \(maximumTypeLength) is the most",
                    action: "use a shorter name"))
        }
        let name = type.dropFirst("Custom::".count)
        let isAllowed = name.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "_@-".unicodeScalars.contains($0))
        }
        if name.isEmpty || !isAllowed {
            node.report(
                .error(
                    "swift-cdk:template/custom-type-name", "The custom resource's type has more than letters, digits and _@-: '\(name)'",
                    action: "rename the type"))
        }
    }
}
