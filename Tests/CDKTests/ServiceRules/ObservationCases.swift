import CloudAssembly
import Testing

@testable import CDK

extension ServiceRuleTests {
    private static func alarm(_ text: String, _ more: String = "") -> String { #"{\#(more)"A CloudWatch::Alarm": {\#(text)}}"# }

    static let observationCases: [ServiceRuleCase] = [
        ServiceRuleCase(
            "cloudwatch/alarm-period", alarm(#""Period": 90"#), "Period: A period has 10, 20 or 30 seconds, or whole minutes, not 90",
            "give one of these", fix: #"{"A.Period": 120}"#),
        ServiceRuleCase(
            "cloudwatch/alarm-datapoints", alarm(#""EvaluationPeriods": 2, "DatapointsToAlarm": 3"#),
            "DatapointsToAlarm: Of 2 periods, 3 cannot be wrong", "give at most 2", fix: #"{"A.DatapointsToAlarm": 2}"#),
        ServiceRuleCase(
            "cloudwatch/alarm-window", alarm(#""EvaluationPeriods": 25, "Period": 3540"#),
            "EvaluationPeriods: 25 periods of 3540 seconds are more than a day, the most that an alarm looks back",
            "look at fewer or shorter periods",
            fix: #"{"A.Period": 3600}"#),
        ServiceRuleCase(
            "cloudwatch/alarm-threshold", alarm(#""ComparisonOperator": "GreaterThanThreshold""#),
            "ComparisonOperator: GreaterThanThreshold compares with Threshold, which is not set", "set Threshold",
            fix: #"{"A.Threshold": 0}"#),
        ServiceRuleCase(
            "cloudwatch/alarm-no-statistic", alarm(#""MetricName": "m""#),
            "MetricName: A metric is looked at by a statistic, and none is given",
            "set Statistic or ExtendedStatistic", fix: #"{"A.Statistic": "Sum"}"#),
        ServiceRuleCase(
            "cloudwatch/alarm-percentile-setting", alarm(#""Statistic": "Sum", "EvaluateLowSampleCountPercentile": "ignore""#),
            "EvaluateLowSampleCountPercentile: Few samples count for percentiles alone, and the statistic is none",
            "set ExtendedStatistic, or remove it", fix: #"{"A.EvaluateLowSampleCountPercentile": null}"#),
        ServiceRuleCase(
            "cloudwatch/alarm-returned-queries", alarm(#""Metrics": [{"Expression": "a"}, {"Expression": "b"}]"#),
            "Metrics: 2 of the queries return data, and an alarm looks at one", "set ReturnData to false in all others",
            fix: #"{"A.Metrics.1.ReturnData": false}"#),
        ServiceRuleCase(
            "cloudwatch/alarm-query", alarm(#""Metrics": [{"Id": "a"}]"#), "Metrics[0]: The query says nothing",
            "set Expression or MetricStat",
            fix: #"{"A.Metrics.0.Expression": "1"}"#),
        ServiceRuleCase(
            "cloudwatch/alarm-metric-region", alarm(#""Namespace": "AWS/CloudFront""#),
            "Namespace: CloudFront has its metrics in us-east-1, so that an alarm in eu-south-1 sees none",
            "make the alarm in a stack in us-east-1",
            fix: #"{"A.Namespace": "AWS/Lambda"}"#, warns: true),
        ServiceRuleCase(
            "cloudwatch/alarm-dimension", alarm(#""Namespace": "AWS/SQS", "MetricName": "NumberOfMessagesSent""#),
            "MetricName: The metrics of AWS/SQS have the dimension QueueName, so that nothing is seen without it", "add it to Dimensions",
            fix: #"{"A.Dimensions": [{"Name": "QueueName", "Value": "q"}]}"#, warns: true),
        ServiceRuleCase(
            "cloudwatch/alarm-unknown-metric", alarm(#""Namespace": "AWS/Lambda", "MetricName": "Error""#),
            "MetricName: AWS/Lambda is not known to have the metric 'Error'", "write Errors", fix: #"{"A.MetricName": "Errors"}"#,
            warns: true),
        ServiceRuleCase(
            "cloudwatch/alarm-topic-key",
            alarm(
                #""AlarmActions": [{"Ref": "T"}]"#,
                #""T SNS::Topic": {"KmsMasterKeyId": {"Ref": "K"}}, "K KMS::Key": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*"}]}}, "#
            ),
            "AlarmActions[0]: CloudWatch may not use the key that the topic T is encrypted with, so that nobody is told",
            "let cloudwatch.amazonaws.com use the key, by its policy",
            fix: #"{"K.KeyPolicy.Statement.0.Principal": {"Service": "cloudwatch.amazonaws.com"}}"#, warns: true),
        ServiceRuleCase(
            "logs/subscription-permission",
            #"{"F Lambda::Function": {}, "L Logs::SubscriptionFilter": {"DestinationArn": {"Fn::GetAtt": ["F", "Arn"]}}}"#,
            "DestinationArn: Nothing in the template lets logs.amazonaws.com call F, and it is tried at deployment",
            "add a permission of the function, and let the filter depend on it", fix: #"{"L.DestinationArn": {"Ref": "Elsewhere"}}"#),
        ServiceRuleCase(
            "logs/subscription-role", #"{"L Logs::SubscriptionFilter": {"DestinationArn": "arn:aws:kinesis:eu-south-1:1:stream/s"}}"#,
            "DestinationArn: A stream is written to with a role", "set RoleArn to a role that logs.amazonaws.com may take on",
            fix: #"{"L.RoleArn": "r"}"#),
        ServiceRuleCase(
            "logs/reserved-namespace", #"{"L Logs::MetricFilter": {"MetricTransformations": [{"MetricNamespace": "AWS/Own"}]}}"#,
            "MetricTransformations[0].MetricNamespace: 'AWS/Own' is one of AWS's own namespaces",
            "choose one that does not begin with AWS/",
            fix: #"{"L.MetricTransformations.0.MetricNamespace": "Own"}"#),
        ServiceRuleCase(
            "logs/default-with-dimensions",
            #"{"L Logs::MetricFilter": {"MetricTransformations": [{"DefaultValue": 0, "Dimensions": [{}]}]}}"#,
            "MetricTransformations[0].DefaultValue: A metric with dimensions has no default value", "remove one of the two",
            fix: #"{"L.MetricTransformations.0.Dimensions": []}"#),
        ServiceRuleCase(
            "logs/infrequent-class",
            #"{"G Logs::LogGroup": {"LogGroupClass": "INFREQUENT_ACCESS"}, "L Logs::MetricFilter": {"LogGroupName": {"Ref": "G"}}}"#,
            "LogGroupName: The log group G is of the class INFREQUENT_ACCESS, which has no filters", "use a group of the class STANDARD",
            fix: #"{"G.LogGroupClass": "STANDARD"}"#),
        ServiceRuleCase(
            "logs/group-key",
            #"{"K KMS::Key": {"KeyPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*"}]}}, "G Logs::LogGroup": {"KmsKeyId": {"Fn::GetAtt": ["K", "Arn"]}}}"#,
            "KmsKeyId: CloudWatch Logs may not use the key", "let logs.amazonaws.com of the region use it, by the key's policy",
            fix: #"{"K.KeyPolicy.Statement.0.Principal": {"Service": {"Fn::Sub": "logs.${AWS::Region}.amazonaws.com"}}}"#),
    ]

    @Test func namesThatStayAreTold() {
        func findings(_ policy: String) -> [String] {
            let template: JSON = [
                "Resources": [
                    "G": ["Type": "AWS::Logs::LogGroup", "DeletionPolicy": .string(policy), "Properties": ["LogGroupName": "jobs"]]
                ]
            ]
            return ServiceCheck(TemplateIndex(template), PseudoParameters(), PatternCache()).findings(at: 0).map(\.description)
        }
        #expect(
            findings("Retain") == [
                """
                warning: LogGroupName: The log group 'jobs' stays when the stack is deleted, and then the stack cannot be made again \
                [swift-cdk:logs/kept-name]
                  set DeletionPolicy to Delete or RetainExceptOnCreate, or give the group no name
                """
            ])
        #expect(findings("Delete") == [])
    }
}
