import CDK
import CDKIAM
import ConformanceSupport
import Testing

@Suite struct IAMPrincipalCases {
    @Test func principals() throws {
        try Conformance.check("80-iam-principals") { app in
            principals(Stack(app, "Principals", env: Conformance.environment))
            principals(Stack(app, "Agnostic"))
        }
    }

    private func principals(_ stack: Stack) {
        Role(stack, "Service", assumedBy: .service("lambda"))
        Role(stack, "OptIn", assumedBy: .service("logs.amazonaws.com", region: .afSouth1))
        Role(
            stack, "Conditional",
            assumedBy: .service("sqs.amazonaws.com.cn", conditions: ["StringEquals": ["aws:SourceAccount": "1"]]))
        Role(stack, "Account", assumedBy: .account("222222222222"))
        Role(stack, "Root", assumedBy: .accountRoot, externalIDs: ["a", "b"])
        Role(
            stack, "Arn", assumedBy: .arn("arn:aws:iam::222222222222:role/x").inOrganization("o-1234567890"), externalIDs: ["a"])
        Role(stack, "Organization", assumedBy: .organization("o-abcdefghij"))
        Role(stack, "Canonical", assumedBy: .canonicalUser("abc"))
        Role(
            stack, "Web",
            assumedBy: .webIdentity("accounts.google.com", conditions: ["StringEquals": ["accounts.google.com:aud": "x"]]))
        let oidc = IAM.CfnOIDCProvider(stack, "Oidc", url: "https://x")
        Role(
            stack, "OpenID", assumedBy: .openIDConnect("\(oidc.attrArn)", conditions: ["StringLike": ["x:sub": "repo:*"]]))
        let saml = IAM.CfnSAMLProvider(stack, "Saml", samlMetadataDocument: "<x/>")
        Role(stack, "SamlUser", assumedBy: .saml("\(saml.attrArn)"))
        Construct(stack, "P")
        Role(
            stack, "SamlConsole",
            assumedBy: .samlConsole("arn:aws:iam::111111111111:saml-provider/p", conditions: ["StringLike": ["a": "b"]]))
        Role(stack, "Anyone", assumedBy: .anyone)
        Role(stack, "Star", assumedBy: .star)
        Role(
            stack, "Composite",
            assumedBy: .composite(
                .service("ec2.amazonaws.com"), .accountRoot,
                .arn("arn:aws:iam::1:user/u").withConditions(["Bool": ["aws:MultiFactorAuthPresent": "true"]])))
        Role(stack, "Tags", assumedBy: .service("ecs-tasks.amazonaws.com").withSessionTags())
        Role(
            stack, "TagsAndMore", assumedBy: .accountRoot.withConditions(["StringEquals": ["a": "b"]]).withSessionTags())
        let other = Role(stack, "Other", assumedBy: .service("ec2.amazonaws.com"))
        let role = Role(stack, "Role", assumedBy: other.grantPrincipal, description: "")
        role.assumeRolePolicy.add(PolicyStatement(actions: ["sts:TagSession"], principals: [.service("ec2.amazonaws.com")]))
        role.grantPassRole(to: other)
        role.grantAssumeRole(to: Principal.composite(other.grantPrincipal))
        other.grant("iam:GetRole", "iam:ListRoles", to: role)
        role.addToPolicy(PolicyStatement(actions: ["a:B"], resources: ["*"]))
        role.withoutPolicyUpdates().addToPolicy(PolicyStatement(actions: ["never:Seen"], resources: ["*"]))
        let t = topic(stack, "T")
        let grant = Grant.addToPrincipal(
            role, actions: ["sns:Publish"], resources: ["\(t.ref)"], conditions: ["StringEquals": ["x": "y"]], of: t)
        grant.apply(before: topic(stack, "After"))
    }
}
