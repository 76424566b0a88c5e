/// Functions of Lambda, their versions, aliases and permissions.
///
/// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
enum FunctionRules {
    private static let type = "AWS::Lambda::Function"

    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    private static let reservedVariables: Set<String> = [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ]

    static let rules: [ServiceRule] = [
        // "Reserved keys used in this request: AWS_REGION": https://github.com/cds-snc/notification-terraform/pull/419,
        // https://github.com/aws/aws-cdk/pull/28048
        .error("swift-cdk:lambda/variable-name", type) { function in
            for (name, value) in function["Environment", "Variables"].members where reservedVariables.contains(name) {
                function.report(value, "Lambda sets the environment variable '\(name)' itself", "choose another name")
            }
        },
        // "… exceeded the 4KB limit": https://github.com/aws-samples/aws-genai-llm-chatbot/issues/583,
        // https://github.com/github-aws-runners/terraform-aws-github-runner/issues/3594
        .error("swift-cdk:lambda/variables-size", type) { function in
            let variables = function["Environment", "Variables"]
            let size = variables.members.reduce(0) { $0 + $1.name.utf8.count + ($1.value.text?.utf8.count ?? 0) }
            guard size > 4096 else { return }
            function.report(
                variables, "The environment variables have at least \(size) bytes, and at most 4096 are allowed",
                "keep what is long in a parameter or a file, and its name in the variable")
        },
        .error("swift-cdk:lambda/code-key", type) { function in
            let code = function["Code"]
            for (one, other) in [("S3Bucket", "S3Key"), ("S3Key", "S3Bucket")] where code[one].isPresent && code[other].isAbsent {
                function.report(code, "Code in S3 is named by \(one) and \(other), and \(other) is missing", "set \(other)")
            }
        },
        .error("swift-cdk:lambda/two-codes", type) { function in
            let given = ["ZipFile", "S3Bucket", "ImageUri"].filter { function["Code", $0].isPresent }
            guard given.count > 1 else { return }
            function.report(function["Code"], "The code is in \(NearestNames.list(given, "and")), and only one can be", "keep one of them")
        },
        .error("swift-cdk:lambda/no-image", type) { function in
            guard function["PackageType"].text == "Image", function["Code", "ImageUri"].isAbsent else { return }
            function.report(function["Code"], "A function of the package type Image needs an image", "set Code.ImageUri")
        },
        .error("swift-cdk:lambda/image-of-zip", type) { function in
            guard function.isZip else { return }
            for value in [function["Code", "ImageUri"], function["ImageConfig"]] where value.isPresent {
                function.report(
                    value, "\(value.path) belongs to functions of the package type Image", "set PackageType to Image, or remove it")
            }
        },
        // "Runtime and Handler are mandatory parameters for functions created with deployment packages"
        .error("swift-cdk:lambda/missing-handler", type) { function in
            guard function.isZip, function["Code"].value?.object != nil, function["Code", "ImageUri"].isAbsent else { return }
            for name in ["Handler", "Runtime"] where function[name].isAbsent {
                function.report("", "A function whose code is an archive needs '\(name)'", "set \(name)")
            }
        },
        // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
        .error("swift-cdk:lambda/dead-letter-fifo", type) { function in
            function.refuseFifo(function["DeadLetterConfig", "TargetArn"], "The dead-letter queue or topic of a function")
        },
        .error("swift-cdk:lambda/dead-letter-service", type) { function in
            let target = function["DeadLetterConfig", "TargetArn"]
            guard let service = target.arn?.service, !["sqs", "sns"].contains(service) else { return }
            function.report(target, "Dead letters go to a queue or a topic, not to \(service)", "give the ARN of a queue or a topic")
        },
        // https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html
        .error("swift-cdk:lambda/file-system-without-network", type) { function in
            guard function["FileSystemConfigs"].hasElements, function["VpcConfig"].isAbsent else { return }
            function.report(function["FileSystemConfigs"], "A file system is reached in its network alone", "set VpcConfig")
        },
        .error("swift-cdk:lambda/half-network", type) { function in
            let (subnets, groups) = (function["VpcConfig", "SubnetIds"], function["VpcConfig", "SecurityGroupIds"])
            if subnets.hasElements, groups.count == 0 {
                function.report(function["VpcConfig"], "Subnets need security groups", "set SecurityGroupIds")
            } else if groups.hasElements, subnets.count == 0 {
                function.report(function["VpcConfig"], "Security groups need subnets", "set SubnetIds")
            }
        },
        // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html
        .error("swift-cdk:lambda/log-level-of-text", type) { function in
            let format = function["LoggingConfig", "LogFormat"]
            guard format.isAbsent || format.text == "Text" else { return }
            for name in ["ApplicationLogLevel", "SystemLogLevel"] where function["LoggingConfig", name].isPresent {
                function.report(
                    function["LoggingConfig", name], "Logs that are plain text have no levels", "set LogFormat to JSON, or remove it")
            }
        },
        .error("swift-cdk:lambda/layer-region", type) { function in
            guard let region = function.region else { return }
            for layer in function["Layers"].elements {
                guard let other = layer.arn?.region, !other.isEmpty, other != region.rawValue else { continue }
                function.report(layer, "The layer is in \(other), and the function in \(region.rawValue)", "use a layer of the same region")
            }
        },
        // "The function requires …": a pinned version is named when updates are by hand, and only then.
        // https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html
        .error("swift-cdk:lambda/runtime-version", type) { function in
            let (mode, version) = (
                function["RuntimeManagementConfig", "UpdateRuntimeOn"], function["RuntimeManagementConfig", "RuntimeVersionArn"]
            )
            if mode.text == "Manual", version.isAbsent {
                function.report(mode, "Updates by hand need the version of the runtime", "set RuntimeVersionArn")
            } else if let text = mode.text, text != "Manual", version.isPresent {
                function.report(
                    version, "A version of the runtime is for updates by hand, not '\(text)'", "set UpdateRuntimeOn to Manual, or remove it"
                )
            }
        },
        // https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
        .error("swift-cdk:lambda/weights-of-latest", "AWS::Lambda::Alias") { alias in
            guard alias["FunctionVersion"].text == "$LATEST" else { return }
            for place in ["RoutingConfig", "ProvisionedConcurrencyConfig"] where alias[place].isPresent {
                alias.report(alias[place], "$LATEST is no version that could have a \(place)", "let the alias name a version")
            }
        },
        .error("swift-cdk:lambda/same-version-twice", "AWS::Lambda::Alias") { alias in
            for weight in alias["RoutingConfig", "AdditionalVersionWeights"].elements {
                guard let version = weight["FunctionVersion"].text, version == alias["FunctionVersion"].text else { continue }
                alias.report(weight["FunctionVersion"], "The alias names the version \(version) twice", "divide between different versions")
            }
        },
        // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
        .error("swift-cdk:lambda/destination-fifo", "AWS::Lambda::EventInvokeConfig") { config in
            for name in ["OnSuccess", "OnFailure"] {
                config.refuseFifo(config["DestinationConfig", name]["Destination"], "The destination of an invocation")
            }
        },
        .error("swift-cdk:lambda/success-to-bucket", "AWS::Lambda::EventInvokeConfig") { config in
            let target = config["DestinationConfig", "OnSuccess"]["Destination"]
            guard target.arn?.service == "s3" || config.target(of: target, type: "AWS::S3::Bucket") != nil else { return }
            config.report(target, "A bucket takes what fails, not what succeeds", "use a queue, a topic, a function or an event bus")
        },
        // https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html
        .error("swift-cdk:lambda/cors-wildcard", "AWS::Lambda::Url") { url in
            for name in ["AllowMethods", "AllowOrigins"] {
                guard let all = url["Cors", name].texts, all.count > 1, all.contains("*") else { continue }
                url.report(
                    url["Cors", name], "'*' stands for all, so that nothing can stand beside it", "keep '*' alone, or list without it")
            }
        },
        // https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
        .error("swift-cdk:lambda/url-permission", "AWS::Lambda::Permission") { permission in
            guard permission["FunctionUrlAuthType"].isPresent, let action = permission["Action"].text,
                action != "lambda:InvokeFunctionUrl"
            else { return }
            permission.report(
                permission["FunctionUrlAuthType"], "FunctionUrlAuthType is for the action lambda:InvokeFunctionUrl, not \(action)",
                "remove it, or allow lambda:InvokeFunctionUrl")
        },
    ]
}

extension ResourceCheckup {
    /// Whether a function's code is an archive.
    fileprivate var isZip: Bool {
        let type = self["PackageType"]
        return type.isAbsent || type.text == "Zip"
    }
}
