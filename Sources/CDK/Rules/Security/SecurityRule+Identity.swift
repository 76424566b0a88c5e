import CloudAssembly

/// Policies, users, keys.
extension SecurityRule {
    static let identity: [SecurityRule] = [
        // IAM.1: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1
        policies(of: .identity) { statement in
            guard statement.isAllowed, statement.actions.contains("*"), statement.resources.contains("*") else { return nil }
            return .warning(
                "swift-cdk:security/administrator", "The statement allows everything in the account",
                action: "name the actions and the resources that are needed")
        },
        .when("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group") { identity in
            identity.elements("ManagedPolicyArns").filter { PolicyReading.text($0.value).hasSuffix(":iam::aws:policy/AdministratorAccess") }
                .map { place, _ in
                    .warning(
                        "swift-cdk:security/administrator-policy", "AdministratorAccess allows everything in the account",
                        action: "attach a policy that names what is needed", in: place)
                }
        },
        // IAM.21: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21
        policies(of: .identity) { statement in
            guard statement.isAllowed, statement.resources.contains("*"),
                let action = statement.actions.first(where: { $0.hasSuffix(":*") })
            else { return nil }
            return .warning(
                "swift-cdk:security/whole-service", "The statement allows everything in a service: \(action) on every resource",
                action: "name the actions or the resources that are needed")
        },
        // IAM.2: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2
        .when("AWS::IAM::User") { user in
            ["Policies", "ManagedPolicyArns"].filter { user[$0]?.array?.isEmpty == false }.map { place in
                .warning(
                    "swift-cdk:security/user-policy", "The user has a policy of its own, of which nobody keeps track",
                    action: "attach it to a group, or use a role", in: place)
            }
        },
        // KMS.4. Only symmetric keys of which KMS has the material can change by themselves:
        // https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4
        .on(
            "AWS::KMS::Key",
            unless: { key in
                (key["KeySpec"] != nil && key["KeySpec"]?.string != "SYMMETRIC_DEFAULT")
                    || (key["Origin"] != nil && key["Origin"]?.string != "AWS_KMS")
            },
            tell: .warning(
                "swift-cdk:security/key-rotation", "The key's material stays the same for ever", action: "set enableKeyRotation to true",
                in: "EnableKeyRotation")),
        // S3.2, SQS.3, SNS.4, KMS.5 and those like them of other services:
        // https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3
        policies(of: .resource, without: ["AWS::EC2::VPCEndpoint", "AWS::ApiGateway::RestApi"]) { statement in
            guard statement.isAllowed, statement.isForEverybody, !statement.hasConditions else { return nil }
            return .warning(
                "swift-cdk:security/public-policy", "Everybody may do this, people without an account too",
                action: "name accounts or services, or add a condition such as aws:PrincipalOrgID")
        },
    ]

    /// A rule over the statements of policies of a kind.
    private static func policies(
        of kind: PolicyPlace.Kind, without types: Set<String> = [],
        _ find: @escaping @Sendable (PolicyReading.Statement) -> Diagnostic?
    ) -> SecurityRule {
        let all = PolicyPlace.all.mapValues { $0.filter { $0.kind == kind } }.filter { !$0.value.isEmpty && !types.contains($0.key) }
        return SecurityRule(types: all.keys.sorted()) { resource in
            (all[resource.type] ?? []).flatMap { place in
                PolicyReading.statements(of: resource.properties, at: place.path).compactMap { statement in
                    find(statement).map { $0.within(statement.place) }
                }
            }
        }
    }
}
