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
    /// The way in which a function is invoked.
    public enum InvocationType: String, Sendable {
        /// Waits for the result.
        case requestResponse = "RequestResponse"
        /// Does not wait for the result.
        case event = "Event"
        /// Only looks whether it could be invoked.
        case dryRun = "DryRun"
    }

    /// The result of the task.
    public enum Response: Sendable {
        /// The answer of Lambda, with the function's result under `Payload`.
        case full
        /// The function's result.
        case payloadOnly
    }

    /// Creates the task.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - function: The function.
    ///   - payload: The event of the function; the state's input if not given.
    ///   - response: The result of the task.
    ///   - pattern: Whether it waits for an answer. Only with the full response.
    ///   - invocationType: Waits for the result if not given. Only with the full response.
    ///   - clientContext: The client's context for the function, in Base64. Only with the full response.
    ///   - qualifier: A version or alias. Only with the full response.
    ///   - retriesOnServiceExceptions: Whether errors of Lambda itself are tried again.
    ///   - options: The settings that tasks of all services have.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
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
                .error(
                    "swift-cdk:stepfunctions-tasks/payload-only",
                    "A task that gives .payloadOnly cannot have a pattern, invocationType, clientContext or qualifier",
                    action: "use the response .full"))
        }
        if pattern == .waitForTaskToken {
            requireTaskToken(in: payload, "payload")
        }
    }
}

extension Retry {
    /// Errors of Lambda itself, after which trying again helps.
    /// [Source](https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception)
    fileprivate static let serviceExceptions = Retry(
        on: [
            "Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException",
        ], interval: .seconds(2), maxAttempts: 6, backoffRate: 2)
}
