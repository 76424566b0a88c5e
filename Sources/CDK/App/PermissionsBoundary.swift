import CloudAssembly

/// The managed policy that bounds what every role and user of a stack or stage may do (Semantics 9).
///
/// Texts may hold the placeholders `${Qualifier}`, `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}`; they must be known when
/// the tree is built.
public struct PermissionsBoundary: Sendable {
    /// The context value under which a scope's boundary is kept, as the original keeps it: users may set it in `cdk.json`.
    static let contextKey = "@aws-cdk/core:permissionsBoundary"

    let context: JSON

    /// The boundary policy with this ARN.
    public init(arn: String) {
        context = ["arn": .string(arn)]
    }

    /// The customer-managed boundary policy with this name in the stack's account.
    public init(policyName: String) {
        context = ["name": .string(policyName)]
    }

    /// Bounds the roles and users of a stack that has a boundary, by an aspect.
    static func apply(to stack: StackNode) {
        guard let arn = arn(for: stack) else { return }
        Aspects.of(stack).add(priority: .mutating) { construct in
            guard let resource = construct as? CfnResource, boundedTypes.contains(resource.resourceType.name) else { return }
            resource.addPropertyOverride("PermissionsBoundary", AnyValue(arn))
        }
    }

    private static let boundedTypes: Set<String> = ["AWS::IAM::Role", "AWS::IAM::User"]

    private static func arn(for stack: StackNode) -> Value<String>? {
        let context = stack.context(contextKey)
        if let arn = context?["arn"]?.string { return Value(specialize(arn, stack)) }
        guard let name = context?["name"]?.string else { return nil }
        return ARN(in: stack, service: "iam", region: "", resource: "policy", resourceName: Value(specialize(name, stack))).text
    }

    private static func specialize(_ text: String, _ stack: StackNode) -> String {
        let qualifier = stack.qualifier(stack.topLevel.deployment.bootstrapQualifier)
        let result = Placeholders.specialize(text, qualifier: qualifier, stack.environment)
        if ["${AWS::AccountId}", "${AWS::Region}", "${AWS::Partition}"].contains(where: { result.range(of: $0) != nil }) {
            stack.report(
                .error(
                    "swift-cdk:app/boundary-without-environment",
                    "The permissions boundary '\(result)' has placeholders, and the stack no account and region to put there",
                    action: "give the stack both, or write the boundary without placeholders"))
        }
        return result
    }
}
