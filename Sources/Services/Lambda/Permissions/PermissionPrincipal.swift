import CDK
import CDKIAM

/// A principal as a permission of Lambda's names it: by one text, and three conditions of its own.
struct PermissionPrincipal {
    let name: Value<String>
    let sourceARN: Value<String>?
    let sourceAccount: Value<String>?
    let organizationID: Value<String>?

    private static let supportedConditions = [
        ("ArnLike", "aws:SourceArn"), ("StringEquals", "aws:SourceAccount"), ("StringEquals", "aws:PrincipalOrgID"),
    ]

    /// Nil for a principal that a permission cannot name, which is reported at `node`.
    init?(_ principal: Principal, at node: Node) {
        guard let name = Self.name(of: principal) else {
            node.report(
                .error(
                    "swift-cdk:lambda/permission-principal", "A permission for a function cannot be for \(Self.phrase(principal))",
                    action: "name a service, an account, a role, an ARN or an organization"))
            return nil
        }
        let given = principal.conditions.pairs
        let unsupported = given.filter { pair in !Self.supportedConditions.contains { $0 == (pair.name, pair.key) } }
        if !unsupported.isEmpty {
            node.report(
                .error(
                    "swift-cdk:lambda/permission-condition",
                    "A permission for a function knows no condition "
                        + "\(unsupported.map { "\($0.name) of \($0.key)" }.joined(separator: ", "))",
                    action: "use " + Self.supportedConditions.map { "\($0) of \($1)" }.joined(separator: " or ")
                        + ", or put the conditions into the policies of those who invoke the function"))
            return nil
        }
        func value(_ key: String) -> Value<String>? {
            given.first { $0.key == key }.map { Value(raw: $0.value.raw) }
        }
        self.name = name
        sourceARN = value("aws:SourceArn")
        sourceAccount = value("aws:SourceAccount")
        organizationID = value("aws:PrincipalOrgID")
        if organizationID != nil, sourceARN != nil || sourceAccount != nil {
            node.report(
                .error(
                    "swift-cdk:lambda/permission-condition-combination", "A permission for an organization cannot name a source as well",
                    action: "add a permission for each of the two"))
            return nil
        }
    }

    private static func name(of principal: Principal) -> Value<String>? {
        switch principal.kind {
        case .conditional(let wrapped, _), .sessionTags(let wrapped): plainName(of: wrapped)
        default: plainName(of: principal)
        }
    }

    private static func plainName(of principal: Principal) -> Value<String>? {
        switch principal.kind {
        case .account(let id): id ?? .rendered { $0.stack?.account }
        case .service(let name, _, _): Value(name)
        case .arn(let arn): arn.text
        case .organization: "*"
        case .construct(let construct): construct.arn.text
        default: nil
        }
    }

    /// A principal that a permission cannot name, in words.
    private static func phrase(_ principal: Principal) -> String {
        switch principal.kind {
        case .conditional(let principal, _), .sessionTags(let principal): phrase(principal)
        case .star: "everybody at once by *"
        case .composite: "several principals at once"
        case .canonicalUser: "a canonical user"
        case .federated: "users of an identity provider"
        case .json: "a principal in JSON"
        case .service, .arn, .account, .organization, .construct, .unknown: "a principal that is not known"
        }
    }
}
