import CDK

/// The states of the workflow, in the Amazon States Language (https://states-language.net/spec.html).
///
/// The input is S3's `Object Created` event as EventBridge delivers it. What becomes of the asset is one row of the table: `SUBMITTING`,
/// `TRANSCODING`, then `COMPLETE` or `FAILED`.
struct TranscodeDefinition {
    /// An execution that takes longer is stuck. The function gives a job up earlier, so that the asset's row says so.
    private static let timeLimit = Duration.hours(14)
    private static let taskTimeLimit = Duration.minutes(2)

    /// The front of the keys of uploads.
    let uploadPrefix: String
    let functionARN: Value<String>
    let tableName: Value<String>
    let topicARN: Value<String>

    var json: AnyValue {
        [
            "Comment": "Transcodes one upload for adaptive streaming", "StartAt": "IsUpload",
            "TimeoutSeconds": AnyValue(Self.timeLimit.seconds),
            "States": .object(identification + claim + transcoding + success + failure),
        ]
    }

    private typealias States = [(String, AnyValue)]

    // MARK: Which asset it is

    /// The asset's id is that of the version that was uploaded: the same event again gives the same id, a new upload another.
    private var identification: States {
        [
            // The rule knows only the endings of keys.
            (
                "IsUpload",
                [
                    "Type": "Choice",
                    "Choices": [
                        ["Variable": "$.detail.object.key", "StringMatches": "\(uploadPrefix)*", "Next": "HasVersion"]
                    ], "Default": "NotAnUpload",
                ]
            ),
            ("NotAnUpload", ["Type": "Succeed"]),
            (
                "HasVersion",
                [
                    "Type": "Choice",
                    "Choices": [
                        ["Variable": "$.detail.object['version-id']", "IsPresent": true, "Next": "IdentifyVersion"]
                    ], "Default": "IdentifyContent",
                ]
            ),
            ("IdentifyVersion", identify(by: "$.detail.object['version-id']")),
            ("IdentifyContent", identify(by: "$.detail.object.etag")),
        ]
    }

    private func identify(by path: String) -> AnyValue {
        [
            "Type": "Pass",
            "Parameters": [
                "assetId.$": AnyValue("States.Hash(States.Format('{}/{}/{}', $.detail.bucket.name, $.detail.object.key, \(path)), 'SHA-256')"),
                "bucket.$": "$.detail.bucket.name", "key.$": "$.detail.object.key",
                "version.$": AnyValue(path),
            ],
            "Next": "Claim",
        ]
    }

    // MARK: Once only

    private var claim: States {
        [
            (
                "Claim",
                task(
                    "dynamodb:putItem",
                    [
                        "TableName": AnyValue(tableName),
                        "Item": [
                            "pk": Self.assetKey, "sk": ["S": "META"], "status": ["S": "SUBMITTING"],
                            "bucket": ["S.$": "$.bucket"], "key": ["S.$": "$.key"], "version": ["S.$": "$.version"],
                            "executionName": ["S.$": "$$.Execution.Name"], "createdAt": ["S.$": "$$.Execution.StartTime"],
                            "updatedAt": ["S.$": "$$.State.EnteredTime"],
                        ],
                        // An asset that failed may be tried again; so may one that this very execution claimed before an answer was lost.
                        "ConditionExpression": "attribute_not_exists(pk) OR #status = :failed OR executionName = :execution",
                        "ExpressionAttributeNames": ["#status": "status"],
                        "ExpressionAttributeValues": [":failed": ["S": "FAILED"], ":execution": ["S.$": "$$.Execution.Name"]],
                    ], next: "Submit",
                    catching: [
                        [
                            "ErrorEquals": ["DynamoDB.ConditionalCheckFailedException"], "ResultPath": nil,
                            "Next": "AlreadyClaimed",
                        ]
                    ])
            ),
            ("AlreadyClaimed", ["Type": "Succeed"]),
        ]
    }

    // MARK: The job

