import CDK
import CDKIAM

/// A name of a version of a function, which can be given to another version later (`AWS::Lambda::Alias`).
///
///     let live = FunctionAlias(stack, "Live", name: "live", version: function.currentVersion)
///     live.grantInvoke(to: role)
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html)
public final class FunctionAlias: Construct, FunctionAliasReference {
    /// The settings of an alias besides its name and version.
    public struct Options {
        /// A description for people.
        public var description: String?
        /// Other versions, and how many of the invocations go to each: between 0 and 1.
        public var additionalVersions: [(version: any FunctionVersionReference, weight: Double)]
        /// The number of instances that are kept ready.
        public var provisionedConcurrency: Int?
        /// The treatment of asynchronous invocations by this name.
        public var asyncInvoke: AsyncInvoke?

        /// Creates options.
        ///
        /// - Parameters:
        ///   - description: A description for people.
        ///   - additionalVersions: Other versions, and the share of the invocations that goes to each: between 0 and 1.
        ///   - provisionedConcurrency: The number of instances that are kept ready; none if not given.
        ///   - asyncInvoke: The treatment of asynchronous invocations by this name.
        public init(
            description: String? = nil, additionalVersions: [(version: any FunctionVersionReference, weight: Double)] = [],
            provisionedConcurrency: Int? = nil, asyncInvoke: AsyncInvoke? = nil
        ) {
            self.description = description
            self.additionalVersions = additionalVersions
            self.provisionedConcurrency = provisionedConcurrency
            self.asyncInvoke = asyncInvoke
        }
    }

    /// The name of the alias.
    public let aliasName: Value<String>
    /// The version that the alias names.
    public let version: any FunctionVersionReference
    /// The ARN of the function, with the name at its end.
    public let arn: ARN
    /// The name of the alias, as the ARN has it at its end.
    public let qualifier: Value<String>
    /// The policy of the alias.
    public let permissions = FunctionPermissions()

    /// Creates an alias.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - name: The name: letters, digits, hyphens and underscores, not digits alone.
    ///   - version: The version that the alias names.
    ///   - options: Further settings.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, name: String, version: any FunctionVersionReference, _ options: Options = .init(),
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let function = version.function
        let names = ResourceIdentity(scope, name: PhysicalName(name))
        let resource = Lambda.CfnAlias(
            scope, "Resource", functionName: function.name, functionVersion: version.version, name: Value(name),
            description: Value(options.description),
            provisionedConcurrencyConfig: ProvisionedConcurrency.property(options.provisionedConcurrency, at: scope),
            routingConfig: Self.routing(options), file: file, line: line)
        // The role with which Application Auto Scaling would change the concurrency.
        _ = Role.imported(
            scope, "ScalingRole",
            arn: ARN(
                in: scope, service: "iam", region: "",
                resource: "role/aws-service-role/lambda.application-autoscaling.amazonaws.com",
                resourceName: "AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency"), file: file, line: line)
        aliasName = Value(name)
        self.version = version
        arn = names.arn(ARN(raw: resource.ref.raw)) {
            ARN(in: scope, service: "lambda", resource: "function", resourceName: "\(function.name):\($0)", format: .colon)
        }
        qualifier = Fn.split(":", resource.ref)[7]
        super.init(scope)
        reportMistakes(options.additionalVersions.map(\.weight))
        if let asyncInvoke = options.asyncInvoke { configureAsyncInvoke(asyncInvoke) }
    }

    /// The function without the qualifier.
    public var function: any FunctionReference { version.function }
    /// The name of the function and, behind a colon, that of the alias.
    public var name: Value<String> { "\(Fn.split(":", arn.text)[6]):\(aliasName)" }

    private static func routing(_ options: Options) -> Lambda.CfnAlias.AliasRoutingConfigurationProperty? {
        guard !options.additionalVersions.isEmpty else { return nil }
        return .init(
            additionalVersionWeights: List(
                options.additionalVersions.map { .init(functionVersion: $0.version.version, functionWeight: Value($0.weight)) }))
    }
}

extension FunctionVersionReference {
    /// Names the version.
    @discardableResult
    public func addAlias(
        _ name: String, _ options: FunctionAlias.Options = .init(), file: String = #fileID, line: Int = #line
    ) -> FunctionAlias {
        FunctionAlias(self, "Alias\(name)", name: name, version: self, options, file: file, line: line)
    }
}
