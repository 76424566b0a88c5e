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
            stackProblems { role($0, PolicyStatement(actions: ["s3 GetObject"], resources: ["*"])) } == [
                "video/Role/DefaultPolicy/Resource: Action 's3 GetObject' is invalid. An action string consists of a service namespace, a "
                    + "colon, and the name of an action. Action names can include wildcards. -> write it as in s3:GetObject"
            ])
        #expect(
            stackProblems { role($0, PolicyStatement(sid: "not ok", principals: [.anyone])) } == [
                "video/Role/DefaultPolicy: A PolicyStatement must specify at least one 'action' or 'notAction'. -> name the actions",
                "video/Role/DefaultPolicy: A PolicyStatement used in an identity-based policy cannot specify any IAM principals. -> "
                    + "leave the principals out: the policy is that of its role, user or group",
                "video/Role/DefaultPolicy: Statement ID (sid) 'not ok' must be alphanumeric (A-Z, a-z, 0-9) when used in an identity-based "
                    + "policy. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html -> "
                    + "use letters and digits",
                "video/Role/DefaultPolicy: A PolicyStatement used in an identity-based policy must specify at least one resource. -> "
                    + "name the resources, or [\"*\"]",
            ])
        #expect(
            stackProblems { stack in
                Role(stack, "Role", assumedBy: .accountRoot).assumeRolePolicy.add(PolicyStatement(actions: ["sts:AssumeRole"]))
            } == [
                "video/Role: A PolicyStatement used in a trust policy must specify at least one IAM principal. -> name the principals"
            ])
        #expect(
            stackProblems { Key($0, "Key").addToResourcePolicy(PolicyStatement(actions: ["kms:*"], principals: [.anyone])) } == [
                "video/Key: A PolicyStatement used in a resource-based policy must specify at least one resource. -> "
                    + "name the resources, or [\"*\"]"
            ])
    }

    @Test func principals() {
        func trust(_ principals: Principal...) -> [String] {
            stackProblems { stack in
                let document = PolicyDocument(
                    statements: [PolicyStatement(actions: ["sqs:*"], resources: ["*"], principals: .only(principals))])
                CfnResource(stack, "Policy", type: "AWS::SQS::QueuePolicy", properties: ["PolicyDocument": AnyValue(document)])
            }
        }
        #expect(
            trust(.organization("o-1")) == [
                "video/Policy: Expected Organization ID must match regex pattern ^o-[a-z0-9]{10,32}$, received o-1 -> "
                    + "take the id from the console of AWS Organizations"
            ])
        #expect(
            trust(.star, .anyone) == [
                "video/Policy: Cannot merge principals; if one uses a literal principal string the other one must be empty -> "
                    + "use .anyone instead of .star, or two statements"
            ])
        #expect(
            trust(.anyone, .anyone.withConditions(["Bool": ["a": "b"]])) == [
                "video/Policy: All principals in a PolicyStatement must have the same Conditions (got '{}' and "
                    + "'{\"Bool\":{\"a\":\"b\"}}'). Use multiple statements instead. -> give each principal a statement of its own"
            ])
        #expect(
            trust(.composite(.anyone.withConditions(["Bool": ["a": "b"]]))) == [
                "video/Policy: Components of a CompositePrincipal must not have conditions. Tried to add the following fragment: "
                    + "{\"principalJson\":{\"AWS\":\"*\"},\"conditions\":{\"Bool\":{\"a\":\"b\"}}} -> "
                    + "give the principal a statement of its own"
            ])
        #expect(
            stackProblems { Role($0, "Role", assumedBy: Group($0, "Group").grantPrincipal) } == [
                "video/Role/Resource: Cannot use an IAM Group as the 'Principal' or 'NotPrincipal' in an IAM Policy -> "
                    + "name the users, or a role that they assume"
            ])
        #expect(
            stackProblems { stack in
                let policy = Policy(stack, "Policy")
                Key(stack, "Key").addToResourcePolicy(
                    PolicyStatement(actions: ["kms:*"], resources: ["*"], principals: [policy.grantPrincipal]))
            } == [
                "video/Key/Resource: This grant operation needs to add a resource policy so needs access to a principal. Grant permissions "
                    + "to a Role or User, instead of a Policy. -> grant to the role or user that the policy is attached to"
            ])
        #expect(
            stackProblems { Role($0, "Role", assumedBy: .accountRoot).grantAssumeRole(to: .service("ec2.amazonaws.com")) } == [
                "video/Role: Cannot use a service or account principal with grantAssumeRole, use assumeRolePolicy instead. -> "
                    + "add a statement to the role's assumeRolePolicy, or name the principal in assumedBy"
            ])
    }

    @Test func roles() {
        #expect(
            stackProblems {
                Role(
                    $0, "Role", assumedBy: .accountRoot, path: "p", roleName: "a b", maxSessionDuration: .minutes(10),
                    description: String(repeating: "d", count: 1_001))
            } == [
                "video/Role: Invalid roleName. The name must be a string of characters consisting of upper and lowercase alphanumeric "
                    + "characters with no spaces. You can also include any of the following characters: _+=,.@-. Length must be between 1 "
                    + "and 64 characters. -> correct the name 'a b'",
                "video/Role: maxSessionDuration is set to 600, but must be >= 3600sec (1hr) and <= 43200sec (12hrs) -> "
                    + "set it between .hours(1) and .hours(12)",
                "video/Role: Role description must be no longer than 1000 characters. -> shorten the description",
                "video/Role: Role path must be either a slash or valid characters (alphanumerics and symbols) surrounded by slashes. Valid "
                    + "characters are unicode characters in [\\u0021-\\u007F]. However, p is provided. -> begin and end the path with "
                    + "a slash",
            ])
        #expect(
            stackProblems { Role($0, "Role", assumedBy: .accountRoot, path: "") } == [
                "video/Role: Role path must be between 1 and 512 characters. The provided role path is 0 characters. -> use a shorter path"
            ])
        #expect(
            stackProblems { _ = Role.imported($0, "Role", arn: "role/name") } == [
                "video: ARNs must start with \"arn:\" and have at least 6 components: role/name -> "
                    + "import the role by arn:aws:iam::<account>:role/<name>"
            ])
        #expect(
            stackProblems { stack in
                let role = Role(stack, "Role", assumedBy: .accountRoot)
                let elsewhere = Stack(stack.node.root, "other", env: Environment(account: "222222222222", region: .euSouth1))
                CfnOutput(elsewhere, "Role", value: role.name)
            } == [
                "other/Role: Cannot use resource 'video/Role' in a cross-environment fashion, the resource's physical name must be "
                    + "explicit set or use `PhysicalName.GENERATE_IF_NEEDED` -> give the resource a name, or .generatedIfNeeded"
            ])
    }

    @Test func policies() {
        #expect(
            stackProblems { Policy($0, "Policy", isForced: true) } == [
                "video/Policy: Policy created with force=true is empty. You must add statements to the policy -> add a statement",
                "video/Policy: Policy created with force=true must be attached to at least one principal: user, group or role -> "
                    + "attach it to a role, a user or a group",
            ])
        #expect(
            stackProblems { CfnOutput($0, "Name", value: Policy($0, "Policy").name) } == [
                "video/Policy: This Policy has been referenced by a resource, so it must contain at least one statement. -> add a "
                    + "statement",
                "video/Policy: This Policy has been referenced by a resource, so it must be attached to at least one user, group or role. "
                    + "-> attach it to a role, a user or a group",
            ])
        #expect(
            stackProblems { ManagedPolicy($0, "Policy") } == [
                "video/Policy: Managed Policy is empty. You must add statements to the policy -> add a statement"
            ])
        #expect(
            stackProblems { stack in
                let role = Role(stack, "Role", assumedBy: .accountRoot)
                for id in ["One", "Two"] {
                    Policy(
                        stack, id, policyName: "same", statements: [PolicyStatement(actions: ["a:B"], resources: ["*"])], roles: [role])
                }
            } == ["video/Two: A policy named \"same\" is already attached -> give one of the two another name"])
        #expect(
            stackProblems { User.imported($0, "User", name: "me").addManagedPolicy(.aws("ReadOnlyAccess")) } == [
                "video/User: Cannot add managed policy to imported User -> attach the policy to the user with ManagedPolicy.attach(to:)"
            ])
        #expect(
            stackProblems { User($0, "User", isPasswordResetRequired: true) } == [
                "video/User: Cannot set \"passwordResetRequired\" without specifying \"initialPassword\" -> give the user a password"
            ])
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
        #expect(message([:]) == "Statement must be an array")
        #expect(
            message([["Resource": "*"]])
                == "Incorrect Policy Statement: A PolicyStatement must specify at least one 'action' or 'notAction'.")
        #expect(message([["Action": 1]]) == "Fields must be either a string or an array of strings")
        #expect(
            message([["Action": "a:B", "NotAction": "a:C"]])
                == "Cannot add 'NotActions' to policy statement if 'Actions' have been added")
        #expect(message([["Action": "a:B", "Principal": 5]]) == "JSON IAM principal should be an object, got 5")
        #expect(message([["Action": "a:B", "Effect": "Maybe"]]) == "Effect must be 'Allow' or 'Deny', got 'Maybe'")
        #expect(
            message([["Action": "a:B", "Condition": "x"]]) == "A Condition should be represented as a map of operator to value")
        #expect(message([["Action": "a:B", "Principal": "*", "Resource": ["a"], "Condition": ["Bool": ["k": "v"]]]]) == "")
    }

    @Test func keys() {
        #expect(
            stackProblems { Key($0, "Key", alias: "aws/x", isRotated: false, rotationPeriod: .days(90), pendingWindow: .days(3)) } == [
                "video/Key: 'rotationPeriod' cannot be specified when 'enableKeyRotation' is disabled -> leave isRotated out, or "
                    + "the period",
                "video/Key: 'pendingWindow' value must between 7 and 30 days. Received: 3 -> set it between .days(7) and .days(30)",
                "video/Key/Alias: Alias cannot start with alias/aws/: alias/aws/x -> use another name: these are AWS's own",
            ])
        #expect(
            stackProblems { Key($0, "Key", isRotated: true, rotationPeriod: .days(30), spec: .hmac256, usage: .signVerify) } == [
                "video/Key: key spec 'HMAC_256' is not valid with usage 'SIGN_VERIFY' -> use it for GENERATE_VERIFY_MAC",
                "video/Key: key rotation cannot be enabled on HMAC keys -> leave isRotated out",
                "video/Key: 'rotationPeriod' value must between 90 and 2650 days. Received: 30 -> set it between .days(90) and .days(2560)",
            ])
        #expect(
            stackProblems { Key($0, "Key", alias: "") } == [
                "video/Key/Alias: Alias must include a value after \"alias/\": alias/ -> name the alias"
            ])
        #expect(
            stackProblems { Key($0, "Key", alias: "a b") } == [
                "video/Key/Alias: Alias name must be between 1 and 256 characters in a-zA-Z0-9:/_- -> correct the name 'alias/a b'"
            ])
        #expect(
            stackProblems { _ = Key.imported($0, "Key", arn: "arn:aws:kms:eu-south-1:111111111111:key") } == [
                "video/Key: KMS key ARN must be in the format 'arn:<partition>:kms:<region>:<account>:key/<keyId>', got: "
                    + "'arn:aws:kms:eu-south-1:111111111111:key' -> import the key by the ARN that the KMS console shows"
            ])
    }

    @Test func warnings() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "video")
        let imported = CfnResource(stack, "Imported", type: "AWS::Lambda::Function")
        Grant.addToPrincipal(
            Principal.unknown(of: imported), actions: ["s3:GetObject"], resources: ["*", "\(imported.ref)"])
        Role.imported(stack, "Role", name: "there").addManagedPolicy(.imported("arn:aws:iam::aws:policy/ReadOnlyAccess"))
        _ = try? app.render()
        #expect(
            app.diagnostics.map { "\($0.constructPath): \($0.message)" } == [
                "video/Imported: Add statement to this resource's role: {\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":"
                    + "[\"*\",\"<known at deployment>\"]} [ack: @aws-cdk/aws-iam:unknownPrincipalAddStatementToRole]",
                "video/Role: Can't combine imported IManagedPolicy: arn:aws:iam::aws:policy/ReadOnlyAccess to imported role IRole: there. "
                    + "Use ManagedPolicy directly. [ack: @aws-cdk/aws-iam:IRoleCantBeUsedWithIManagedPolicy]",
            ])
    }
}
