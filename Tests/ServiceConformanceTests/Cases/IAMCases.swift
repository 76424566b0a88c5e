import CDK
import CDKIAM
import ConformanceSupport
import Testing

/// A topic without a class of its own, as the cases use it.
@discardableResult
func topic(_ scope: any Scope, _ id: String, _ properties: Map<AnyValue> = [:]) -> CfnResource {
    CfnResource(scope, id, type: "AWS::SNS::Topic", properties: properties)
}

@Suite struct IAMCases {
    @Test func policies() throws {
        try Conformance.check("38-iam-policies") { app in
            let stack = Stack(app, "Iam", env: Conformance.environment)
            let role = Role(
                stack, "R", assumedBy: .service("lambda.amazonaws.com"), path: "/p/", maxSessionDuration: .hours(2), description: "d")
            let t = topic(stack, "T")
            role.addToPolicy(PolicyStatement(actions: ["s3:GetObject"], resources: ["b", "a"]))
            role.addToPolicy(PolicyStatement(actions: ["s3:PutObject"], resources: ["a", "b"]))
            role.addToPolicy(PolicyStatement(actions: ["s3:GetObject"], resources: ["c"]))
            role.addToPolicy(PolicyStatement(actions: ["s3:PutObject"], resources: ["c"]))
            let condition: Conditions = ["StringEquals": ["k": "v"]]
            role.addToPolicy(PolicyStatement(actions: ["sqs:B", "sqs:A"], resources: ["*"], conditions: condition))
            role.addToPolicy(PolicyStatement(actions: ["sqs:C"], resources: ["*"], conditions: condition))
            role.addToPolicy(PolicyStatement(actions: ["sqs:D"], resources: ["*"]))
            for _ in 1...2 { role.addToPolicy(PolicyStatement(sid: "Keep", actions: ["sns:Publish"], resources: ["\(t.ref)"])) }
            role.addToPolicy(PolicyStatement(actions: ["sns:Publish"], resources: ["\(t.ref)", "z", "y"]))
            role.addToPolicy(PolicyStatement(.deny, actions: ["sns:*"], resources: ["*"]))
            role.addToPolicy(PolicyStatement(actions: .allExcept(["ec2:B", "ec2:A"]), resources: ["*"]))
            role.addToPolicy(PolicyStatement(actions: ["iam:PassRole"], resources: .allExcept(["n2", "n1"])))
            ManagedPolicy(
                stack, "MP", description: "mp", statements: [PolicyStatement(actions: ["a:B"], resources: ["*"])], roles: [role])
            let policy = Policy(
                stack, "Pol", policyName: "explicit", statements: [PolicyStatement(actions: ["a:C"], resources: ["*"])])
            policy.attach(to: role)
            let user = User(stack, "U", groups: [Group(stack, "G")])
            policy.attach(to: user)
            role.addManagedPolicy(.aws("service-role/AWSLambdaBasicExecutionRole"))
            Role(
                stack, "InlineRole", assumedBy: .accountRoot,
                inlinePolicies: [
                    "p1": PolicyDocument(statements: [PolicyStatement(actions: ["x:Y"], resources: ["*"])], assignsSids: true)
                ], roleName: "named")
            let asIs = PolicyDocument(
                statements: ["a:A", "a:B", "a:A"].map { PolicyStatement(actions: [$0], resources: ["r"]) }, isMinimized: false)
            topic(stack, "Un", ["Doc": AnyValue(asIs)])
            topic(stack, "EmptyDoc", ["Doc": AnyValue(PolicyDocument())])
            let json: JSON = [
                "Version": "2012-10-17", "Statement": [["Effect": "Allow", "Action": ["k:Z", "k:A"], "Resource": "*"]],
            ]
            Policy(
                stack, "Forced", document: try PolicyDocument(json: json),
                groups: [Group.imported(stack, "IG", name: "imported")], isForced: true)
        }
    }

    @Test func limits() throws {
        try Conformance.check("85-iam-limits") { app in
            let stack = Stack(app, "Limits", env: Conformance.environment)
            let t = topic(stack, "T")
            func managed(_ count: Int) -> [any ManagedPolicyReference] { (0..<count).map { .aws("P\($0)") } }
            let wide = Role(stack, "Wide", assumedBy: .accountRoot, managedPolicies: managed(9))
            let additions = (0..<80).map { index in
                wide.addToPolicy(
                    PolicyStatement(
                        actions: ["s3:Get*", "a:B\(index)"],
                        resources: ["arn:aws:s3:::\(String(repeating: "x", count: 100))\(index)", "\(t.ref)"],
                        conditions: ["StringEquals": ["k": "v\(index)"]]))
            }
            additions[0].apply(before: topic(stack, "First"))
            additions[79].apply(before: topic(stack, "Last"))
            let over = Role(stack, "Over", assumedBy: .accountRoot, managedPolicies: managed(21))
            over.addToPolicy(PolicyStatement(actions: ["a:B"], resources: ["*"]))
            let group = Group(stack, "Group", groupName: "many", managedPolicies: managed(10))
            group.addManagedPolicy(.aws("P10"))
            group.addToPolicy(PolicyStatement(actions: ["a:B"], resources: ["*"]))
            let small = Role(stack, "Small", assumedBy: .accountRoot)
            func long(_ letter: String) -> ARN { "arn:aws:s3:::\(String(repeating: letter, count: 1_500))" }
            small.addToPolicy(PolicyStatement(actions: ["a:B"], resources: [long("x")]))
            small.addToPolicy(PolicyStatement(actions: ["a:B"], resources: [long("y")]))
            small.addToPolicy(PolicyStatement(actions: ["a:C"], resources: [long("y")]))
            Aspects.of(stack).add { construct in
                if construct === small { small.addToPolicy(PolicyStatement(actions: ["late:A"], resources: ["*"])) }
            }
        }
    }
}
