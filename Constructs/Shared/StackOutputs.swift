import CDK
import CDKIAM

/// The outputs of a stack in another region, read when this stack is deployed.
///
/// CloudFormation's own exports and parameters end at the border of a region. A function of this stack asks; it may describe that one stack
/// and no more. It has no alarms: it runs only while CloudFormation waits for its answer, and its failure is the deployment's.
final class StackOutputs: Construct {
    private let resource: CfnResource

    /// - Parameters:
    ///   - scope: The construct that needs them.
    ///   - id: Unique in the scope.
    ///   - stack: The other stack, which is deployed first.
    ///   - names: The names of the function's resources.
    ///   - version: Another text, without slashes, whenever other outputs are to be expected: they are read then alone. What was read before
    ///     is there until the update has succeeded, so that one that fails goes back to it.
    init(_ scope: any Scope, _ id: String, of stack: Stack, names: ResourceNames, version: String) {
        let scope = Node(scope, id)
        let function = HandlerFunction(
            scope, "Function", name: "stack-outputs", names: names, handler: .stackOutputs,
            timeout: .seconds(100))
        let region = stack.environment.region?.rawValue ?? ""
        // All versions of the stack: its id ends in one that only CloudFormation knows.
        function.allow(
            ["cloudformation:DescribeStacks"],
            on: [ARN(in: scope, service: "cloudformation", region: Value(region), resource: "stack", resourceName: "\(stack.stackName)/*")])
        typealias OutputsProperty = HandlerContract.OutputsProperty
        resource = CfnResource(
            scope, "Resource \(version)", type: "Custom::StackOutputs",
            properties: [
                "ServiceToken": AnyValue(function.function.arn),
                "ServiceTimeout": AnyValue(Duration.minutes(2).seconds),
                OutputsProperty.region.rawValue: AnyValue(region),
                OutputsProperty.stackName.rawValue: AnyValue(stack.stackName),
                OutputsProperty.version.rawValue: AnyValue(version),
            ])
        // Deleted before what it needs, as a function answers for its deletion too.
        resource.node.addDependency(function.role, function.logGroup)
        super.init(scope)
    }

    /// An output by its key.
    func callAsFunction(_ key: String) -> Value<String> { resource.getAtt(key) }
}
