/// Log groups, metric filters and subscriptions.
///
/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html, …/API_PutSubscriptionFilter.html
enum LogRules {
    private static let subscription = "AWS::Logs::SubscriptionFilter"
    private static let group = "AWS::Logs::LogGroup"

    static let rules: [ServiceRule] = [
        // "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function":
        // https://github.com/newrelic/aws-log-ingestion/pull/1, https://github.com/grafana/loki/issues/11071,
        // https://github.com/dougmoscrop/serverless-plugin-log-subscription/issues/6
        .error("swift-cdk:logs/subscription-permission", subscription) { filter in
            guard let function = filter.function(filter["DestinationArn"]), !filter.template.mayCall(function, from: "logs.amazonaws.com")
            else { return }
            filter.report(
                filter["DestinationArn"],
                "Nothing in the template lets logs.amazonaws.com call \(function.name), and it is tried at deployment",
                "add a permission of the function, and let the filter depend on it")
        },
        // "destinationArn for vendor kinesis cannot be used without roleArn":
        // https://github.com/theburningmonk/lambda-logging-kinesis-demo/issues/1
        .error("swift-cdk:logs/subscription-role", subscription) { filter in
            let place = filter["DestinationArn"]
            let isStream =
                ["AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream"].contains { filter.target(of: place, type: $0) != nil }
                || ["kinesis", "firehose"].contains(place.arn?.service)
            let isFunction = filter.function(place) != nil || place.arn?.service == "lambda"
            if isStream, filter["RoleArn"].isAbsent {
                filter.report(place, "A stream is written to with a role", "set RoleArn to a role that logs.amazonaws.com may take on")
            } else if isFunction, filter["RoleArn"].isPresent {
                filter.report(filter["RoleArn"], "A function is called with its own permission, not with a role", "remove it")
            }
        },
        .error("swift-cdk:logs/reserved-namespace", "AWS::Logs::MetricFilter") { filter in
            for metric in filter["MetricTransformations"].elements {
                guard let name = metric["MetricNamespace"].text, name.hasPrefix("AWS/") else { continue }
                filter.report(
                    metric["MetricNamespace"], "'\(name)' is one of AWS's own namespaces", "choose one that does not begin with AWS/")
            }
        },
        .error("swift-cdk:logs/default-with-dimensions", "AWS::Logs::MetricFilter") { filter in
            for metric in filter["MetricTransformations"].elements
            where metric["DefaultValue"].isPresent && metric["Dimensions"].hasElements {
                filter.report(metric["DefaultValue"], "A metric with dimensions has no default value", "remove one of the two")
            }
        },
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
        .error("swift-cdk:logs/infrequent-class", "AWS::Logs::MetricFilter", subscription) { filter in
            guard let group = filter.target(of: filter["LogGroupName"], type: group), group["LogGroupClass"].text == "INFREQUENT_ACCESS"
            else { return }
            filter.report(
                filter["LogGroupName"], "The log group \(group.name) is of the class INFREQUENT_ACCESS, which has no filters",
                "use a group of the class STANDARD")
        },
        // "… already exists": https://github.com/serverless/serverless/issues/3237,
        // https://github.com/CloudSmith-Delivery-Troubleshooting/CFNDeployment/issues/62
        .warning("swift-cdk:logs/kept-name", group) { group in
            guard group.resource.deletionPolicy == "Retain", let name = group["LogGroupName"].text else { return }
            group.report(
                group["LogGroupName"], "The log group '\(name)' stays when the stack is deleted, and then the stack cannot be made again",
                "set DeletionPolicy to Delete or RetainExceptOnCreate, or give the group no name")
        },
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
        .error("swift-cdk:logs/group-key", group) { group in
            let key = group["KmsKeyId"]
            guard key.isPresent, !group.template.mayUse(key, service: "logs.amazonaws.com") else { return }
            group.report(key, "CloudWatch Logs may not use the key", "let logs.amazonaws.com of the region use it, by the key's policy")
        },
    ]
}
