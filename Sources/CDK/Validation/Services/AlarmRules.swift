/// Alarms of CloudWatch.
///
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
enum AlarmRules {
    private static let type = "AWS::CloudWatch::Alarm"

    static let rules: [ServiceRule] = [
        .error("swift-cdk:cloudwatch/alarm-period", type) { alarm in
            guard let period = alarm["Period"].number, ![10, 20, 30].contains(period), period < 60 || period.remainder(dividingBy: 60) != 0
            else { return }
            alarm.report(alarm["Period"], "A period has 10, 20 or 30 seconds, or whole minutes, not \(period.plain)", "give one of these")
        },
        .error("swift-cdk:cloudwatch/alarm-datapoints", type) { alarm in
            guard let points = alarm["DatapointsToAlarm"].number, let periods = alarm["EvaluationPeriods"].number, points > periods
            else { return }
            alarm.report(
                alarm["DatapointsToAlarm"], "Of \(periods.plain) periods, \(points.plain) cannot be wrong", "give at most \(periods.plain)")
        },
        .error("swift-cdk:cloudwatch/alarm-window", type) { alarm in
            guard let period = alarm["Period"].number, let periods = alarm["EvaluationPeriods"].number else { return }
            let most: Double = period < 3600 ? 86_400 : 604_800
            guard period * periods > most else { return }
            alarm.report(
                alarm["EvaluationPeriods"],
                "\(periods.plain) periods of \(period.plain) seconds are more than \(period < 3600 ? "a day" : "seven days"), the most "
                    + "that an alarm looks back",
                "look at fewer or shorter periods")
        },
        .error("swift-cdk:cloudwatch/alarm-threshold", type) { alarm in
            let bands = ["LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold"]
            guard let comparison = alarm["ComparisonOperator"].text else { return }
            let (own, wanted) = bands.contains(comparison) ? ("Threshold", "ThresholdMetricId") : ("ThresholdMetricId", "Threshold")
            if alarm[wanted].isAbsent {
                alarm.report(alarm["ComparisonOperator"], "\(comparison) compares with \(wanted), which is not set", "set \(wanted)")
            } else if alarm[own].isPresent {
                alarm.report(alarm[own], "\(comparison) does not compare with \(own)", "remove it")
            }
        },
        .error("swift-cdk:cloudwatch/alarm-no-statistic", type) { alarm in
            guard alarm["MetricName"].isPresent, alarm["Statistic"].isAbsent, alarm["ExtendedStatistic"].isAbsent else { return }
            alarm.report(
                alarm["MetricName"], "A metric is looked at by a statistic, and none is given", "set Statistic or ExtendedStatistic")
        },
        .error("swift-cdk:cloudwatch/alarm-percentile-setting", type) { alarm in
            guard alarm["EvaluateLowSampleCountPercentile"].isPresent, alarm["Statistic"].isPresent else { return }
            alarm.report(
                alarm["EvaluateLowSampleCountPercentile"], "Few samples count for percentiles alone, and the statistic is none",
                "set ExtendedStatistic, or remove it")
        },
        .error("swift-cdk:cloudwatch/alarm-returned-queries", type) { alarm in
            let queries = alarm["Metrics"]
            guard queries.hasElements, alarm["ThresholdMetricId"].isAbsent else { return }
            let returned = queries.elements.map { $0["ReturnData"].isAbsent ? true : $0["ReturnData"].flag }
            guard !returned.contains(nil), returned.count(where: { $0 == true }) != 1, queries.value?.array?.count == returned.count else {
                return
            }
            alarm.report(
                queries, "\(returned.count(where: { $0 == true })) of the queries return data, and an alarm looks at one",
                "set ReturnData to false in all others")
        },
        .error("swift-cdk:cloudwatch/alarm-query", type) { alarm in
            for query in alarm["Metrics"].elements where query.value?.object != nil {
                let (expression, metric) = (query["Expression"], query["MetricStat"])
                if expression.isPresent, metric.isPresent {
                    alarm.report(query, "A query is an expression or a metric, and both are given", "keep one of the two")
                } else if expression.isAbsent, metric.isAbsent {
                    alarm.report(query, "The query says nothing", "set Expression or MetricStat")
                }
                if let text = expression.text, text.uppercased().contains("SEARCH(") {
                    alarm.report(expression, "An alarm cannot look at what a search finds", "name the metrics")
                }
            }
        },
        // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
        .warning("swift-cdk:cloudwatch/alarm-metric-region", type) { alarm in
            guard let region = alarm.region, region != .usEast1, alarm["Namespace"].text == "AWS/CloudFront" else { return }
            alarm.report(
                alarm["Namespace"], "CloudFront has its metrics in us-east-1, so that an alarm in \(region) sees none",
                "make the alarm in a stack in us-east-1")
        },
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html, and the like
        // of the others. Some metrics of these services have other dimensions, so that an alarm that has any is left alone.
        .warning("swift-cdk:cloudwatch/alarm-dimension", type) { alarm in
            let dimensions = alarm["Dimensions"]
            guard let namespace = alarm["Namespace"].text, let name = dimensionNames[namespace],
                dimensions.isAbsent || dimensions.value?.array?.isEmpty == true, let metric = alarm["MetricName"].text,
                // Money is counted for the account, and copies by the bucket that they go to.
                !metric.hasPrefix("SMS"), !metric.contains("Replication")
            else { return }
            alarm.report(
                alarm["MetricName"], "The metrics of \(namespace) have the dimension \(name), so that nothing is seen without it",
                "add it to Dimensions")
        },
        .warning("swift-cdk:cloudwatch/alarm-unknown-metric", type) { alarm in
            guard let namespace = alarm["Namespace"].text, let name = alarm["MetricName"].text else { return }
            if let known = MetricNames.all[namespace], !known.contains(name) {
                // The services get new metrics; what is spelt much like one is a mistake.
                let nearest = NearestNames.find(name, among: known)
                guard !nearest.isEmpty else { return }
                alarm.report(
                    alarm["MetricName"], "\(namespace) is not known to have the metric '\(name)'", "write \(NearestNames.list(nearest))")
            } else {
                let filters = alarm.template.resources(of: "AWS::Logs::MetricFilter").flatMap { $0["MetricTransformations"].elements }
                let own = filters.filter { $0["MetricNamespace"].text == namespace }.map { $0["MetricName"].text }
                guard !own.isEmpty, !own.contains(nil), !own.contains(name) else { return }
                let names = own.compactMap { $0 }
                guard !NearestNames.find(name, among: names).isEmpty else { return }
                alarm.report(
                    alarm["MetricName"],
                    "The metric filters of the template write \(NearestNames.list(names, "and")) to \(namespace), and not '\(name)'",
                    NearestNames.advice(name, among: names, otherwise: "use one of them"))
            }
        },
        // https://github.com/ASFHyP3/hyp3/issues/762, https://github.com/aws/aws-cdk/issues/11121,
        // https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/31
        .warning("swift-cdk:cloudwatch/alarm-topic-key", type, "AWS::CloudWatch::CompositeAlarm") { alarm in
            for list in ["AlarmActions", "OKActions", "InsufficientDataActions"] {
                for place in alarm[list].elements {
                    guard let topic = alarm.target(of: place, type: "AWS::SNS::Topic") else { continue }
                    let key = topic["KmsMasterKeyId"]
                    let isManaged = key.text.map { $0.hasSuffix("alias/aws/sns") } ?? false
                    guard isManaged || !alarm.template.mayUse(key, service: "cloudwatch.amazonaws.com") else { continue }
                    alarm.report(
                        place, "CloudWatch may not use the key that the topic \(topic.name) is encrypted with, so that nobody is told",
                        isManaged
                            ? "use a key of your own that cloudwatch.amazonaws.com may use"
                            : "let cloudwatch.amazonaws.com use the key, by its policy")
                }
            }
        },
    ]
}

