import CDK
import CDKIAM
import CloudAssembly

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
                "Invalid principal type for Lambda permission statement: \(principal.description.prefix { $0 != "(" }). Supported: "
                    + "AccountPrincipal, ArnPrincipal, ServicePrincipal, OrganizationPrincipal",
                action: "name a service, an account, a role or an organization")
            return nil
        }
        let given = principal.conditions.pairs
        let unsupported = given.filter { pair in !Self.supportedConditions.contains { $0 == (pair.name, pair.key) } }
        if !unsupported.isEmpty {
            node.report(
                "PrincipalWithConditions had unsupported conditions for Lambda permission statement: "
                    + "\(Self.text(unsupported.map { ($0.name, $0.key) })). Supported operator/condition pairs: "
                    + "\(Self.text(Self.supportedConditions))",
                action: "leave the other conditions out, or put them into the policies of those who invoke the function")
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
                "PrincipalWithConditions had unsupported condition combinations for Lambda permission statement: principalOrgID cannot be "
                    + "set with other conditions.",
                action: "add a permission for each")
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
        case .identity(let identity): identity.principalARN.text
        default: nil
        }
    }

    private static func text(_ pairs: [(String, String)]) -> String {
        JSON.array(pairs.map { ["operator": .string($0), "key": .string($1)] }).text()
    }
}
