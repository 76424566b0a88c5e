import CDK
import CloudAssembly

/// Something that permissions can be given to: a principal, or a construct with one, such as a role or a function.
public protocol Grantable {
    /// The principal that gets the permissions.
    var grantPrincipal: Principal { get }
}

/// Someone who is meant by a policy: a service, an account, a role, a user that another system has signed in.
///
///     Role(stack, "Transcoder", assumedBy: .service("mediaconvert.amazonaws.com"))
///     PolicyStatement(actions: ["s3:GetObject"], resources: ["*"], principals: [.account("111111111111"), .arn(role.arn)])
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)
public struct Principal: Grantable {
    package indirect enum Kind {
        case service(String, region: Region?, conditions: Conditions)
        case arn(ARN)
        /// An account; the stack's own if nil.
        case account(Value<String>?)
        case organization(Value<String>)
        case canonicalUser(Value<String>)
        case federated(Value<String>, conditions: Conditions, action: String)
        case star
        case json(JSON)
        case composite([Principal])
        case construct(PrincipalConstruct)
        case conditional(Principal, Conditions)
        case sessionTags(Principal)
        /// The role of a construct that was imported without it.
        case unknown(Node)
    }

    package let kind: Kind
    /// Tells principals apart that were made separately.
    private let object = Mark()

    init(_ kind: Kind) { self.kind = kind }

    /// The principal itself.
    public var grantPrincipal: Principal { self }

    private final class Mark {}
}

// MARK: What it means in a policy

extension Principal {
    var fragment: PrincipalFragment {
        switch kind {
        case .service(let name, let region, let conditions):
            PrincipalFragment("Service", AnyValue(ServicePrincipalName.value(name, region: region)), conditions)
        case .arn(let arn): PrincipalFragment("AWS", AnyValue(arn))
        case .account(let id):
            PrincipalFragment(
                "AWS",
                .rendered { rendering in
                    guard let stack = rendering.stack else { return nil }
                    return "arn:\(stack.partition):iam::\(id ?? stack.account):root"
                })
        case .organization(let id): PrincipalFragment("AWS", "*", ["StringEquals": ["aws:PrincipalOrgID": AnyValue(id)]])
        case .canonicalUser(let id): PrincipalFragment("CanonicalUser", AnyValue(id))
        case .federated(let provider, let conditions, _): PrincipalFragment("Federated", AnyValue(provider), conditions)
        case .star: PrincipalFragment(literal: "*")
        case .json(let json): PrincipalFragment(json)
        case .composite(let principals): PrincipalFragment(merging: principals.map(\.fragment))
        case .construct(let construct): PrincipalFragment("AWS", AnyValue(construct.arn))
        case .conditional(let principal, let conditions): principal.fragment(adding: conditions)
        case .sessionTags(let principal): principal.fragment
        case .unknown(let node):
            PrincipalFragment(
                "AWS",
                .rendered { rendering in
                    rendering.report(
                        .error(
                            "swift-cdk:iam/unknown-role",
                            "A policy names the role of \(node.path), which was imported without its role",
                            action: "import it with its role, or grant to a principal that is known"))
                    return nil
                })
        }
    }

    private func fragment(adding conditions: Conditions) -> PrincipalFragment {
        var result = fragment
        result.conditions.add(conditions)
        return result
    }

    /// The action with which the principal assumes a role.
    public var assumeRoleAction: String {
        switch kind {
        case .federated(_, _, let action): action
        case .composite(let principals): principals.first?.assumeRoleAction ?? "sts:AssumeRole"
        case .conditional(let principal, _), .sessionTags(let principal): principal.assumeRoleAction
        default: "sts:AssumeRole"
        }
    }

    /// The account that the principal is in, as far as it is known.
    public var account: Value<String>? {
        switch kind {
        case .account(let id): id ?? .rendered { $0.stack?.account }
        case .construct(let construct): construct.account
        case .conditional(let principal, _), .sessionTags(let principal): principal.account
        default: nil
        }
    }

    /// The ARN by which the principal is named; nil for those that are named otherwise.
    public var arn: ARN? {
        if case .arn(let arn) = kind { arn } else { nil }
    }

    /// The name of the AWS service that is meant, as it was given; nil for others.
    public var serviceName: String? {
        switch kind {
        case .service(let name, _, _): name
        case .conditional(let principal, _), .sessionTags(let principal): principal.serviceName
        default: nil
        }
    }

    /// The conditions that the principal comes with.
    package var conditions: Conditions { fragment.conditions }

    /// The mistakes of the principal itself.
    func mistakes(in place: String) -> [Diagnostic] {
        switch kind {
        case .organization(let id):
            guard let literal = id.literal, !Self.isOrganization(literal) else { return [] }
            return [
                .error(
                    "swift-cdk:iam/organization",
                    "The id of an organization is 'o-' and 10 to 32 lower-case letters and digits, but this one is '\(literal)'",
                    action: "take the id from the console of AWS Organizations", in: place)
            ]
        case .composite(let principals):
            let own = principals.map(\.fragment.conditions).filter { !$0.isEmpty }.map { conditions in
                Diagnostic.error(
                    "swift-cdk:iam/composite-conditions", "One of several principals has conditions of its own: \(conditions.text)",
                    action: "give the principal a statement of its own", in: place)
            }
            return own + principals.flatMap { $0.mistakes(in: place) }
        case .construct(let construct) where construct.isGroup:
            return [
                .error(
                    "swift-cdk:iam/group-as-principal", "A policy cannot name a group of users, such as \(construct.node.path)",
                    action: "name the users, or a role that they assume", in: place)
            ]
        case .conditional(let principal, _), .sessionTags(let principal): return principal.mistakes(in: place)
        default: return []
        }
    }

    private static func isOrganization(_ id: String) -> Bool {
        guard id.hasPrefix("o-"), (12...34).contains(id.utf8.count) else { return false }
        return id.utf8.dropFirst(2).allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
    }
}

// MARK: Sameness

extension Principal {
    /// An identity that is equal for one and the same principal: a value and its copies, or one construct.
    var objectIdentity: String {
        if case .construct(let principal) = kind { return Self.address(principal.construct) }
        return Self.address(object)
    }

    /// An identity that is equal for principals that mean the same; nil for principals that are the same only as objects.
    ///
    /// Statements are merged by it.
    var meaning: String? {
        switch kind {
        case .service(let name, let region, let conditions):
            "Service:\(name):\(region?.rawValue ?? ""):\(conditions.identity)"
        case .arn(let arn): "ARN:\(arn.identity)"
        // The ARN of an account is a value of its own each time that it is written down.
        case .account: "ARN:\(Self.address(object))"
        case .organization(let id): "Organization:\(id.identity)"
        case .canonicalUser(let id): "CanonicalUser:\(id.identity)"
        case .federated(let provider, let conditions, let action): "Federated:\(provider.identity):\(action):\(conditions.identity)"
        case .star: "Star"
        case .json(let json): "JSON:\(json.text())"
        case .composite(let principals):
            principals.contains { $0.meaning == nil } ? nil : "Composite:\(principals.compactMap(\.meaning).joined(separator: ","))"
        case .construct(let construct): construct.sharedARN.map { "ImportedRole:\($0.identity)" }
        case .conditional(let principal, _): principal.meaning.map { "Conditional:\($0):\(fragment.conditions.identity)" }
        case .sessionTags(let principal): principal.meaning.map { "SessionTags:\($0)" }
        case .unknown: nil
        }
    }

    private static func address(_ object: AnyObject) -> String { "@\(UInt(bitPattern: ObjectIdentifier(object)))" }
}
