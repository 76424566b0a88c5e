/// State machines of Step Functions, without their definitions.
///
/// https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
enum StateMachineRules {
    private static let type = "AWS::StepFunctions::StateMachine"

    static let rules: [ServiceRule] = [
        .error("swift-cdk:stepfunctions/definition-count", type) { machine in
            let names = ["Definition", "DefinitionString", "DefinitionS3Location"]
            let given = names.filter { machine[$0].isPresent }
            if given.count > 1 {
                machine.report("", "The definition is given by \(NearestNames.list(given, "and")), and only one can be", "keep one of them")
            } else if given.isEmpty, names.allSatisfy({ machine[$0].isAbsent }), machine.resource.properties.value?.object != nil {
                machine.report("", "The state machine has no definition", "set Definition, DefinitionString or DefinitionS3Location")
            }
        },
        .error("swift-cdk:stepfunctions/key-of-service", type, "AWS::StepFunctions::Activity") { machine in
            let encryption = machine["EncryptionConfiguration"]
            if encryption["Type"].text == "CUSTOMER_MANAGED_KMS_KEY", encryption["KmsKeyId"].isAbsent {
                machine.report(encryption, "Encryption with a key of one's own needs the key", "set KmsKeyId")
            } else if encryption["Type"].text == "AWS_OWNED_KEY" {
                for name in ["KmsKeyId", "KmsDataKeyReusePeriodSeconds"] where encryption[name].isPresent {
                    machine.report(
                        encryption[name], "\(name) is for a key of one's own, and Type is AWS_OWNED_KEY",
                        "set Type to CUSTOMER_MANAGED_KMS_KEY, or remove it")
                }
            }
        },
        .error("swift-cdk:stepfunctions/log-destination", type) { machine in
            let logging = machine["LoggingConfiguration"]
            guard let level = logging["Level"].text, level != "OFF", let count = logging["Destinations"].count, count != 1 else { return }
            machine.report(logging, "Logs of the level \(level) go to one log group, not to \(count)", "name one in Destinations")
        },
        // "Invalid Logging Configuration: …":
        // https://docs.aws.amazon.com/step-functions/latest/apireference/API_CloudWatchLogsLogGroup.html
        .error("swift-cdk:stepfunctions/log-group-arn", type) { machine in
            for destination in machine["LoggingConfiguration", "Destinations"].elements {
                let place = destination["CloudWatchLogsLogGroup", "LogGroupArn"]
                if let text = place.text, !text.hasSuffix(":*") {
                    machine.report(place, "The ARN of a log group ends with :* here, unlike '\(text)'", "write '\(text):*'")
                } else if machine.target(of: place, type: "AWS::Logs::LogGroup") != nil, place.reference?.attribute == nil {
                    machine.report(place, "Ref gives the name of a log group, and its ARN is wanted", "use Fn::GetAtt with Arn")
                }
            }
        },
        .error("swift-cdk:stepfunctions/machine-name", type) { machine in
            let place = machine["StateMachineName"]
            let refused = "<>{}[]?*\"#%\\^|~`$&,;:/"
            guard let name = place.text, let first = name.first(where: { $0.isWhitespace || refused.contains($0) }) else { return }
            machine.report(
                place, "'\(first)' cannot stand in the name of a state machine, as in '\(name)'",
                "use letters, digits, hyphens and underscores")
        },
        .error("swift-cdk:stepfunctions/key-region", type, "AWS::StepFunctions::Activity") { machine in
            let place = machine["EncryptionConfiguration", "KmsKeyId"]
            guard let region = machine.region, let other = place.arn?.region, !other.isEmpty, other != region.rawValue else { return }
            machine.report(place, "The key is in \(other), and the stack is deployed to \(region)", "use a key of the same region")
        },
    ]
}
