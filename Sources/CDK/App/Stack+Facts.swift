import CloudAssembly

/// Facts about a stack, which a ``StackNode`` has for initializers as well.
extension Stack {
    /// The account and region of the stack, as far as they are known.
    public final var environment: Environment { stackNode.environment }
    /// The account: a literal where it is known, else the pseudo parameter.
    public final var account: Value<String> { stackNode.account }
    /// The region: a literal where it is known, else the pseudo parameter.
    public final var region: Value<String> { stackNode.region }
    /// The partition: a literal where the region is known, else the pseudo parameter.
    public final var partition: Value<String> { stackNode.partition }
    /// The domain of AWS's endpoints, such as `amazonaws.com`.
    public final var urlSuffix: Value<String> { PseudoParameter.urlSuffix }
    /// The availability zones of the stack's region: looked up where account and region are known, else the first two by
    /// `Fn::GetAZs`.
    public final var availabilityZones: List<Value<String>> { stackNode.availabilityZones }

    /// The name that the stack has in CloudFormation; deferred for a nested stack.
    public final var stackName: Value<String> { stackNode.nameInside }
    /// The ARN that CloudFormation gives the stack.
    public final var stackID: Value<String> { stackNode.idInside }
    /// The stack's description in CloudFormation; nil if not given.
    public final var stackDescription: String? { stackNode.stackDescription }
    /// True if CloudFormation refuses to delete the stack.
    public final var terminationProtection: Bool { stackNode.terminationProtection }
    /// The topics that receive the stack's events; nil for those that it has already.
    public final var notificationARNs: [String]? { stackNode.notificationARNs }
    /// True if the stack is one resource of another stack.
    public final var isNested: Bool { stackNode.isNested }

    /// The id of the stack's artifact in its assembly, made from the ids below the app.
    public final var artifactID: String { stackNode.artifactID }
    /// The template's file in the stack's assembly: `<artifact id>.template.json`.
    public final var templateFile: String { stackNode.templateFile }

    /// Tags of the stack itself, which CloudFormation hands on to its resources.
    public final var tags: TagManager { stackNode.tags }
    /// The template's `AWSTemplateFormatVersion`; left out if nil.
    public final var templateFormatVersion: String? {
        get { stackNode.templateFormatVersion }
        set { stackNode.templateFormatVersion = newValue }
    }
    /// Adds a macro that CloudFormation runs over the template, such as `AWS::Serverless-2016-10-31`.
    public final func addTransform(_ transform: String) { stackNode.addTransform(transform) }
    /// Adds a member to the template's own `Metadata`.
    public final func addTemplateMetadata(_ key: String, _ value: AnyValue) { stackNode.addTemplateMetadata(key, value) }
}
