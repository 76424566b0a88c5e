import CDK
import CDKIAM
import CDKKMS
import Testing

/// What a user gets to read, to the letter.
@Suite struct IAMMistakesTests {
    private func role(_ stack: Stack, _ statements: PolicyStatement...) {
        let role = Role(stack, "Role", assumedBy: .accountRoot)
        for statement in statements { role.addToPolicy(statement) }
    }

    @Test func statements() {
        #expect(
            stackReport { role($0, PolicyStatement(actions: ["s3 GetObject"], resources: ["*"])) } == """
                error: video/Role/DefaultPolicy/Resource: statement 1: The action 's3 GetObject' does not have the form service:name \
                [swift-cdk:iam/action]
                  write it as in s3:GetObject or s3:Get*
                """)
        #expect(
            stackReport {
                role($0, PolicyStatement(actions: ["s3:Get*"], resources: ["*"]), PolicyStatement(sid: "not ok", principals: [.anyone]))
            } == """
                error: video/Role/DefaultPolicy: statement 'not ok': A statement is about actions, but this one names none \
                [swift-cdk:iam/no-actions]
                  name the actions
                error: video/Role/DefaultPolicy: statement 'not ok': A statement of a role, user or group applies to it alone, but this \
                one names principals [swift-cdk:iam/needless-principals]
                  leave the principals out
                error: video/Role/DefaultPolicy: statement 'not ok': The sid of a statement of a role, user or group has letters and \
                digits alone, but this one is 'not ok' [swift-cdk:iam/statement-id]
                  use letters and digits
                error: video/Role/DefaultPolicy: statement 'not ok': A statement is about resources, but this one names none \
                [swift-cdk:iam/no-resources]
                  name the resources, or ["*"]
                """)
        #expect(
            stackReport { stack in
                Role(stack, "Role", assumedBy: .accountRoot).assumeRolePolicy.add(PolicyStatement(actions: ["sts:AssumeRole"]))
            } == """
                error: video/Role: statement 2: A statement of a trust policy says who is meant, but this one names nobody \
                [swift-cdk:iam/no-principals]
                  name the principals
                """)
        #expect(
            stackReport { Key($0, "Key").addToResourcePolicy(PolicyStatement(actions: ["kms:*"], principals: [.anyone])) } == """
                error: video/Key: statement 2: A statement is about resources, but this one names none [swift-cdk:iam/no-resources]
                  name the resources, or ["*"]
                """)
    }

    @Test func principals() {
        func policy(_ principals: Principal...) -> String {
            stackReport { stack in
                let document = PolicyDocument(
                    statements: [PolicyStatement(actions: ["sqs:*"], resources: ["*"], principals: .only(principals))])
                CfnResource(stack, "Policy", type: "AWS::SQS::QueuePolicy", properties: ["PolicyDocument": AnyValue(document)])
            }
        }
        #expect(
            policy(.organization("o-1")) == """
                error: video/Policy: statement 1: The id of an organization is 'o-' and 10 to 32 lower-case letters and digits, but this \
                one is 'o-1' [swift-cdk:iam/organization]
                  take the id from the console of AWS Organizations
                """)
        #expect(
            policy(.star, .anyone) == """
                error: video/Policy: statement 1: The principal .star has to stand alone, but the statement has others as well \
                [swift-cdk:iam/star-principal]
                  use .anyone instead of .star, or two statements
                """)
        #expect(
            policy(.anyone, .anyone.withConditions(["Bool": ["a": "b"]])) == """
                error: video/Policy: statement 1: The principals of a statement share their conditions, but one has {} and another \
                {"Bool":{"a":"b"}} [swift-cdk:iam/principal-conditions]
                  give each principal a statement of its own
                """)
        #expect(
            policy(.composite(.anyone.withConditions(["Bool": ["a": "b"]]))) == """
                error: video/Policy: statement 1: One of several principals has conditions of its own: {"Bool":{"a":"b"}} \
                [swift-cdk:iam/composite-conditions]
                  give the principal a statement of its own
                """)
        #expect(
            stackReport { Role($0, "Role", assumedBy: Group($0, "Group").grantPrincipal) } == """
                error: video/Role/Resource: statement 1: A policy cannot name a group of users, such as video/Group \
                [swift-cdk:iam/group-as-principal]
                  name the users, or a role that they assume
                """)
        #expect(
            stackReport { stack in
                let policy = Policy(stack, "Policy")
                Key(stack, "Key").addToResourcePolicy(
                    PolicyStatement(actions: ["kms:*"], resources: ["*"], principals: [policy.grantPrincipal]))
            } == """
                error: video/Key/Resource: A resource's policy has to name who gets a permission, and a policy is nobody \
                [swift-cdk:iam/policy-as-principal]
                  grant to the role or user that the policy is attached to
                """)
        #expect(
            stackReport { stack in
                let imported = CfnResource(stack, "Imported", type: "Custom::Function")
                Key(stack, "Key").addToResourcePolicy(
                    PolicyStatement(actions: ["kms:*"], resources: ["*"], principals: [.unknown(of: imported)]))
            } == """
                error: video/Key/Resource: A policy names the role of video/Imported, which was imported without its role \
                [swift-cdk:iam/unknown-role]
                  import it with its role, or grant to a principal that is known
                """)
        #expect(
            stackReport { Role($0, "Role", assumedBy: .accountRoot).grantAssumeRole(to: .service("ec2.amazonaws.com")) } == """
                error: video/Role: A service or an account has no policy that could let it assume the role: only the role's trust policy \
                can [swift-cdk:iam/assume-role-grant]
                  add a statement to the role's assumeRolePolicy, or name the principal in assumedBy
                """)
    }

    @Test func roles() {
        #expect(
            stackReport {
                Role(
                    $0, "Role", assumedBy: .accountRoot, path: "p", roleName: "a b", maxSessionDuration: .minutes(10),
                    description: String(repeating: "d", count: 1_001))
            } == """
                error: video/Role: roleName: The name of a role has 1 to 64 letters, digits and '_+=,.@-', but this one is 'a b' \
                [swift-cdk:iam/role-name]
                  correct the name
                error: video/Role: maxSessionDuration: A role is assumed for up to 3,600 to 43,200 seconds, not up to 600 \
                [swift-cdk:iam/session-duration]
                  set maxSessionDuration between .hours(1) and .hours(12)
                error: video/Role: description: The description of a role has at most 1,000 characters, but this one has 1001 \
                [swift-cdk:iam/role-description]
                  shorten the description
                error: video/Role: path: The path of a role is '/', or ASCII characters without spaces between two slashes, but this one \
                is 'p' [swift-cdk:iam/role-path]
                  begin and end the path with a slash
                """)
        #expect(
            stackReport { Role($0, "Role", assumedBy: .accountRoot, path: "") } == """
                error: video/Role: path: The path of a role has 1 to 512 characters, but this one has 0 [swift-cdk:iam/role-path-length]
                  leave the path out
                """)
        #expect(
            stackReport { _ = Role.imported($0, "Role", arn: "role/name") } == """
                error: video: 'role/name' is not the ARN of a role [swift-cdk:iam/imported-arn]
                  import the role by arn:aws:iam::<account>:role/<name>
                """)
        #expect(
            stackReport { stack in
                let role = Role(stack, "Role", assumedBy: .accountRoot)
                let elsewhere = Stack(stack.node.root, "other", env: Environment(account: "222222222222", region: .euSouth1))
                CfnOutput(elsewhere, "Role", value: role.name)
            } == """
                error: other/Role: 'video/Role' is used in another account or region, and has no name that is known there \
                [swift-cdk:template/unnamed-across-environments]
                  give the resource a name, or .generatedIfNeeded
                """)
    }

    @Test func policies() {
        #expect(
            stackReport { Policy($0, "Policy", isForced: true) } == """
                error: video/Policy: isForced demands that the policy is there, but it has no statements [swift-cdk:iam/empty-policy]
                  add a statement
                error: video/Policy: isForced demands that the policy is there, but it is attached to nobody \
                [swift-cdk:iam/unattached-policy]
                  attach it to a role, a user or a group
                """)
        #expect(
            stackReport { CfnOutput($0, "Name", value: Policy($0, "Policy").name) } == """
                error: video/Policy: Its name is referred to, so the policy has to be there, but it has no statements \
                [swift-cdk:iam/empty-policy]
                  add a statement
                error: video/Policy: Its name is referred to, so the policy has to be there, but it is attached to nobody \
                [swift-cdk:iam/unattached-policy]
                  attach it to a role, a user or a group
                """)
        #expect(
            stackReport { ManagedPolicy($0, "Policy") } == """
                error: video/Policy: The managed policy has no statements [swift-cdk:iam/empty-managed-policy]
                  add a statement
                """)
        #expect(
            stackReport { stack in
                let role = Role(stack, "Role", assumedBy: .accountRoot)
                for id in ["One", "Two"] {
                    Policy(
                        stack, id, policyName: "same", statements: [PolicyStatement(actions: ["s3:GetObject"], resources: ["*"])],
                        roles: [role])
                }
            } == """
                error: video/Two: policyName: The role, user or group has two inline policies called 'same' \
                [swift-cdk:iam/duplicate-policy-name]
                  give one of the two another name
                """)
        #expect(
            stackReport { User.imported($0, "User", name: "me").addManagedPolicy(.aws("ReadOnlyAccess")) } == """
                error: video/User: The managed policies of an imported user cannot be changed [swift-cdk:iam/imported-user-managed-policy]
                  attach the policy to the user with ManagedPolicy.attach(to:)
                """)
        #expect(
            stackReport { User($0, "User", isPasswordResetRequired: true) } == """
                error: video/User: isPasswordResetRequired: The user has to choose another password, but has none \
                [swift-cdk:iam/password-reset]
                  give the user a password
                """)
        #expect(
            stackReport { stack in
                stack.node.setContext("@aws-cdk/aws-iam.arnSizeEstimate", "long")
                role(stack, PolicyStatement(actions: ["s3:GetObject"], resources: ["*"]))
            } == """
                error: video/Role: The context value '@aws-cdk/aws-iam.arnSizeEstimate' has to be a number, but is "long" \
                [swift-cdk:iam/arn-size-estimate]
                  correct the value in cdk.json
                """)
    }

    @Test func json() {
        func message(_ statement: JSON) -> String {
            do {
                _ = try PolicyDocument(json: ["Statement": statement])
                return ""
            } catch {
                return error.description
            }
        }
        #expect(message([:]) == "Statement has to be a list")
        #expect(message([["Resource": "*"]]) == "A statement has neither Action nor NotAction")
        #expect(message([["Action": 1]]) == "Action has to be a text or a list of texts")
        #expect(message([["Action": "a:B", "NotAction": "a:C"]]) == "A statement has both Action and NotAction")
        #expect(message([["Action": "a:B", "Principal": "*", "NotPrincipal": "*"]]) == "A statement has both Principal and NotPrincipal")
        #expect(message([["Action": "a:B", "Principal": 5]]) == "Principal has to be a text or an object, but is 5")
        #expect(message([["Action": "a:B", "Effect": "Maybe"]]) == "Effect has to be Allow or Deny, but is 'Maybe'")
        #expect(message([["Action": "a:B", "Condition": "x"]]) == "Condition has to be an object of operators")
        #expect(message([["Action": "a:B", "Principal": "*", "Resource": ["a"], "Condition": ["Bool": ["k": "v"]]]]) == "")
    }

    @Test func warnings() {
        #expect(
            stackReport { stack in
                let imported = CfnResource(stack, "Imported", type: "Custom::Function")
                Grant.addToPrincipal(
                    Principal.unknown(of: imported), actions: ["s3:GetObject"], resources: ["*", "\(imported.ref)"], of: imported)
                Role.imported(stack, "Role", name: "there").addManagedPolicy(.imported(arn: "arn:aws:iam::aws:policy/ReadOnlyAccess"))
                Group(stack, "Group", managedPolicies: (1...11).map { .aws("Policy\($0)") })
            } == """
                warning: video/Imported: The construct was imported without its role, which needs a permission: \
                {"Action":"s3:GetObject","Effect":"Allow","Resource":["*","<known at deployment>"]} \
                [@aws-cdk/aws-iam:unknownPrincipalAddStatementToRole]
                  add this statement to the role, or import the construct with it
                warning: video/Role: The imported role 'there' does not get the policy arn:aws:iam::aws:policy/ReadOnlyAccess: this app \
                makes neither [@aws-cdk/aws-iam:IRoleCantBeUsedWithIManagedPolicy]
                  attach the policy where the role or the policy is made
                warning: video/Group: managedPolicies: A group has at most 10 managed policies, but this one has 11 \
                [@aws-cdk/aws-iam:groupMaxPoliciesExceeded]
                  put several into one, or the users into two groups
                """)
    }

    @Test func manyPolicies() {
        #expect(
            stackReport { stack in
                let policies: [any ManagedPolicyReference] = (1...11).map { .aws("Policy\($0)") }
                let role = Role(stack, "Many", assumedBy: .accountRoot, managedPolicies: policies)
                role.addToPolicy(PolicyStatement(actions: ["s3:GetObject"], resources: ["*"]))
            } == """
                warning: video/Many: What is granted to the role needs 11 managed policies, and an account allows 10 unless its quota is \
                raised [@aws-cdk/aws-iam:rolePolicyLarge]
                  grant less to the role, or have the quota raised
                """)
        #expect(
            stackReport { stack in
                let policies: [any ManagedPolicyReference] = (1...21).map { .aws("Policy\($0)") }
                let role = Role(stack, "Many", assumedBy: .accountRoot, managedPolicies: policies)
                role.addToPolicy(PolicyStatement(actions: ["s3:GetObject"], resources: ["*"]))
            } == """
                warning: video/Many: A role has at most 20 managed policies, but what is granted to this one needs 21 \
                [@aws-cdk/aws-iam:rolePolicyTooLarge]
                  grant less to the role, by wildcards or by several roles
                """)
    }
}
