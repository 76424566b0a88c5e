import CloudAssembly

/// Functions, containers, machines, builds.
extension SecurityRule {
    private static let credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]

    static let functionsAndContainers: [SecurityRule] = [
        // Lambda.1: https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1
        .when("AWS::Lambda::Permission", "AWS::Lambda::LayerVersionPermission") { permission in
            guard permission["Principal"]?.string == "*",
                ["SourceAccount", "SourceArn", "PrincipalOrgID", "OrganizationId"].allSatisfy({ permission[$0] == nil })
            else { return [] }
            return [
                .warning(
                    "swift-cdk:security/public-function", "Everybody may use the function or layer",
                    action: "name an account, a service with its source, or an organization", in: "Principal")
            ]
        },
        // Lambda.1, of calls by S3, whose buckets may come to belong to somebody else.
        .when("AWS::Lambda::Permission") { permission in
            guard permission["Principal"]?.string == "s3.amazonaws.com", permission["SourceAccount"] == nil else { return [] }
            return [
                .warning(
                    "swift-cdk:security/bucket-permission", "A bucket of another account may call the function, if it gets the name",
                    action: "set sourceAccount", in: "SourceAccount")
            ]
        },
        // EC2.170: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-170
        .when("AWS::EC2::LaunchTemplate") { template in
            let place = "LaunchTemplateData.MetadataOptions.HttpTokens"
            if let tokens = template[place], tokens.string != "optional" { return [] }
            return [
                .warning(
                    "swift-cdk:security/metadata-tokens", "Machines give their credentials to requests without a token",
                    action: "set httpTokens of metadataOptions to required", in: place)
            ]
        },
        // EC2.9, EC2.25: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9
        .when("AWS::EC2::Instance", "AWS::EC2::LaunchTemplate") { machine in
            let list = machine.type == "AWS::EC2::Instance" ? "NetworkInterfaces" : "LaunchTemplateData.NetworkInterfaces"
            return machine.elements(list).filter { $0.value["AssociatePublicIpAddress"] == .bool(true) }.map { place, _ in
                .warning(
                    "swift-cdk:security/public-machine", "The machine has an address in the internet",
                    action: "set associatePublicIpAddress to false", in: "\(place).AssociatePublicIpAddress")
            }
        },
        // ECS.4: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4
        .when("AWS::ECS::TaskDefinition") { task in
            task.elements("ContainerDefinitions").filter { $0.value["Privileged"] == .bool(true) }.map { place, _ in
                .warning(
                    "swift-cdk:security/privileged-container", "The container may do on its machine what root may",
                    action: "set privileged to false", in: "\(place).Privileged")
            }
        },
        // ECS.8: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8
        .when("AWS::ECS::TaskDefinition") { task in
            task.elements("ContainerDefinitions").flatMap { place, container in
                // That it is no list, the schema says.
                (container["Environment"]?.array ?? []).enumerated().filter { _, variable in
                    variable["Name"]?.string.map { credentials.contains($0) } ?? false
                }.map { plainCredentials(in: "\(place).Environment[\($0.offset)]") }
            }
        },
        // CodeBuild.2: https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-2
        .when("AWS::CodeBuild::Project") { project in
            project.elements("Environment.EnvironmentVariables").filter { _, variable in
                let isPlain = variable["Type"] == nil || variable["Type"]?.string == "PLAINTEXT"
                return isPlain && variable["Name"]?.string.map { credentials.contains($0) } ?? false
            }.map { plainCredentials(in: $0.place) }
        },
        // The same of functions, which have a role.
        .when("AWS::Lambda::Function") { function in
            (function["Environment.Variables"]?.object?.keys ?? []).filter { credentials.contains($0) }.map {
                plainCredentials(in: "Environment.Variables.\($0)")
            }
        },
        // CodeBuild.5: https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-5
        .off(
            "AWS::CodeBuild::Project",
            tell: .warning(
                "swift-cdk:security/privileged-build", "The build may do on its machine what root may",
                action: "set privilegedMode to false, unless it makes images", in: "Environment.PrivilegedMode")),
        // ECS.2: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2
        .when("AWS::ECS::Service") { service in
            let place = "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"
            guard service[place]?.string == "ENABLED" else { return [] }
            return [
                .warning(
                    "swift-cdk:security/public-service", "The tasks of the service have addresses in the internet",
                    action: "set assignPublicIp to DISABLED", in: place)
            ]
        },
        // SageMaker.1: https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1
        .when("AWS::SageMaker::NotebookInstance") { notebook in
            if let access = notebook["DirectInternetAccess"], access.string != "Enabled" { return [] }
            return [
                .warning(
                    "swift-cdk:security/notebook-internet", "The notebook reaches the internet past the network's rules",
                    action: "set directInternetAccess to Disabled, and give it a subnet", in: "DirectInternetAccess")
            ]
        },
    ]

    private static func plainCredentials(in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:security/plain-credentials", "Credentials of AWS stand in a variable, where many can read them",
            action: "give permissions to the role instead", in: place)
    }
}
