import Testing

@testable import CDK

/// The words of findings that only the examples of the catalogue provoke: those of rules that are data, above all.
@Suite struct ExampleWordsTests {
    private static func required(_ property: String, _ reason: String) -> String {
        "The required property '\(property)' is missing: \(reason)"
    }
    private static func needless(_ property: String, _ reason: String) -> String {
        "'\(property)' cannot be set together with another property that is set here: \(reason)"
    }

    static let words: [String: [String]] = [
        "apigateway/api-name": [required("Name", "an API without a body has a name")],
        "apigateway/authorizer-lifetime": [
            "3601 is out of range: at most 3600 is allowed: what an authorizer says is kept for an hour at most"
        ],
        "codebuild/location": [required("Location", "what is in S3 has a location")],
        "ec2/all-ports": ["'8' is not among the values that CloudFormation lists: -1: -1 is all ports, so that it stands at both ends"],
        "ec2/missing-ports": [required("ToPort", "a rule of TCP, UDP or ICMP is for ports")],
        "ec2/needless-ports": [needless("FromPort", "ports are for TCP, UDP and ICMP, and are open in any other protocol")],
        "ec2/primary-address": [needless("PrivateIpAddress", "PrivateIpAddress is the primary address already")],
        "ec2/volume-operations": [required("Iops", "each kind of volume has bounds of its own")],
        "ecs/fargate-task": [required("Memory", "a task for Fargate has the network mode awsvpc, and says its CPU and memory")],
        "ecs/log-options": [required("Options", "awslogs needs a log group and its region")],
        "elasticache/valkey-encryption": [required("TransitEncryptionEnabled", "a group of Valkey says whether it encrypts on the way")],
        "elasticloadbalancing/listener-certificate": [required("SSLCertificateId", "HTTPS and SSL need a certificate")],
        "elasticloadbalancingv2/health-check": [needless("Matcher", "it is for health checks by HTTP")],
        "elasticloadbalancingv2/listener-certificate": [required("Certificates", "HTTPS and TLS need a certificate")],
        "elasticloadbalancingv2/target-type": [
            needless("Port", "functions have neither ports nor networks, and all other targets have them")
        ],
        "event-pattern/operand": ["exists takes true or false"],
        "fsx/storage-capacity": [
            "1000 is out of range: at least 1200 is allowed: each kind of file system has sizes of its own"
        ],
        "lambda/image-with-runtime": [needless("Runtime", "an image brings it along")],
        "lambda/longest-timeout": ["901 is out of range: at most 900 is allowed: a function runs for 15 minutes at most"],
        "lambda/role-trust": ["The role Role does not trust lambda.amazonaws.com, which has to take it on"],
        "pipes/role-trust": ["The role Role does not trust pipes.amazonaws.com, which has to take it on"],
        "rds/aurora-storage": [needless("AllocatedStorage", "Aurora has storage of its own, and instances that are resources")],
        "rds/backup-period": ["36 is out of range: at most 35 is allowed: the cluster says it, or it is 35 days at most"],
        "rds/cluster-of-instances": [
            needless("EngineMode", "a Multi-AZ cluster is no Aurora one: it says its storage and the class of its instances")
        ],
        "rds/copied-cluster": [needless("MasterUsername", "what is copied has this of its source")],
        "rds/encryption-key": [required("StorageEncrypted", "a key encrypts where StorageEncrypted is true")],
        "rds/monitoring-role": [required("MonitoringRoleArn", "monitoring has an interval and a role")],
        "rds/restored-user": [needless("MasterUsername", "what is restored has the user of its snapshot")],
        "rds/serverless-insights": [needless("PerformanceInsightsEnabled", "Aurora Serverless v1 has no Performance Insights")],
        "rds/serverless-scaling": [
            needless("ServerlessV2ScalingConfiguration", "each kind of Aurora Serverless scales by a setting of its own")
        ],
        "route53/alarm-identifier": [required("AlarmIdentifier", "a check by a metric names an alarm")],
        "route53/alias-lifetime": [needless("TTL", "an alias is kept for as long as what it names")],
        "scheduler/role-trust": ["The role Role does not trust scheduler.amazonaws.com, which has to take it on"],
        "schema/doubtful-attribute": ["'DisplayName' is a property of AWS::SNS::Topic that its schema does not list as an attribute"],
        "schema/forbidden": ["The text 'rdsadmin' is not allowed here"],
        "schema/member-count": ["The object has 0 members, and at least 1 are required"],
        "schema/no-form": [
            "The text 'my cluster' fits none of the forms that are allowed: ^[a-zA-Z]{1}(?:-?[a-zA-Z0-9]){0,62}$ or "
                + "^(?=.{40,128}$)arn.*"
        ],
        "stepfunctions/role-trust": ["The role Role does not trust states.amazonaws.com, which has to take it on"],
        "template/format-version": ["'2020-01-01' is no version of the template format"],
        "template/function-shape": ["Fn::Join takes a list of a literal delimiter and a list of texts"],
        "template/late-function": [
            "Fn::ImportValue is known only when there are resources, and conditions and rules are decided before"
        ],
        "template/list-in-text": ["The parameter 'Names' is a list, and Fn::Sub takes texts alone"],
        "template/many-conditions": [
            "A resource depends on conditions of more than 6 comparisons, and not all that can come of them together was looked at"
        ],
        "template/not-a-name": ["DependsOn takes names alone"],
    ]

    @Test(arguments: words.keys.sorted()) func areExact(_ name: String) throws {
        let example = try #require(CatalogueTests.examples.first { $0.id == "swift-cdk:\(name)" })
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        _ = try CfnInclude(Stack(app, "Stack", env: Environment(region: example.region)), "Template", yaml: example.template)
        _ = try? app.render()
        #expect(app.diagnostics.map(\.message) == Self.words[name])
    }
}
