extension ServiceRuleTests {
    private static func machine(_ text: String, _ more: String = "") -> String { #"{\#(more)"S StepFunctions::StateMachine": {\#(text)}}"# }

    static let keyCases: [ServiceRuleCase] = [
        ServiceRuleCase(
            "kms/locked-policy", #"{"K KMS::Key": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "Action": "kms:Decrypt"}]}}}"#,
            "KeyPolicy: Nobody may change the policy later on: no statement allows kms:PutKeyPolicy",
            "let the account do all with the key: kms:*",
            fix: #"{"K.KeyPolicy.Statement.0.Action": "kms:Put*"}"#),
        ServiceRuleCase(
            "kms/rotated-spec", #"{"K KMS::Key": {"KeySpec": "RSA_2048", "EnableKeyRotation": true}}"#,
            "EnableKeyRotation: Keys of the kind RSA_2048 are not rotated", "remove it", fix: #"{"K.EnableKeyRotation": false}"#),
        ServiceRuleCase(
            "kms/spec-usage", #"{"K KMS::Key": {"KeySpec": "HMAC_256"}}"#, "KeySpec: A key of the kind HMAC_256 is not for ENCRYPT_DECRYPT",
            "set KeyUsage to GENERATE_VERIFY_MAC", fix: #"{"K.KeyUsage": "GENERATE_VERIFY_MAC"}"#),
        ServiceRuleCase(
            "kms/reserved-alias", #"{"A KMS::Alias": {"AliasName": "alias/aws/videos"}}"#,
            "AliasName: 'alias/aws/videos' is one of the names of AWS's own keys", "choose one that does not begin with alias/aws/",
            fix: #"{"A.AliasName": "alias/videos"}"#),
        ServiceRuleCase(
            "kms/alias-target", #"{"A KMS::Alias": {"TargetKeyId": "alias/videos"}}"#,
            "TargetKeyId: An alias is the name of a key, not of an alias", "give the id or the ARN of a key",
            fix: #"{"A.TargetKeyId": {"Ref": "K"}}"#),
        ServiceRuleCase(
            "kms/key-region", #"{"A KMS::Alias": {"TargetKeyId": "arn:aws:kms:us-east-1:1:key/k"}}"#,
            "TargetKeyId: The key is in us-east-1, and the alias in eu-south-1", "name a key of the same region",
            fix: #"{"A.TargetKeyId": "arn:aws:kms:eu-south-1:1:key/k"}"#),
        ServiceRuleCase(
            "stepfunctions/definition-count", machine(#""Definition": {}, "DefinitionString": "{}""#),
            "The definition is given by Definition and DefinitionString, and only one can be", "keep one of them",
            fix: #"{"S.Definition": null}"#),
        ServiceRuleCase(
            "stepfunctions/key-of-service", machine(#""EncryptionConfiguration": {"Type": "CUSTOMER_MANAGED_KMS_KEY"}"#),
            "EncryptionConfiguration: Encryption with a key of one's own needs the key", "set KmsKeyId",
            fix: #"{"S.EncryptionConfiguration.KmsKeyId": "k"}"#),
        ServiceRuleCase(
            "stepfunctions/log-destination", machine(#""LoggingConfiguration": {"Level": "ALL"}"#),
            "LoggingConfiguration: Logs of the level ALL go to one log group, not to 0", "name one in Destinations",
            fix: #"{"S.LoggingConfiguration.Level": "OFF"}"#),
        ServiceRuleCase(
            "stepfunctions/log-group-arn",
            machine(
                #""LoggingConfiguration": {"Destinations": [{"CloudWatchLogsLogGroup": {"LogGroupArn": {"Ref": "G"}}}]}"#,
                #""G Logs::LogGroup": {}, "#),
            "LoggingConfiguration.Destinations[0].CloudWatchLogsLogGroup.LogGroupArn: Ref gives the name of a log group, and its ARN is wanted",
            "use Fn::GetAtt with Arn",
            fix: #"{"S.LoggingConfiguration.Destinations.0.CloudWatchLogsLogGroup.LogGroupArn": {"Fn::GetAtt": ["G", "Arn"]}}"#),
        ServiceRuleCase(
            "stepfunctions/machine-name", machine(#""StateMachineName": "my machine""#),
            "StateMachineName: ' ' cannot stand in the name of a state machine, as in 'my machine'",
            "use letters, digits, hyphens and underscores",
            fix: #"{"S.StateMachineName": "my-machine"}"#),
        ServiceRuleCase(
            "stepfunctions/key-region", machine(#""EncryptionConfiguration": {"KmsKeyId": "arn:aws:kms:us-east-1:1:key/k"}"#),
            "EncryptionConfiguration.KmsKeyId: The key is in us-east-1, and the stack is deployed to eu-south-1",
            "use a key of the same region",
            fix: #"{"S.EncryptionConfiguration.KmsKeyId": "arn:aws:kms:eu-south-1:1:key/k"}"#),
        ServiceRuleCase(
            "wafv2/duplicate-priority", #"{"W WAFv2::WebACL": {"Rules": [{"Priority": 1}, {"Priority": 1}]}}"#,
            "Rules[1].Priority: Another rule has the priority 1", "give each rule another priority", fix: #"{"W.Rules.1.Priority": 2}"#),
        ServiceRuleCase(
            "wafv2/duplicate-rule", #"{"W WAFv2::WebACL": {"Rules": [{"Name": "a"}, {"Name": "a"}]}}"#,
            "Rules[1].Name: Another rule is called 'a'", "give it another name", fix: #"{"W.Rules.1.Name": "b"}"#),
        ServiceRuleCase(
            "wafv2/rule-action",
            #"{"W WAFv2::WebACL": {"Rules": [{"Statement": {"ManagedRuleGroupStatement": {}}, "Action": {"Block": {}}}]}}"#,
            "Rules[0].Action: Action is for rules that are no groups of rules", "set OverrideAction in its place",
            fix: #"{"W.Rules.0": {"Statement": {"ManagedRuleGroupStatement": {}}, "OverrideAction": {"None": {}}}}"#),
        ServiceRuleCase(
            "wafv2/log-name",
            #"{"G Logs::LogGroup": {"LogGroupName": "waf"}, "L WAFv2::LoggingConfiguration": {"LogDestinationConfigs": [{"Fn::GetAtt": ["G", "Arn"]}]}}"#,
            "LogDestinationConfigs[0]: What WAF logs to is called aws-waf-logs-…, unlike 'waf'", "give it a name that begins so",
            fix: #"{"G.LogGroupName": "aws-waf-logs-own"}"#),
        ServiceRuleCase(
            "wafv2/log-count", #"{"L WAFv2::LoggingConfiguration": {"LogDestinationConfigs": [{"Ref": "A"}, {"Ref": "B"}]}}"#,
            "LogDestinationConfigs: WAF logs to one destination, not to 2", "keep one of them",
            fix: #"{"L.LogDestinationConfigs": [{"Ref": "A"}]}"#),
    ]
}