    private var transcoding: States {
        [
            (
                "Submit",
                invoke(
                    [
                        "action": "submit", "assetId.$": "$.assetId", "attempt.$": "$$.Execution.Name", "bucket.$": "$.bucket",
                        "key.$": "$.key", "versionId.$": "$.version",
                    ],
                    selecting: [
                        "jobId.$": "$.Payload.jobId", "waitSeconds.$": "$.Payload.waitSeconds", "status.$": "$.Payload.status",
                        "expiresAt.$": "$.Payload.expiresAt", "deadline.$": "$.Payload.deadline",
                    ], next: "RecordSubmission")
            ),
            ("RecordSubmission", updateAsset(status: "TRANSCODING", set: [("jobId", "$.job.jobId")], next: "RecordJob")),
            (
                "RecordJob",
                task(
                    "dynamodb:putItem",
                    [
                        "TableName": AnyValue(tableName),
                        "Item": [
                            "pk": Self.assetKey, "sk": ["S.$": "States.Format('JOB#{}', $.job.jobId)"],
                            "executionName": ["S.$": "$$.Execution.Name"], "createdAt": ["S.$": "$$.State.EnteredTime"],
                            "expiresAt": ["N.$": "States.Format('{}', $.job.expiresAt)"],
                        ],
                    ], next: "Wait")
            ),
            ("Wait", ["Type": "Wait", "SecondsPath": "$.job.waitSeconds", "Next": "Poll"]),
            (
                "Poll",
                invoke(
                    [
                        "action": "status", "assetId.$": "$.assetId", "jobId.$": "$.job.jobId", "waitSeconds.$": "$.job.waitSeconds",
                        "deadline.$": "$.job.deadline",
                    ],
                    // The job runs on meanwhile, so an outage of some hours is waited for.
                    selecting: ["result.$": "$.Payload"], attempts: 30, next: "UnwrapStatus")
            ),
            // The answer holds an error only where the job failed, so it is taken whole.
            (
                "UnwrapStatus",
                ["Type": "Pass", "InputPath": "$.job.result", "ResultPath": "$.job", "Next": "IsFinished"]
            ),
            (
                "IsFinished",
                [
                    "Type": "Choice",
                    "Choices": [
                        ["Variable": "$.job.status", "StringEquals": "COMPLETE", "Next": "RecordSuccess"],
                        [
                            "Or": [
                                ["Variable": "$.job.status", "StringEquals": "ERROR"],
                                ["Variable": "$.job.status", "StringEquals": "CANCELED"],
                            ], "Next": "DescribeJobFailure",
                        ],
                    ], "Default": "Wait",
                ]
            ),
            (
                "DescribeJobFailure",
                [
                    "Type": "Pass",
                    "Parameters": [
                        "Error.$": "States.Format('MediaConvert.{}', $.job.errorCode)", "Cause.$": "$.job.errorMessage",
                    ], "ResultPath": "$.error", "Next": "RecordFailure",
                ]
            ),
        ]
    }

    // MARK: How it ended

    private var success: States {
        [
            ("RecordSuccess", updateAsset(status: "COMPLETE", set: [], next: "NotifySuccess")),
            (
                "NotifySuccess",
                publish(
                    ["status": "COMPLETE", "assetId.$": "$.assetId", "bucket.$": "$.bucket", "key.$": "$.key"], next: "Done",
                    onFailure: "NotificationFailed")
            ),
            ("Done", ["Type": "Succeed"]),
            // The asset is ready, only nobody was told: the execution fails so that an alarm tells.
            (
                "NotificationFailed",
                ["Type": "Fail", "Error": "NotificationFailed", "Cause": "The asset's state was recorded but could not be published"]
            ),
        ]
    }

    private var failure: States {
        [
            (
                "RecordFailure",
                updateAsset(
                    status: "FAILED", set: [("error", "$.error.Error"), ("cause", "$.error.Cause")], next: "NotifyFailure",
                    when: "attribute_not_exists(pk) OR executionName = :execution", onFailure: "NotifyFailure")
            ),
            (
                "NotifyFailure",
                publish(
                    [
                        "status": "FAILED", "assetId.$": "$.assetId", "bucket.$": "$.bucket", "key.$": "$.key",
                        "error.$": "$.error.Error", "cause.$": "$.error.Cause",
                    ], next: "Failed", onFailure: "Failed")
            ),
            ("Failed", ["Type": "Fail", "ErrorPath": "$.error.Error", "CausePath": "$.error.Cause"]),
        ]
    }

