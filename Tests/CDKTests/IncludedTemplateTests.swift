import CloudAssembly
import Testing

@testable import CDK

/// What is said of templates that no construct has made, word by word, and what nobody can know of them.
@Suite struct IncludedTemplateTests {
    private static func findings(_ template: String) throws -> [String] {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "Stack", synthesizer: BootstraplessSynthesizer())
        _ = try CfnInclude(stack, "Template", json: template)
        _ = try? app.render()
        return app.diagnostics.map { "\($0.severity.rawValue): \($0.place): \($0.message) [\($0.id)]: \($0.action ?? "")" }
    }

    static let mistakes = [
        (
            #"{"Conditions": {"A": {"Fn::Not": [{"Condition": "B"}]}, "B": {"Condition": "A"}}}"#,
            "error: Conditions.A: The condition depends on itself: A needs B needs A [swift-cdk:template/condition-cycle]: "
                + "take one of these references out"
        ),
        (
            #"{"Conditions": {"C": {"Condition": "C"}}}"#,
            "error: Conditions.C: The condition depends on itself: C needs C [swift-cdk:template/condition-cycle]: "
                + "take one of these references out"
        ),
        (
            #"{"Outputs": {"my-topic": {"Value": "a"}}}"#,
            "error: Outputs.my-topic: The logical id 'my-topic' is empty, too long, or has more than ASCII letters and digits "
                + "[swift-cdk:template/logical-id]: use 1 to 255 ASCII letters and digits"
        ),
        (
            #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "UpdateReplacePolicy": "Snapshot"}}}"#,
            "error: Resources.Topic.UpdateReplacePolicy: CloudFormation makes no snapshots of AWS::SNS::Topic "
                + "[swift-cdk:template/no-snapshots]: let it be deleted or retained"
        ),
        (
            #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Metadata": {"Of": [{"Ref": "Queue"}]}}}}"#,
            "error: Resources.Topic.Metadata.Of[0].Ref: Ref leads nowhere: the template has no resource and no parameter 'Queue' "
                + "[swift-cdk:template/dangling-reference]: refer to something that this template has"
        ),
        // The rule does nothing because of the name; that is told once the name is right.
        (
            #"{"Resources": {"B": {"Type": "AWS::S3::Bucket", "Properties": {"LifecycleConfiguration": {"Rules": [{"Status": "Enabled", "ExpirationInDay": 3}]}}}}}"#,
            "error: Resources.B.LifecycleConfiguration.Rules[0].ExpirationInDay: AWS::S3::Bucket has no property 'ExpirationInDay' here "
                + "[swift-cdk:schema/unknown-property]: write ExpirationInDays"
        ),
        // A dynamic reference is a text, whatever it says.
        (
            #"{"Resources": {"F": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "Tags": "{{resolve:ssm:/tags}}"}}}}"#,
            "error: Resources.F.Tags: A text stands where a list is expected [swift-cdk:schema/wrong-type]: give a list"
        ),
    ]

    @Test(arguments: mistakes) func tells(template: String, expected: String) throws {
        #expect(try Self.findings(template) == [expected])
    }

    static let right = [
        // What CloudFormation reads when it deploys: patterns, numbers and rules of services wait for it.
        #"{"D": {"Type": "AWS::RDS::DBInstance", "Properties": {"DBInstanceClass": "db.t3.micro", "Engine": "mysql", "AllocatedStorage": "20", "MasterUsername": "{{resolve:secretsmanager:films:SecretString:user}}", "MasterUserPassword": "{{resolve:ssm-secure:/films/password:1}}"}}}"#,
        #"{"F": {"Type": "AWS::Lambda::Function", "Properties": {"Code": {"ZipFile": "x"}, "Role": "arn:aws:iam::111122223333:role/films", "Handler": "index.handler", "Runtime": "{{resolve:ssm:/runtime}}", "MemorySize": "{{resolve:ssm:/memory}}"}}}"#,
        #"{"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "{{resolve:ssm:/action}}", "Resource": "arn:aws:s3:::films/*"}]}}}}"#,
        // A circle by way of metadata is none.
        #"{"A": {"Type": "AWS::SNS::Topic", "Metadata": {"Of": {"Ref": "B"}}}, "B": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Fn::GetAtt": ["A", "TopicName"]}}}}"#,
        #"{"V": {"Type": "AWS::EC2::Volume", "Properties": {"AvailabilityZone": "eu-south-1a", "Size": 10}, "DeletionPolicy": "Snapshot"}}"#,
    ]

    @Test(arguments: right) func isSilent(resources: String) throws {
        #expect(try Self.findings(#"{"Resources": \#(resources)}"#) == [])
    }
}
