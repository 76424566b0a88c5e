import CDKDigests
import CloudAssembly

/// The name that a resource has in AWS, for constructs whose resources are used in other accounts or regions (Semantics 3.6).
///
/// CloudFormation chooses a name when it deploys, so no stack of another environment can know it before. A name that is given, or
/// generated where it is needed, is known everywhere. A literal serves as a given name: `roleName: "transcoder"`.
public enum PhysicalName {
    /// No name of the user's: CloudFormation chooses one.
    case chosenAtDeployment
    /// A name that is given; one that holds deferred values cannot be used in other environments.
    case given(Value<String>)
    /// A name made from the resource's place, if another environment uses it; else CloudFormation chooses.
    case generatedIfNeeded

    /// The name, if it is a literal.
    public var literal: String? {
        if case .given(let name) = self { name.literal } else { nil }
    }
}

extension PhysicalName: ExpressibleByStringInterpolation {
    /// A given name, as it is written.
    public init(stringLiteral value: String) { self = .given(Value(value)) }
    /// A given name; with deferred values in it, it cannot be used in other environments.
    public init(stringInterpolation: TextInterpolation) { self = .given(Value(stringInterpolation: stringInterpolation)) }
    /// A given name.
    public init(_ name: String) { self = .given(Value(name)) }
}

/// The name and ARN of a resource as templates see them: its attributes in its own environment, texts of its name in others.
public final class ResourceIdentity {
    private let node: Node
    private let name: PhysicalName
    private var isNeeded = false

    /// The identity of the resource of the construct `scope`.
    public init(_ scope: any Scope, name: PhysicalName) {
        node = scope.node
        self.name = name
    }

    /// The value of the property that names the resource; nil where CloudFormation chooses.
    public var property: Value<String>? {
        switch name {
        case .chosenAtDeployment: nil
        case .given(let name): name
        case .generatedIfNeeded: .lazy { [self] in isNeeded ? Value(generatedName()) : nil }
        }
    }

    /// The resource's name: the attribute in its own environment.
    public func name(_ attribute: Value<String>) -> Value<String> {
        seen(attribute) { $0 }
    }

    /// The resource's ARN: the attribute in its own environment, else made from the name.
    public func arn(_ attribute: ARN, _ make: @escaping (Value<String>) -> ARN) -> ARN {
        ARN(raw: seen(attribute.text) { make($0).text }.raw)
    }

    private func seen(_ attribute: Value<String>, _ make: @escaping (Value<String>) -> Value<String>) -> Value<String> {
        Value(
            raw: .lazy(
                LazyValue(shape: .string, reference: attribute.raw.reference) { [self] resolver in
                    let own = node.environment
                    guard let consumer = resolver.consumer?.environment, consumer != own else { return attribute.raw }
                    return make(Value(knownName(resolver))).raw
                }))
    }

    /// The name for another environment.
    private func knownName(_ resolver: Resolver) -> String {
        switch name {
        case .given(let name) where name.literal != nil: return name.literal ?? ""
        case .generatedIfNeeded:
            isNeeded = true
            return generatedName()
        case .chosenAtDeployment, .given:
            resolver.report(
                .error(
                    "swift-cdk:template/unnamed-across-environments",
                    "'\(node.path)' is used in another account or region, and has no name that is known there",
                    action: "give the resource a name, or .generatedIfNeeded"))
            return ""
        }
    }

    private func generatedName() -> String {
        let prefixLength = 25
        let suffixLength = 24
        let hashLength = 12
        guard let stack = node.stack, let region = stack.environment.region?.rawValue, let account = stack.environment.account else {
            let missing = node.environment.region == nil ? "region" : "account"
            node.report(
                .error(
                    "swift-cdk:template/name-without-environment",
                    "A name is to be made of the stack's account and region, and its \(missing) is not known",
                    action: "give the stack an account and a region"))
            return ""
        }
        let id = Names.uniqueID(node)
        let hash = Names.hexadecimal(SHA256.hash(data: Array((stack.name + id + region + account).utf8)))
        // The name of a nested stack holds ids of constructs, in which all signs are possible.
        let name = String(decoding: stack.name.utf8.filter { Names.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }, as: UTF8.self)
        return (name.prefix(prefixLength) + id.suffix(suffixLength) + hash.prefix(hashLength)).lowercased()
    }
}