    // MARK: Kinds of states

    private static var assetKey: AnyValue { ["S.$": "States.Format('ASSET#{}', $.assetId)"] }

    /// What MediaConvert and Lambda answer when trying again helps.
    private static func retries(attempts: Int) -> AnyValue {
        [
            [
                // A quota frees up slowly.
                "ErrorEquals": ["ServiceQuotaExceededException"], "IntervalSeconds": 120, "BackoffRate": 2, "MaxAttempts": 5,
                "MaxDelaySeconds": 1800, "JitterStrategy": "FULL",
            ],
            [
                "ErrorEquals": AnyValue(passingErrors.map { AnyValue($0) }), "IntervalSeconds": 5, "BackoffRate": 2,
                "MaxAttempts": AnyValue(attempts), "MaxDelaySeconds": 300, "JitterStrategy": "FULL",
            ],
        ]
    }

    private static let passingErrors = [
        "TooManyRequestsException", "InternalServerErrorException", "ConflictException", "ServiceUnreachable",
        "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException",
        "Lambda.Unknown", "Sandbox.Timedout", "States.Timeout", "DynamoDB.ProvisionedThroughputExceededException",
        "DynamoDB.RequestLimitExceededException", "DynamoDB.ThrottlingException", "DynamoDB.InternalServerErrorException",
        "DynamoDB.SdkClientException", "SNS.ThrottledException", "SNS.InternalErrorException", "SNS.SdkClientException",
    ]

    private func task(
        _ integration: String, _ parameters: AnyValue, next: String, result: String? = nil, selecting selector: AnyValue = .absent,
        attempts: Int = 5, catching: [AnyValue] = [], onFailure: String = "RecordFailure"
    ) -> AnyValue {
        [
            "Type": "Task", "Resource": "arn:\(PseudoParameter.partition):states:::\(integration)", "Parameters": parameters,
            "ResultSelector": selector, "ResultPath": result.map { AnyValue($0) } ?? nil,
            "TimeoutSeconds": AnyValue(Self.taskTimeLimit.seconds), "Retry": Self.retries(attempts: attempts),
            "Catch": AnyValue(catching + [["ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": AnyValue(onFailure)]]),
            "Next": AnyValue(next),
        ]
    }

    private func invoke(_ payload: AnyValue, selecting selector: AnyValue, attempts: Int = 5, next: String) -> AnyValue {
        task(
            "lambda:invoke", ["FunctionName": AnyValue(functionARN), "Payload": payload], next: next, result: "$.job",
            selecting: selector, attempts: attempts)
    }

    private func updateAsset(
        status: String, set paths: [(name: String, path: String)], next: String, when condition: String = "executionName = :execution",
        onFailure: String = "RecordFailure"
    ) -> AnyValue {
        let assignments = ["#status = :status", "updatedAt = :now", "executionName = :execution"] + paths.map { "#\($0.name) = :\($0.name)" }
        let names = [("#status", AnyValue("status"))] + paths.map { ("#\($0.name)", AnyValue($0.name)) }
        let values: [(String, AnyValue)] =
            [
                (":status", ["S": AnyValue(status)]), (":now", ["S.$": "$$.State.EnteredTime"]),
                (":execution", ["S.$": "$$.Execution.Name"]),
            ]
            + paths.map { (":\($0.name)", ["S.$": AnyValue($0.path)]) }
        return task(
            "dynamodb:updateItem",
            [
                "TableName": AnyValue(tableName), "Key": ["pk": Self.assetKey, "sk": ["S": "META"]],
                "UpdateExpression": AnyValue("SET " + assignments.joined(separator: ", ")),
                // What another execution has claimed since is that one's to change.
                "ConditionExpression": AnyValue(condition),
                "ExpressionAttributeNames": .object(names), "ExpressionAttributeValues": .object(values),
            ], next: next, onFailure: onFailure)
    }

    private func publish(_ message: AnyValue, next: String, onFailure: String) -> AnyValue {
        task(
            "sns:publish", ["TopicArn": AnyValue(topicARN), "Message": message], next: next, onFailure: onFailure)
    }
}
