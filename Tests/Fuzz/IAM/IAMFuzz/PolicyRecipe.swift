import CDK
import CDKIAM

/// Builds the stack of one random policy.
struct PolicyRecipe {
    let app: App
    let stack: Stack
    private let topics: [String: CfnResource]
    private let roles: [String: any RoleReference]
    private var principals: [Principal] = []

    init(_ recipe: JSON) throws {
        app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
        let environment =
            recipe["isAgnostic"]?.bool == true ? Environment() : Environment(account: "111111111111", region: .euSouth1)
        let stack = Stack(app, "Stack", env: environment)
        self.stack = stack
        topics = Dictionary(
            uniqueKeysWithValues: ["T1", "T2"].map { ($0, CfnResource(stack, $0, type: "AWS::SNS::Topic")) })
        roles = [
            "R1": Role(stack, "R1", assumedBy: .service("ec2.amazonaws.com")),
            "R2": Role(stack, "R2", assumedBy: .service("ec2.amazonaws.com")),
            "I1": Role.imported(stack, "I1", name: "path/one"),
            "I2": Role.imported(stack, "I2", arn: "arn:aws:iam::333333333333:role/two"),
        ]
        principals = (recipe["principals"]?.array ?? []).map(principal)
        let statements = (recipe["statements"]?.array ?? []).map(statement)
        switch recipe["kind"]?.string {
        case "role", "assume": addRole(recipe, statements)
        default:
            let document = PolicyDocument(
                statements: statements, assignsSids: recipe["assignSids"]?.bool == true, isMinimized: recipe["minimize"]?.bool == true)
            CfnResource(stack, "Doc", type: "AWS::SNS::Topic", properties: ["Doc": AnyValue(document)])
        }
    }

    private func addRole(_ recipe: JSON, _ statements: [PolicyStatement]) {
        let role = Role(
            stack, "Role", assumedBy: principals[Int(recipe["assumedBy"]?.number ?? 0)],
            externalIDs: (recipe["externalIDs"]?.array ?? []).compactMap(\.string))
        for (index, statement) in statements.enumerated() {
            let dependent = CfnResource(stack, "After\(index)", type: "AWS::SNS::Topic")
            role.addToPolicy(statement).apply(before: dependent)
        }
    }

    // MARK: Parts

    private func statement(_ json: JSON) -> PolicyStatement {
        PolicyStatement(
            json["effect"]?.string == "Deny" ? .deny : .allow, sid: json["sid"]?.string,
            actions: match(json, "actions", "notActions") { $0.string ?? "" },
            resources: match(json, "resources", "notResources") { ARN(raw: value($0).raw) },
            principals: match(json, "principals", "notPrincipals") { principals[Int($0.number ?? 0)] },
            conditions: conditions(json["conditions"]))
    }

    private func match<Element>(_ json: JSON, _ key: String, _ exclusion: String, _ make: (JSON) -> Element) -> PolicyMatch<Element> {
        if let elements = json[exclusion]?.array { return .allExcept(elements.map(make)) }
        return .only((json[key]?.array ?? []).map(make))
    }

    private func value(_ json: JSON) -> Value<String> {
        if let text = json.string { return Value(text) }
        if let topic = json["ref"]?.string.flatMap({ topics[$0] }) { return topic.ref }
        if let attribute = json["att"]?.array, let topic = attribute[0].string.flatMap({ topics[$0] }) {
            return topic.getAtt(attribute[1].string ?? "")
        }
        if let pseudo = json["pseudo"]?.string { return pseudo == "region" ? PseudoParameter.region : PseudoParameter.accountID }
        var joined: Value<String> = ""
        for piece in json["join"]?.array ?? [] { joined = "\(joined)\(value(piece))" }
        return joined
    }

    private func conditions(_ json: JSON?) -> Conditions {
        var conditions: Conditions = [:]
        for (name, keys) in json?.object ?? [:] {
            conditions.add(
                name,
                .object(
                    (keys.object ?? [:]).map { key, element in
                        (key, element.array.map { AnyValue($0.map { AnyValue(value($0)) }) } ?? AnyValue(value(element)))
                    }))
        }
        return conditions
    }

    private func principal(_ json: JSON) -> Principal {
        switch json.object?.keys.first {
        case "service": .service(json["service"]?.string ?? "", region: json["region"]?.string.map(Region.init(rawValue:)))
        case "account": .account(Value(json["account"]?.string ?? ""))
        case "accountRoot": .accountRoot
        case "arn": .arn(ARN(raw: value(json["arn"] ?? "").raw))
        case "canonicalUser": .canonicalUser(Value(json["canonicalUser"]?.string ?? ""))
        case "anyone": .anyone
        case "role": roles[json["role"]?.string ?? ""]?.grantPrincipal ?? .star
        case "importedRole": roles[json["importedRole"]?.string ?? ""]?.grantPrincipal ?? .star
        case "federated": .federated(Value(json["federated"]?.string ?? ""))
        case "composite": .composite((json["composite"]?.array ?? []).map(principal))
        case "sessionTags": principal(json["sessionTags"] ?? [:]).withSessionTags()
        case "organization": .organization(Value(json["organization"]?.string ?? ""))
        case "conditional": principal(json["conditional"] ?? [:]).withConditions(conditions(json["conditions"]))
        case "webIdentity": .webIdentity(Value(json["webIdentity"]?.string ?? ""), conditions: conditions(json["conditions"]))
        case "saml": .saml("\(json["saml"]?.string ?? "")", conditions: conditions(json["conditions"]))
        default: .star
        }
    }
}
