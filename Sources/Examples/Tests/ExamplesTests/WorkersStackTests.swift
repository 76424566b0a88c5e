import CDK
import CDKAssertions
import Testing

@testable import Workers

@Test func whatFailsThreeTimesWaitsWhereAnAlarmLooks() throws {
    let app = App()
    WorkersApp().build(app)
    let template = try Template(of: app, stack: "workers")
    template.expectResource(
        ofType: "AWS::SQS::Queue", properties: ["RedrivePolicy": ["maxReceiveCount": 3], "VisibilityTimeout": 180])
    template.expectResourceCount(ofType: "AWS::CloudWatch::Alarm", 1)
    template.expectResource(
        ofType: "AWS::Lambda::EventSourceMapping", properties: ["FunctionResponseTypes": ["ReportBatchItemFailures"]])
}
