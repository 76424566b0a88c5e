import CDK

extension Function {
    /// [Source](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html)
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
                "Function name can not be longer than 64 characters but has \(name.utf16.count) characters.", action: "use a shorter name")
        } else if let name, name.isEmpty || !name.unicodeScalars.allSatisfy(Self.isAllowedInName) {
            node.report(
                "Function name \(name) can contain only letters, numbers, hyphens, or underscores with no spaces.",
                action: "correct the name '\(name)'")
        }
        if let description, description.utf16.count > 256 {
            node.report(
                "Function description can not be longer than 256 characters but has \(description.utf16.count) characters.",
                action: "shorten the description")
        }
        if let megabytes = memorySize?.whole(.mebibytes), !(128...10_240).contains(megabytes) {
            node.report("Memory size must be between 128 and 10240 MB, received \(megabytes).", action: "set memorySize between the two")
        }
        if let seconds = timeout?.whole(.seconds), !(1...900).contains(seconds) {
            node.report("Timeout must be between 1 and 900 seconds, received \(seconds).", action: "set timeout between the two")
        }
        if let size = ephemeralStorageSize, !(512...10_240).contains(size.fractional(.mebibytes)) {
            node.report(
                "Ephemeral storage size must be between 512 and 10240 MB, received \(size.debugDescription).",
                action: "set ephemeralStorageSize between the two")
        }
        if let snapStart { reportMistakes(snapStart, ephemeralStorageSize) }
    }

    private func reportMistakes(_ code: BoundCode, _ handler: String?) {
        if code.isImage {
            if runtime != nil || handler != nil {
                node.report(
                    "A function from a container image has no runtime and no handler of its own",
                    action: "leave both out: the image brings them")
            }
            return
        }
        if runtime == nil || handler == nil {
            node.report(
                "A function whose code is not a container image needs a runtime and a handler",
                action: "name both, such as .python3_13 and \"index.handler\"")
        }
        if case .inline = code.location, let runtime, !runtime.supportsInlineCode {
            node.report("Inline source not allowed for \(runtime.name)", action: "put the code into a directory and use .path(_:)")
        }
    }

    private func reportMistakes(_ snapStart: Lambda.CfnFunction.ApplyOn, _ ephemeralStorageSize: Size?) {
        guard snapStart.literal != Lambda.CfnFunction.ApplyOn.noneValue.literal else { return }
        Annotations.of(self).addWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish",
            "SnapStart only supports published Lambda versions. Ignore if function already has published versions.")
        if let runtime, !runtime.supportsSnapStart {
            node.report("SnapStart currently not supported by runtime \(runtime.name)", action: "leave snapStart out")
        }
        if let size = ephemeralStorageSize, size > .mebibytes(512) {
            node.report(
                "SnapStart is currently not supported using more than 512 MiB Ephemeral Storage",
                action: "leave snapStart or ephemeralStorageSize out")
        }
    }

    private static func isAllowedInName(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
    }
}
