/// The parameter and the rule that check the bootstrap's version when a stack is deployed.
enum BootstrapVersionCheck {
    static func add(to stack: StackNode, parameter: String, minimum: Int) {
        // That a setting of the synthesizer is deferred was told.
        if DeferredTextMarker.find(in: parameter) != nil { return }
        let version = CfnParameter(
            stack, "BootstrapVersion", type: .ssmString, default: AnyValue(parameter),
            description: "Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. "
                + "[cdk:skip]")
        let tooOld = (1..<minimum).map { Value("\($0)") }
        CfnRule(
            stack, "CheckBootstrapVersion",
            assertions: [
                CfnRule.Assertion(
                    Fn.not(Fn.contains(List(tooOld), version.stringValue)),
                    description: "CDK bootstrap stack version \(minimum) required. Please run 'cdk bootstrap' with a recent version of the "
                        + "CDK CLI.")
            ])
    }
}
