import CDK
import CDKKMS

/// The key that encrypts the platform's topics. Alarms cannot publish to a topic that is encrypted with SNS's own key.
final class ServiceKey: Construct {
    let key: CfnKey
    private let statements: StatementList

    init(_ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix) {
        let scope = Node(scope, id)
        let statements = StatementList([
            // The account keeps control of its key; on a key's own policy the resource is the key.
            Statement(
                json: [
                    "Effect": "Allow", "Principal": ["AWS": "arn:\(scope.partition):iam::\(scope.account):root"], "Action": "kms:*",
                    "Resource": "*",
                ])
        ])
        key = CfnKey(
            scope, "Resource", description: "Encrypts the topics of the streaming platform", enableKeyRotation: true,
            keyPolicy: .lazy { policyDocument(statements.all) }, pendingWindowInDays: 7)
        key.applyRemovalPolicy(.destroy)
        let alias = CfnAlias(
            scope, "Alias", aliasName: Value("alias/" + environmentSuffix.name("transcode-key")), targetKeyId: key.ref)
        alias.applyRemovalPolicy(.destroy)
        self.statements = statements
        super.init(scope)
    }

    /// Lets CloudWatch encrypt what its alarms publish. AWS's own accelerator sets the same condition
    /// (https://aws.github.io/modern-data-architecture-accelerator/typedocs/functions/_aws-mdaa_cloudwatch-constructs.grantCloudWatchAlarmsTopicAccess.html).
    func allowAlarms() {
        statements.all.append(
            .allow(
                service: "cloudwatch.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"], on: ["*"],
                when: ["StringEquals": ["aws:SourceAccount": AnyValue(node.account)]]))
    }

    /// What a principal needs to publish to a topic that this key encrypts.
    var publishing: Statement { .allow(["kms:Decrypt", "kms:GenerateDataKey"], on: [key.attrArn]) }
}
