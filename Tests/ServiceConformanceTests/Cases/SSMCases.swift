import CDK
import CDKIAM
import CDKSSM
import ConformanceSupport
import Testing

@Suite struct SSMCases {
    @Test func parameters() throws {
        try Conformance.check("106-ssm") { app in
            build(Stack(app, "Parameters", env: Conformance.environment))
            build(Stack(app, "Agnostic"))
            let producer = Stack(app, "Producer", env: Conformance.environment)
            let consumer = Stack(app, "Consumer", env: Environment(account: "222222222222", region: .euSouth1))
            let near = Stack(app, "Near", env: Conformance.environment)
            let shared = StringParameter(producer, "Shared", value: "d", parameterName: "/media/shared")
            shared.grantRead(to: Role(consumer, "R", assumedBy: .service("ec2.amazonaws.com"), roleName: "r"))
            shared.grantRead(to: Role(near, "R", assumedBy: .service("ec2.amazonaws.com")))
        }
    }

    private func build(_ stack: Stack) {
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let unnamed = StringParameter(stack, "Unnamed", value: "a")
        let simple = StringParameter(
            stack, "Simple", value: Value(role.arn), parameterName: "simple", description: "A role", tier: .advanced)
        let path = StringParameter(stack, "Path", value: "b", parameterName: "/media/ladder", tier: .intelligentTiering)
        let name = CfnParameter(stack, "Name")
        let deferred = StringParameter(
            stack, "Deferred", value: "c", parameterName: "/media/\(name.stringValue)", hasPath: true, tier: .standard)
        let there = StringParameter.imported(stack, "There", name: "/media/there")
        let beside = StringParameter.imported(stack, "Beside", name: "beside")
        let all: [any StringParameterReference] = [unnamed, simple, path, deferred, there, beside]
        for parameter in all {
            parameter.grantRead(to: role)
            parameter.grantWrite(to: role)
            parameter.grantRead(to: .service("events.amazonaws.com"))
        }
        let text = all.flatMap { [Value($0.arn), $0.name, $0.value] }.reduce(nil as Value<String>?) { text, value in
            text.map { "\($0)|\(value)" } ?? value
        }
        CfnOutput(stack, "O", value: text ?? "")
    }
}
