import CDK
import CDKAssertions
import Testing

@testable import ShortPlatform

@Test func thereIsOneDistribution() throws {
    let app = App()
    StreamingPlatform().build(app)
    let findings = Findings(of: app)
    findings.expectNoErrors()
    let template = try Template(of: app, stack: "streaming-dev")
    template.expectResourceCount(ofType: "AWS::CloudFront::Distribution", 1)
    template.expectResource(
        ofType: "AWS::StepFunctions::StateMachine", properties: ["StateMachineName": "transcode-state-machine-dev"])
}