/// The dimension that all metrics of a namespace have.
private let dimensionNames = [
    "AWS/SQS": "QueueName", "AWS/SNS": "TopicName", "AWS/CloudFront": "DistributionId", "AWS/S3": "BucketName",
    "AWS/ApplicationELB": "LoadBalancer", "AWS/NetworkELB": "LoadBalancer",
]

/// The metrics of services that alarms look at most.
private enum MetricNames {
    /// By namespace.
    static let all: [String: [String]] = texts.mapValues { $0.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) } }

    private static let texts = [
        "AWS/Lambda": """
        Invocations Errors DeadLetterErrors DestinationDeliveryFailures Throttles OversizedRecordCount ProvisionedConcurrencyInvocations \
        ProvisionedConcurrencySpilloverInvocations RecursiveInvocationsDropped Duration PostRuntimeExtensionsDuration IteratorAge \
        OffsetLag MaxOffsetLag SumOffsetLag ConcurrentExecutions ProvisionedConcurrentExecutions ProvisionedConcurrencyUtilization \
        UnreservedConcurrentExecutions ClaimedAccountConcurrency AsyncEventsReceived AsyncEventAge AsyncEventsDropped \
        SignatureValidationErrors UrlRequestCount Url4xxCount Url5xxCount UrlRequestLatency
        """,
        "AWS/SQS": """
        ApproximateAgeOfOldestMessage ApproximateNumberOfGroupsWithInflightMessages ApproximateNumberOfMessagesDelayed \
        ApproximateNumberOfMessagesNotVisible ApproximateNumberOfMessagesVisible NumberOfDeduplicatedSentMessages \
        NumberOfEmptyReceives NumberOfMessagesDeleted NumberOfMessagesReceived NumberOfMessagesSent SentMessageSize
        """,
        "AWS/SNS": """
        NumberOfMessagesPublished NumberOfNotificationsDelivered NumberOfNotificationsFailed NumberOfNotificationsFilteredOut \
        NumberOfNotificationsRedrivenToDlq NumberOfNotificationsFailedToRedriveToDlq PublishSize SMSMonthToDateSpentUSD SMSSuccessRate
        """,
        "AWS/States": """
        ExecutionTime ExecutionThrottled ExecutionsAborted ExecutionsFailed ExecutionsStarted ExecutionsSucceeded ExecutionsTimedOut \
        ExecutionsRedriven ActivitiesFailed ActivitiesStarted ActivitiesSucceeded LambdaFunctionsFailed LambdaFunctionsTimedOut \
        ServiceIntegrationsFailed ServiceIntegrationsTimedOut
        """,
        "AWS/Events": """
        DeadLetterInvocations Events FailedInvocations Invocations InvocationAttempts InvocationsCreated InvocationsFailedToBeSentToDlq \
        InvocationsSentToDlq MatchedEvents RetryInvocationAttempts SuccessfulInvocationAttempts ThrottledRules TriggeredRules
        """,
    ]
}
