import CDK
import CDKAssertions
import CDKIAM
import CDKSSM
import Testing

/// The example of the documentation, as it stands there.
@Suite struct SSMExampleTests {
    @Test func parameters() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        // example: Sources/Services/SSM/CDKSSM.docc/CDKSSM.md
        let ladder = StringParameter(
            stack, "Ladder", value: "1080,720,480", parameterName: "/media/ladder", description: "The renditions by their heights")
        ladder.grantRead(to: role)

        let limit = StringParameter.imported(stack, "Limit", name: "/media/limit")
        limit.grantWrite(to: role)
        CfnOutput(stack, "LimitNow", value: limit.value)
        // end of example
        let template = try Template(of: stack)
        #expect(
            template.resources(ofType: "AWS::SSM::Parameter").values.first?["Properties"] == [
                "Description": "The renditions by their heights", "Name": "/media/ladder", "Type": "String", "Value": "1080,720,480",
            ])
        let policy = template.resources(ofType: "AWS::IAM::Policy").values.first
        let actions = policy?["Properties"]?["PolicyDocument"]?["Statement"]?.array?.map { $0["Action"] }
        #expect(
            actions == [
                ["ssm:DescribeParameters", "ssm:GetParameter", "ssm:GetParameterHistory", "ssm:GetParameters"], "ssm:PutParameter",
            ])
        #expect(template.json["Outputs"]?["LimitNow"]?["Value"] == ["Ref": "LimitParameter"])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
