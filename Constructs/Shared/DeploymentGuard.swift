import CDK
import CDKDynamoDB
import CDKIAM
import CDKS3

/// Refuses an update that would take away what a deployment has, before it changes anything.
///
/// It is a resource of the stack that all others depend on, and knows what holds data: buckets, tables, keys, distributions. CloudFormation
/// hands its former knowledge over with each update. What an update drops or gives another name, and what ``keep(_:_:)`` no longer says, has
/// to be confirmed by the words that the refusal gives. What goes with the whole stack is not asked for.
public final class DeploymentGuard: Construct, NamedConstruct {
    private typealias Property = HandlerContract.GuardProperty

    /// The types of resources that hold data, keys, jobs or names.
    private static let types = [
        "AWS::CloudFront::Distribution", "AWS::CloudFront::KeyValueStore", "AWS::DynamoDB::Table", "AWS::Events::EventBus", "AWS::KMS::Key",
        "AWS::MediaConvert::Queue", "AWS::S3::Bucket",
    ]
    /// Those whose physical ids are their names, and the properties that have them.
    private static let named = ["AWS::DynamoDB::Table": "TableName", "AWS::S3::Bucket": "BucketName"]
    private static let timeout = Duration.minutes(2)

    let names: ResourceNames
    private let function: HandlerFunction
    private let resource: CfnResource
    private let inventory: Inventory

    /// - Parameters:
    ///   - stack: The stack whose resources it guards.
    ///   - id: Unique in the stack.
    ///   - environmentSuffix: The end of all names.
    ///   - confirmation: What may go all the same, in the words of the refusal.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ stack: Stack, _ id: String, environmentSuffix: EnvironmentSuffix, confirmation: String?,
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(stack, id, file: file, line: line)
        names = ResourceNames(nil, environmentSuffix, at: scope)
        function = HandlerFunction(
            scope, "Function", name: "guard", names: names, handler: .deploymentGuard,
            // Roles have names of all regions: a stack in another one has to come as far as being asked.
            roleName: scope.environment.region.map { "guard-role-\($0)" }, timeout: Self.timeout)
        let inventory = Inventory()
        self.inventory = inventory
        resource = CfnResource(
            scope, "Resource", type: "Custom::DeploymentGuard",
            properties: [
                "ServiceToken": AnyValue(function.function.arn),
                "ServiceTimeout": AnyValue(Self.timeout.seconds),
                Property.suffix.rawValue: AnyValue("\(environmentSuffix)"),
                Property.confirmation.rawValue: AnyValue(confirmation ?? ""),
                Property.kept.rawValue: .lazy { AnyValue.object(inventory.kept) },
                Property.types.rawValue: AnyValue(Self.types.map { AnyValue($0) }),
                Property.resources.rawValue: .lazy { AnyValue.object(deferredNames: inventory.resources) },
            ])
        // It runs while its role and log group are there.
        resource.node.addDependency(function.role, function.logGroup)
        // Its own stack alone.
        function.allow(
            ["cloudformation:DescribeStacks", "cloudformation:ListStackResources"], on: [ARN(raw: stack.stackID.raw)])
        super.init(scope)
        reportSharedNames(action: Self.oneForEachStack)
        comeFirst(in: stack)
    }

    /// Enters what may not go of a setting, by what it is called: `keep("encryption", ["kms"])`.
    public func keep(_ setting: String, _ values: [String]) { inventory.keep(setting, values) }

    /// Lets all other resources of the stack wait for it, and enters those that hold data.
    private func comeFirst(in stack: Stack) {
        Aspects.of(stack).add(priority: .standard) { [unowned self] construct in
            guard let other = construct as? CfnResource, !other.node.scopes.contains(where: { $0 === node }) else { return }
            other.addResourceDependency(resource)
            let type = other.resourceType.name
            guard Self.types.contains(type) else { return }
            let name: Value<String>? = Self.named[type].flatMap { other[property: $0] }
            inventory.add(other, named: name)
            if type == "AWS::S3::Bucket", let name {
                function.allow(["s3:GetBucketLocation"], on: [ARN(partition: node.partition, service: "s3", resource: name)])
            }
        }
    }
}

/// What a deployment has, as the guard is told of it.
private final class Inventory {
    /// By the logical id, the type and the name that is the physical id as well.
    private(set) var resources: [(Value<String>, AnyValue)] = []
    private(set) var kept: [(String, AnyValue)] = []

    func add(_ resource: CfnResource, named name: Value<String>?) {
        let type = resource.resourceType.name
        resources.append((resource.logicalID, AnyValue(name.map { "\(type) \($0)" } ?? Value(type))))
    }

    func keep(_ setting: String, _ values: [String]) {
        kept.append((setting, AnyValue(values.map { AnyValue($0) })))
    }
}
