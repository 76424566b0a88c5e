import CDK
import CDKIAM
import ConformanceSupport
import Testing

@Suite struct IAMImportCases {
    @Test func imported() throws {
        try Conformance.check("81-iam-imported") { app in
            imported(Stack(app, "Imported", env: Conformance.environment))
            imported(Stack(app, "ImportedAgnostic"))
            let bounded = Stack(app, "Boundary", env: Conformance.environment)
            Role(bounded, "R", assumedBy: .accountRoot)
            User(bounded, "U")
            PermissionsBoundary.apply(.aws("PowerUserAccess"), to: bounded)
        }
    }

    private func imported(_ stack: Stack) {
        let t = topic(stack, "T")
        func statement(_ action: String, _ resource: ARN = "*") -> PolicyStatement {
            PolicyStatement(actions: [action], resources: [resource])
        }
        let byName = Role.imported(stack, "ByName", name: "folder/name")
        byName.addToPolicy(statement("s3:GetObject", "\(t.ref)"))
        byName.addToPolicy(statement("s3:PutObject", "\(t.ref)"))
        let byARN = Role.imported(
            stack, "ByArn", arn: "arn:aws:iam::111111111111:role/path/to/role", defaultPolicyName: "Mine")
        byARN.addToPolicy(statement("s3:GetObject"))
        // The original says nothing of what such a role does not get.
        for id in ["grant-by-hand", "role-of-other-account"] { Annotations.of(stack).acknowledgeWarning("swift-cdk:iam/\(id)") }
        let foreign = Role.imported(stack, "Foreign", arn: "arn:aws:iam::222222222222:role/there")
        foreign.addToPolicy(statement("s3:GetObject"))
        let frozen = Role.imported(
            stack, "Frozen", arn: "arn:aws:iam::111111111111:role/fixed", isMutable: false, addsGrantsToResources: true)
        frozen.addToPolicy(statement("s3:GetObject"))
        let parameter = CfnParameter(stack, "RoleArn")
        let deferred = Role.imported(stack, "Deferred", arn: "\(parameter.stringValue)")
        deferred.addToPolicy(statement("s3:GetObject"))
        let inline = Policy(stack, "Inline", statements: [statement("a:B")])
        for role in [byName, byARN, foreign, frozen, deferred] { inline.attach(to: role) }
        let managed = ManagedPolicy(
            stack, "Managed", managedPolicyName: "managed", path: "/x/", statements: [statement("a:B")], roles: [byName])
        byARN.addManagedPolicy(managed)
        let user = User.imported(stack, "User", name: "me")
        let group = Group.imported(stack, "Group", arn: "arn:aws:iam::111111111111:group/path/g")
        user.join(group)
        Construct(stack, "N")
        user.join(
            Group(
                stack, "NewGroup", groupName: "gg",
                managedPolicies: [managed, ManagedPolicy.imported(in: stack, name: "named")], path: "/p/"))
        Construct(stack, "A")
        let newUser = User(
            stack, "NewUser", userName: "nu", managedPolicies: [.imported(arn: "arn:aws:iam::1:policy/x")], path: "/u/",
            permissionsBoundary: .aws("ReadOnlyAccess"))
        newUser.addToPolicy(statement("a:B"))
        newUser.join(group)
        let bounded = Role(
            stack, "Bounded", assumedBy: byName.grantPrincipal, managedPolicies: [managed, managed], permissionsBoundary: managed)
        bounded.addManagedPolicy(managed)
        topic(
            stack, "Names",
            [
                "a": AnyValue(byName.name), "b": AnyValue(byARN.name), "c": AnyValue(deferred.name), "d": AnyValue(byName.arn),
                "e": AnyValue(user.name), "f": AnyValue(group.name), "g": AnyValue(managed.name), "h": AnyValue(managed.arn),
                "i": AnyValue(bounded.uniqueID), "j": AnyValue(newUser.arn), "k": AnyValue(foreign.name),
            ])
    }

    @Test func physicalNames() throws {
        try Conformance.check("82-iam-names") { app in
            let producer = Stack(app, "Producer", env: Conformance.environment)
            let consumer = Stack(app, "Consumer", env: Environment(account: "222222222222", region: .euSouth1))
            let near = Stack(app, "Near", env: Environment(account: "111111111111", region: .usEast1))
            let same = Stack(app, "Same", env: Conformance.environment)
            let generated = Role(
                producer, "Generated", assumedBy: .service("ec2.amazonaws.com"), path: "/x/", roleName: .generatedIfNeeded)
            let fixed = Role(producer, "Fixed", assumedBy: .service("ec2.amazonaws.com"), roleName: "fixed")
            let unused = Role(producer, "Unused", assumedBy: .service("ec2.amazonaws.com"), roleName: .generatedIfNeeded)
            let plain = Role(producer, "Plain", assumedBy: .service("ec2.amazonaws.com"))
            let managed = ManagedPolicy(
                producer, "Managed", managedPolicyName: "mp", statements: [PolicyStatement(actions: ["a:B"], resources: ["*"])])
            for stack in [consumer, near] {
                topic(
                    stack, "T",
                    [
                        "a": AnyValue(generated.arn), "b": AnyValue(generated.name), "c": AnyValue(fixed.arn),
                        "d": AnyValue(fixed.name), "e": AnyValue(managed.arn),
                    ])
            }
            topic(
                same, "T",
                ["a": AnyValue(generated.arn), "b": AnyValue(plain.arn), "c": AnyValue(plain.name), "d": AnyValue(unused.name)])
            let role = Role(same, "R", assumedBy: .arn(plain.arn))
            plain.grantPassRole(to: role)
            role.addToPolicy(PolicyStatement(actions: ["s3:Get*"], resources: ["\(plain.arn)/x"]))
        }
    }
}
