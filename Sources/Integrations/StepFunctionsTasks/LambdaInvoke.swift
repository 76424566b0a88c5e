import CDK
import CDKIAM
import CDKLambda
import CDKStepFunctions

/// Invokes a function.
///
///     LambdaInvoke(
///         scope, "Submit", function: submit, payload: ["assetId": .path("$.assetId")],
///         resultSelector: ["jobId": .path("$.Payload.jobId")], resultPath: "$.job")
///
/// Errors of Lambda itself are tried again, as AWS recommends, unless that is turned off.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html)
public final class LambdaInvoke: TaskState {
    /// How a function is invoked.
    public enum InvocationType: String, Sendable {
        case requestResponse = "RequestResponse"
        /// Does not wait for the result.
        case event = "Event"
        /// Only looks whether it could be invoked.
        case dryRun = "DryRun"
    }

    /// What the task gives.
    public enum Response: Sendable {
        /// The answer of Lambda, with the function's result under `Payload`.
        case full
        /// The function's result.
        case payloadOnly
    }

    /// - Parameters:
    ///   - payload: What the function gets; the state's input if not given.
    ///   - response: What the task gives.
    ///   - pattern: Whether it waits for an answer. Only with the full response.
    ///   - invocationType: Waits for the result if not given. Only with the full response.
    ///   - clientContext: What the function sees as the client's context, in Base64. Only with the full response.
    ///   - qualifier: A version or alias. Only with the full response.
    ///   - retriesOnServiceExceptions: Whether errors of Lambda itself are tried again.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, function: any FunctionReference, payload: PayloadTemplate? = nil,
        response: Response = .full, pattern: CallbackPattern = .requestResponse, invocationType: InvocationType? = nil,
        clientContext: PayloadTemplate? = nil, qualifier: PayloadTemplate? = nil, retriesOnServiceExceptions: Bool = true,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        super.init(
            Node(scope, id, file: file, line: line), options,
            resource: response == .full
                ? IntegrationPattern(pattern).resource("lambda", "invoke") : Value(function.arn),
            policies: [PolicyStatement(actions: ["lambda:InvokeFunction"], resources: .only(function.invocationARNs))]
        ) { language in
            guard response == .full else { return payload }
            return .object([
                ("FunctionName", PayloadTemplate(function.arn)),
                ("Payload", payload ?? (language == .jsonata ? "{% $states.input %}" : .path(.input))),
                ("InvocationType", invocationType.map { PayloadTemplate($0.rawValue) }), ("ClientContext", clientContext),
                ("Qualifier", qualifier),
            ])
        }
        if retriesOnServiceExceptions { retry(.serviceExceptions) }
        if response == .payloadOnly, pattern == .waitForTaskToken || invocationType != nil || clientContext != nil || qualifier != nil {
            node.report(
                "The 'payloadResponseOnly' property cannot be used if 'integrationPattern', 'invocationType', 'clientContext', or "
                    + "'qualifier' are specified.", action: "use the full response")
        }
        if pattern == .waitForTaskToken {
            requireTaskToken(in: payload, "Task Token is required in `payload` for callback. Use JsonPath.taskToken to set the token.")
        }
    }
}

extension Retry {
    /// What Lambda answers when trying again helps.
    /// [Source](https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception)
    fileprivate static let serviceExceptions = Retry(
        on: [
            "Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException",
        ], interval: .seconds(2), maxAttempts: 6, backoffRate: 2)
}
