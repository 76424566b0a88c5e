import CDK

/// A function as it was when the version was made (`AWS::Lambda::Version`).
///
/// A version does not change: what a deployment changes about the function has no effect on it. ``Function/currentVersion`` is a new one
/// then.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html)
public final class FunctionVersion: Construct, FunctionVersionReference {
    /// How a version is made.
    public struct Options {
        public var description: String?
        /// The SHA-256 of the code in Base64. Lambda makes no version of other code.
        public var codeSHA256: String?
        /// How many instances are kept ready.
        public var provisionedConcurrency: Int?
        public var asyncInvoke: AsyncInvoke?
        /// What happens to a version when a new one takes its place; it is deleted if not given.
        public var removalPolicy: RemovalPolicy?

        public init(
            description: String? = nil, codeSHA256: String? = nil, provisionedConcurrency: Int? = nil, asyncInvoke: AsyncInvoke? = nil,
            removalPolicy: RemovalPolicy? = nil
        ) {
            self.description = description
            self.codeSHA256 = codeSHA256
            self.provisionedConcurrency = provisionedConcurrency
            self.asyncInvoke = asyncInvoke
            self.removalPolicy = removalPolicy
        }
    }

    public let function: any FunctionReference
    public let version: Value<String>
    public let arn: ARN
    public let name: Value<String>
    public let permissions = FunctionPermissions()
    let resource: Lambda.CfnVersion

    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, of function: any FunctionReference, _ options: Options = .init(), file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        resource = Lambda.CfnVersion(
            scope, "Resource", functionName: function.name, codeSha256: Value(options.codeSHA256),
            description: Value(options.description),
            provisionedConcurrencyConfig: ProvisionedConcurrency.property(options.provisionedConcurrency, at: scope), file: file,
            line: line)
        resource.addTemplateMetadata("aws:cdk:do-not-refactor", true)
        if let policy = options.removalPolicy { resource.applyRemovalPolicy(policy) }
        self.function = function
        version = resource.attrVersion
        arn = ARN(raw: resource.ref.raw)
        name = "\(function.name):\(version)"
        super.init(scope)
        if let asyncInvoke = options.asyncInvoke { configureAsyncInvoke(asyncInvoke) }
    }
}
