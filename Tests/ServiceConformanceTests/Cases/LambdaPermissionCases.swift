import CDK
import CDKIAM
import CDKLambda
import ConformanceSupport
import Testing

@Suite struct LambdaPermissionCases {
    @Test func permissions() throws {
        try Conformance.check("86-lambda-permissions") { app in
            let elsewhere = Stack(app, "Elsewhere", env: Environment(account: "222222222222", region: .euSouth1))
            let foreign = Role(elsewhere, "Foreign", assumedBy: .service("ec2.amazonaws.com"), roleName: "foreign")
            permissions(Stack(app, "Permissions", env: Conformance.environment), foreign)
            permissions(Stack(app, "Agnostic"), nil)
        }
    }

    private func make(_ stack: Stack, _ id: String, _ name: PhysicalName = .chosenAtDeployment) -> Function {
        Function(stack, id, code: .inline("x"), runtime: .nodejs22, handler: "index.handler", functionName: name)
    }

    private func permissions(_ stack: Stack, _ foreign: Role?) {
        let t = topic(stack, "T")
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let f = make(stack, "F", "f")
        f.addPermission(
            "Service",
            principal: .service(
                "s3.amazonaws.com",
                conditions: [
                    "ArnLike": ["aws:SourceArn": "arn:aws:s3:::bucket"], "StringEquals": ["aws:SourceAccount": "333333333333"],
                ]))
        f.addPermission("Account", principal: .account("333333333333"), action: "lambda:GetFunction")
        f.addPermission("Root", principal: .accountRoot)
        f.addPermission("Arn", principal: .arn("arn:aws:iam::333333333333:role/x"))
        f.addPermission("Organization", principal: .organization("o-1234567890"))
        f.addPermission("InOrganization", principal: .arn("*").inOrganization("o-1234567890"))
        f.addPermission("OfOrganization", principal: .anyone, organizationID: "o-abcdefghij")
        f.addPermission("RoleItself", principal: role.grantPrincipal)
        f.addPermission("Alexa", principal: .service("alexa-appkit.amazon.com"), eventSourceToken: "amzn1.ask")
        f.addPermission(
            "Elsewhere", principal: .service("sns"), sourceARN: "\(t.ref)", sourceAccount: "444444444444", scope: t)
        let g = make(stack, "G")
        g.grantInvoke(to: .service("events.amazonaws.com"))
        g.grantInvoke(to: .service("events.amazonaws.com"))
        g.grantInvoke(to: .account("333333333333"))
        g.grantInvoke(to: Principal.arn("arn:aws:iam::333333333333:role/x"))
        g.grantInvoke(to: Principal.organization("o-1234567890"))
        g.grantInvoke(
            to: Principal.service("s3.amazonaws.com").withConditions(["StringEquals": ["aws:SourceAccount": "333333333333"]]))
        g.grantInvoke(toEachOf: [.service("sns.amazonaws.com"), .account("555555555555")])
        g.grantInvoke(to: role)
        g.grantInvoke(to: f)
        g.grantInvokeURL(to: role)
        g.grantInvokeURL(to: .account("333333333333"))
        g.grantInvokeURL(to: .account("333333333333"))
        let h = make(stack, "H")
        let version = h.currentVersion
        h.grantInvoke(to: role, of: version)
        h.grantInvoke(to: role, of: h.latestVersion)
        h.grantInvoke(to: .account("333333333333"), of: FunctionVersion.imported(stack, "Second", of: h, version: "2"))
        let alias = version.addAlias("live")
        alias.grantInvoke(to: role)
        alias.grantInvoke(to: .service("events.amazonaws.com"))
        alias.addPermission("Perm", principal: .service("sns.amazonaws.com"), sourceARN: "\(t.ref)")
        version.grantInvoke(to: .account("333333333333"))
        alias.addURL(authentication: .none, invokeMode: .responseStream)
        alias.grantInvokeURL(to: role)
        let url = g.addURL(
            cors: .init(
                allowedOrigins: ["https://a"], allowedMethods: ["GET"], allowedHeaders: ["h"], exposedHeaders: ["e"],
                allowsCredentials: true, maximumAge: .minutes(5)))
        url.grantInvokeURL(to: f)
        let named = Function.imported(stack, "Named", name: "there")
        named.grantInvoke(to: role)
        named.grantInvoke(to: .account("333333333333"))
        named.addToRolePolicy(PolicyStatement(actions: ["a:B"], resources: ["*"]))
        let same = Function.imported(stack, "Same", arn: "arn:aws:lambda:eu-south-1:111111111111:function:same")
        if let foreign {
            same.grantInvoke(to: role)
            same.addPermission("P", principal: .service("sns.amazonaws.com"))
            f.grantInvoke(to: foreign)
        }
        let skippedRole = Role.imported(stack, "SkippedRole", name: "skipped")
        let skipped = Function.imported(
            stack, "Skipped", arn: "arn:aws:lambda:eu-south-1:666666666666:function:skipped", role: skippedRole, skipsPermissions: true)
        skipped.grantInvoke(to: .account("333333333333"))
        skipped.grantInvoke(to: role)
        skipped.addToRolePolicy(PolicyStatement(actions: ["a:B"], resources: ["*"]))
        let v = FunctionVersion.imported(stack, "V", arn: "arn:aws:lambda:eu-south-1:111111111111:function:same:7")
        v.grantInvoke(to: role)
        let va = FunctionVersion.imported(stack, "VA", of: named, version: "3")
        va.grantInvoke(to: role)
        let ia = FunctionAlias.imported(stack, "IA", name: "prod", version: va)
        ia.grantInvoke(to: role)
        va.addAlias("four")
        topic(
            stack, "Names",
            [
                "a": AnyValue(f.arn), "b": AnyValue(f.name), "c": AnyValue(named.arn), "d": AnyValue(named.name),
                "e": AnyValue(same.name), "f": AnyValue(version.arn), "g": AnyValue(version.name), "h": AnyValue(version.version),
                "i": AnyValue(alias.arn), "j": AnyValue(alias.name), "k": AnyValue(v.name), "l": AnyValue(v.version),
                "m": AnyValue(v.function.arn), "n": AnyValue(ia.arn), "o": AnyValue(ia.name), "p": AnyValue(url.url),
                "q": AnyValue(url.functionARN), "r": AnyValue(f.latestVersion.arn), "s": AnyValue(alias.aliasName),
            ])
    }
}
