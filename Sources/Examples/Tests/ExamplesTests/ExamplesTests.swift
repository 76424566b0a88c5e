import CDK
import CDKAssertions
import Testing

@testable import DeployRoles
@testable import HTTPAPI
@testable import StaticSite
@testable import TwoPipelines
@testable import Workers

/// That each of them synthesizes without a finding, and does what it is there to show.
@Suite struct ExamplesTests {
    private func built(_ program: some CDKApp) throws -> App {
        let app = App()
        try program.build(app)
        let findings = Findings(of: app)
        findings.expectNoErrors()
        findings.expectNoWarnings()
        return app
    }

    @Test func workersHaveNoFinding() throws { _ = try built(WorkersApp()) }

    @Test func writingNeedsAPermission() throws {
        let template = try Template(of: built(HTTPAPI()), stack: "http-api")
        template.expectResource(
            ofType: "AWS::ApiGatewayV2::Route", properties: ["RouteKey": "PUT /films/{id}", "AuthorizationType": "AWS_IAM"])
        template.expectResource(
            ofType: "AWS::ApiGatewayV2::Route", properties: ["RouteKey": "GET /films/{id}", "AuthorizationType": nil])
    }

    @Test func aFunctionAnswersFromTheTable() throws {
        let template = try Template(of: built(HTTPAPI()), stack: "http-api")
        let table = template.expectResource(ofType: "AWS::DynamoDB::Table")
        let answer = template.expectResource(
            ofType: "AWS::Lambda::Function", properties: ["Environment": ["Variables": ["TABLE": ["Ref": Pattern(table)]]]])
        template.expectResource(
            ofType: "AWS::ApiGatewayV2::Integration", properties: ["IntegrationUri": ["Fn::GetAtt": [Pattern(answer), "Arn"]]])
        template.expectResource(
            ofType: "AWS::Lambda::Permission",
            properties: ["FunctionName": ["Fn::GetAtt": [Pattern(answer), "Arn"]], "Principal": "apigateway.amazonaws.com"])
    }

    @Test func theCertificateIsWhereCloudFrontLooks() throws {
        let app = try built(StaticSite())
        try Template(of: app, stack: "site-certificate").expectResourceCount(ofType: "AWS::CertificateManager::Certificate", 1)
        let site = try Template(of: app, stack: "site")
        site.expectResourceCount(ofType: "AWS::Route53::RecordSet", 2)
        site.expectResource(
            ofType: "AWS::CloudFront::Distribution",
            properties: ["DistributionConfig": ["Aliases": ["www.example.com"], "ViewerCertificate": ["AcmCertificateArn": .present]]])
    }

    @Test func cloudFrontAloneReadsThePages() throws {
        let site = try Template(of: built(StaticSite()), stack: "site")
        site.expectAllResources(ofType: "AWS::S3::Bucket", properties: ["WebsiteConfiguration": nil])
        site.expectResource(
            ofType: "AWS::S3::BucketPolicy",
            properties: [
                "PolicyDocument": [
                    "Statement": [
                        ["Effect": "Deny", "Condition": ["Bool": ["aws:SecureTransport": "false"]]],
                        ["Effect": "Allow", "Action": "s3:GetObject", "Principal": ["Service": "cloudfront.amazonaws.com"]],
                    ]
                ]
            ])
    }

    @Test func aPullRequestOnlyLooksAndTheStageAloneDeploys() throws {
        let template = try Template(of: built(DeployRoles()), stack: "deploy-roles")
        func trust(_ subject: String) -> Pattern {
            let host = "token.actions.githubusercontent.com"
            return [
                "Statement": [
                    [
                        "Action": "sts:AssumeRoleWithWebIdentity",
                        "Condition": .equal([
                            "StringEquals": .object([
                                "\(host):aud": "sts.amazonaws.com", "\(host):sub": .string("repo:example/films:\(subject)"),
                            ])
                        ]),
                    ]
                ]
            ]
        }
        for (name, subject, roles) in [("look", "pull_request", 1), ("deploy", "environment:production", 4)] {
            let role = template.expectResource(
                ofType: "AWS::IAM::Role",
                properties: ["RoleName": Pattern("code-host-\(name)"), "AssumeRolePolicyDocument": trust(subject)])
            let policies = template.resources(ofType: "AWS::IAM::Policy", properties: ["Roles": [["Ref": Pattern(role)]]])
            let statement = policies.values.first?["Properties"]?["PolicyDocument"]?["Statement"]?[0]
            #expect(statement?["Action"] == "sts:AssumeRole")
            #expect((statement?["Resource"]?.array?.count ?? 1) == roles)
        }
    }

    @Test func theSecondPipelineHasNamesOfItsOwn() throws {
        let template = try Template(of: built(TwoPipelines()), stack: "streaming-dev")
        template.expectResourceCount(ofType: "AWS::CloudFront::Distribution", 2)
        template.expectResourceCount(
            ofType: "AWS::CloudFront::Distribution", 1, properties: ["DistributionConfig": ["Aliases": ["films.example.com"]]])
        template.expectResource(
            ofType: "AWS::StepFunctions::StateMachine", properties: ["StateMachineName": "live-transcode-state-machine-dev"])
    }
}
