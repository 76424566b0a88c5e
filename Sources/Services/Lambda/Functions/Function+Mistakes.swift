import CDK

extension Function {
    /// Names of variables that Lambda sets ([source](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html)).
    static let reservedVariables: Set<String> = [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ]

    func reportMistakes(
        _ code: BoundCode, handler: String?, name: String?, _ description: String?, _ memorySize: Size?, _ timeout: Duration?,
        _ ephemeralStorageSize: Size?, _ snapStart: Lambda.CfnFunction.ApplyOn?
    ) {
        reportMistakes(code, handler)
        if let name, name.utf16.count > 64 {
            node.report(
                .error(
                    "swift-cdk:lambda/name-length", "The function's name has \(name.utf16.count) characters, and at most 64 are possible",
                    action: "shorten functionName"))
        } else if let name, name.isEmpty || !name.unicodeScalars.allSatisfy(Self.isAllowedInName) {
            node.report(
                .error(
                    "swift-cdk:lambda/name-characters",
                    "The function's name '\(name)' does not consist of letters, digits, hyphens and underscores alone",
                    action: "correct functionName"))
        }
        if let description, description.utf16.count > 256 {
            node.report(
                .error(
                    "swift-cdk:lambda/description-length",
                    "The function's description has \(description.utf16.count) characters, and at most 256 are possible",
                    action: "shorten description"))
        }
        if let megabytes = memorySize?.whole(.mebibytes), !(128...10_240).contains(megabytes) {
            node.report(
                .error(
                    "swift-cdk:lambda/memory-size", "The function has \(megabytes) MiB of memory, and 128 to 10240 are possible",
                    action: "set memorySize between .mebibytes(128) and .gibibytes(10)"))
        }
        if let seconds = timeout?.whole(.seconds), !(1...900).contains(seconds) {
            node.report(
                .error(
                    "swift-cdk:lambda/timeout", "The function's timeout is \(seconds) seconds, and 1 to 900 are possible",
                    action: "set timeout between .seconds(1) and .minutes(15)"))
        }
        if let size = ephemeralStorageSize, !(512...10_240).contains(size.fractional(.mebibytes)) {
            node.report(
                .error(
                    "swift-cdk:lambda/ephemeral-storage-size",
                    "The function has \(size) of ephemeral storage, and 512 MiB to 10 GiB are possible",
                    action: "set ephemeralStorageSize between .mebibytes(512) and .gibibytes(10)"))
        }
        if let snapStart { reportMistakes(snapStart, ephemeralStorageSize) }
    }

    private func reportMistakes(_ code: BoundCode, _ handler: String?) {
        if code.isImage {
            if runtime != nil || handler != nil {
                node.report(
                    .error(
                        "swift-cdk:lambda/runtime-of-image", "A function from a container image has no runtime and no handler of its own",
                        action: "leave both out: the image brings them"))
            }
            return
        }
        if runtime == nil || handler == nil {
            node.report(
                .error(
                    "swift-cdk:lambda/missing-runtime", "A function whose code is not a container image needs a runtime and a handler",
                    action: "name both, such as .python3_13 and \"index.handler\""))
        }
        if case .inline = code.location, let runtime, !runtime.supportsInlineCode {
            node.report(
                .error(
                    "swift-cdk:lambda/inline-code-runtime", "Code for \(runtime.name) cannot stand in the template",
                    action: "put the code into a directory and use .path(_:)"))
        }
    }

    private func reportMistakes(_ snapStart: Lambda.CfnFunction.ApplyOn, _ ephemeralStorageSize: Size?) {
        guard snapStart.literal != Lambda.CfnFunction.ApplyOn.noneValue.literal else { return }
        node.report(
            .warning(
                "@aws-cdk/aws-lambda:snapStartRequirePublish", "SnapStart starts published versions of the function, and no other",
                action: "invoke a version or an alias, or acknowledge this if that is done already"))
        if let runtime, !runtime.supportsSnapStart {
            node.report(
                .error(
                    "swift-cdk:lambda/snap-start-runtime", "There is no SnapStart for the runtime \(runtime.name)",
                    action: "leave snapStart out"))
        }
        if let size = ephemeralStorageSize, size > .mebibytes(512) {
            node.report(
                .error(
                    "swift-cdk:lambda/snap-start-storage",
                    "The function has \(size) of ephemeral storage, and SnapStart works with at most 512 MiB",
                    action: "leave snapStart or ephemeralStorageSize out"))
        }
    }

    private static func isAllowedInName(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
    }
}
