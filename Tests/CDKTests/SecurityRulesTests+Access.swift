import CloudAssembly

/// Who reaches what, and may do what.
extension SecurityRulesTests {
    static let network = [
        Case(
            "AWS::EC2::SecurityGroup",
            wrong: ["SecurityGroupIngress": [["IpProtocol": "tcp", "FromPort": 0, "ToPort": 22, "CidrIp": "0.0.0.0/0"]]],
            right: ["SecurityGroupIngress": [["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"]]],
            """
            warning: SecurityGroupIngress[0].CidrIp: Everybody in the internet may try to sign in at port 22 \
            [swift-cdk:security/open-administration]
              name the networks from which it is done, or use Session Manager
            """),
        Case(
            "AWS::EC2::SecurityGroupIngress",
            wrong: ["IpProtocol": "-1", "CidrIpv6": "::/0"],
            right: ["IpProtocol": "-1", "CidrIp": "10.0.0.0/8"],
            """
            warning: CidrIpv6: Everybody in the internet may try to sign in at port 22 [swift-cdk:security/open-administration]
              name the networks from which it is done, or use Session Manager
            """),
        Case(
            "AWS::EC2::SecurityGroupIngress",
            wrong: ["IpProtocol": "tcp", "FromPort": "5432", "ToPort": "5432", "CidrIp": "0.0.0.0/0"],
            right: ["IpProtocol": "tcp", "FromPort": "5431", "ToPort": "5431", "CidrIp": "0.0.0.0/0"],
            """
            warning: CidrIp: Everybody in the internet may reach port 5432, which attacks look for [swift-cdk:security/open-port]
              name the networks or the security groups that need it
            """),
        Case(
            "AWS::EC2::Subnet", wrong: ["MapPublicIpOnLaunch": true], right: [:],
            """
            warning: MapPublicIpOnLaunch: Machines in the subnet get an address in the internet by themselves \
            [swift-cdk:security/public-subnet]
              set mapPublicIpOnLaunch to false, and give an address to those that need one
            """),
        Case(
            "AWS::ElasticLoadBalancingV2::Listener",
            wrong: ["Protocol": "HTTP", "DefaultActions": [["Type": "forward"]]],
            right: ["Protocol": "HTTP", "DefaultActions": [["Type": "redirect"]]],
            """
            warning: DefaultActions: The load balancer passes on requests that are not encrypted on their way [swift-cdk:security/listener-http]
              redirect them to HTTPS
            """),
        Case(
            "AWS::CloudFront::Distribution",
            wrong: ["DistributionConfig": ["CacheBehaviors": [["ViewerProtocolPolicy": "allow-all"]]]],
            right: ["DistributionConfig": ["CacheBehaviors": [["ViewerProtocolPolicy": "https-only"]]]],
            """
            warning: DistributionConfig.CacheBehaviors[0].ViewerProtocolPolicy: Viewers may ask without encryption on the way \
            [swift-cdk:security/viewer-http]
              set viewerProtocolPolicy to redirect-to-https
            """),
        Case(
            "AWS::CloudFront::Distribution",
            wrong: ["DistributionConfig": ["Origins": [["CustomOriginConfig": ["OriginSSLProtocols": ["SSLv3", "TLSv1.2"]]]]]],
            right: ["DistributionConfig": ["Origins": [["CustomOriginConfig": ["OriginSSLProtocols": ["TLSv1.2"]]]]]],
            """
            warning: DistributionConfig.Origins[0].CustomOriginConfig.OriginSSLProtocols: SSLv3 is broken, and the origin may be asked by it \
            [swift-cdk:security/origin-protocol]
              leave it out of originSslProtocols
            """),
    ]

    static let compute = [
        Case(
            "AWS::Lambda::Permission", wrong: ["Principal": "*"], right: ["Principal": "*", "PrincipalOrgID": "o-1"],
            """
            warning: Principal: Everybody may use the function or layer [swift-cdk:security/public-function]
              name an account, a service with its source, or an organization
            """),
        Case(
            "AWS::Lambda::Permission", wrong: ["Principal": "s3.amazonaws.com", "SourceArn": "arn:aws:s3:::films"],
            right: ["Principal": "s3.amazonaws.com", "SourceAccount": ["Ref": "AWS::AccountId"]],
            """
            warning: SourceAccount: A bucket of another account may call the function, if it gets the name \
            [swift-cdk:security/bucket-permission]
              set sourceAccount
            """),
        Case(
            "AWS::EC2::LaunchTemplate", wrong: ["LaunchTemplateData": ["MetadataOptions": ["HttpTokens": "optional"]]],
            right: ["LaunchTemplateData": ["MetadataOptions": ["HttpTokens": "required"]]],
            """
            warning: LaunchTemplateData.MetadataOptions.HttpTokens: Machines give their credentials to requests without a token \
            [swift-cdk:security/metadata-tokens]
              set httpTokens of metadataOptions to required
            """),
        Case(
            "AWS::EC2::Instance", wrong: ["NetworkInterfaces": [["AssociatePublicIpAddress": true]]],
            right: ["NetworkInterfaces": [["AssociatePublicIpAddress": false]]],
            """
            warning: NetworkInterfaces[0].AssociatePublicIpAddress: The machine has an address in the internet \
            [swift-cdk:security/public-machine]
              set associatePublicIpAddress to false
            """),
        Case(
            "AWS::ECS::TaskDefinition", wrong: ["ContainerDefinitions": [["Privileged": true]]],
            right: ["ContainerDefinitions": [["Privileged": false]]],
            """
            warning: ContainerDefinitions[0].Privileged: The container may do on its machine what root may \
            [swift-cdk:security/privileged-container]
              set privileged to false
            """),
        Case(
            "AWS::ECS::TaskDefinition", wrong: ["ContainerDefinitions": [["Environment": [["Name": "AWS_SECRET_ACCESS_KEY"]]]]],
            right: ["ContainerDefinitions": [["Environment": [["Name": "AWS_REGION"]]]]],
            """
            warning: ContainerDefinitions[0].Environment[0]: Credentials of AWS stand in a variable, where many can read them \
            [swift-cdk:security/plain-credentials]
              give permissions to the role instead
            """),
        Case(
            "AWS::CodeBuild::Project", wrong: ["Environment": ["EnvironmentVariables": [["Name": "AWS_ACCESS_KEY_ID"]]]],
            right: ["Environment": ["EnvironmentVariables": [["Name": "AWS_ACCESS_KEY_ID", "Type": "SECRETS_MANAGER"]]]],
            """
            warning: Environment.EnvironmentVariables[0]: Credentials of AWS stand in a variable, where many can read them \
            [swift-cdk:security/plain-credentials]
              give permissions to the role instead
            """),
        Case(
            "AWS::CodeBuild::Project", wrong: ["Environment": ["PrivilegedMode": true]], right: ["Environment": ["PrivilegedMode": false]],
            """
            warning: Environment.PrivilegedMode: The build may do on its machine what root may [swift-cdk:security/privileged-build]
              set privilegedMode to false, unless it makes images
            """),
        Case(
            "AWS::ECS::Service", wrong: ["NetworkConfiguration": ["AwsvpcConfiguration": ["AssignPublicIp": "ENABLED"]]],
            right: ["NetworkConfiguration": ["AwsvpcConfiguration": ["AssignPublicIp": "DISABLED"]]],
            """
            warning: NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp: The tasks of the service have addresses in the internet \
            [swift-cdk:security/public-service]
              set assignPublicIp to DISABLED
            """),
        Case(
            "AWS::SageMaker::NotebookInstance", wrong: [:], right: ["DirectInternetAccess": "Disabled"],
            """
            warning: DirectInternetAccess: The notebook reaches the internet past the network's rules [swift-cdk:security/notebook-internet]
              set directInternetAccess to Disabled, and give it a subnet
            """),
    ]

    static let identity = [
        Case(
            "AWS::IAM::ManagedPolicy", wrong: ["PolicyDocument": allow(["Action": "*", "Resource": "*"])],
            right: ["PolicyDocument": allow(["Action": "s3:GetObject", "Resource": "*"])],
            """
            warning: PolicyDocument.Statement[0]: The statement allows everything in the account [swift-cdk:security/administrator]
              name the actions and the resources that are needed
            """),
        Case(
            "AWS::IAM::Role",
            wrong: [
                "ManagedPolicyArns": [["Fn::Join": ["", ["arn:", ["Ref": "AWS::Partition"], ":iam::aws:policy/AdministratorAccess"]]]]
            ],
            right: ["ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]],
            """
            warning: ManagedPolicyArns[0]: AdministratorAccess allows everything in the account [swift-cdk:security/administrator-policy]
              attach a policy that names what is needed
            """),
        Case(
            "AWS::IAM::Role",
            wrong: ["Policies": [["PolicyDocument": allow(["Action": ["s3:GetObject", "sqs:*"], "Resource": "*"])]]],
            right: ["Policies": [["PolicyDocument": allow(["Action": "sqs:*", "Resource": "arn:aws:sqs:eu-south-1:123456789012:jobs"])]]],
            """
            warning: Policies[0].PolicyDocument.Statement[0]: The statement allows everything in a service: sqs:* on every resource \
            [swift-cdk:security/whole-service]
              name the actions or the resources that are needed
            """),
        Case(
            "AWS::IAM::User", wrong: ["ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]], right: ["Groups": ["readers"]],
            """
            warning: ManagedPolicyArns: The user has a policy of its own, of which nobody keeps track [swift-cdk:security/user-policy]
              attach it to a group, or use a role
            """),
        Case(
            "AWS::KMS::Key", wrong: [:], right: ["KeySpec": "RSA_2048"],
            """
            warning: EnableKeyRotation: The key's material stays the same for ever [swift-cdk:security/key-rotation]
              set enableKeyRotation to true
            """),
        Case(
            "AWS::SQS::QueuePolicy",
            wrong: ["PolicyDocument": allow(["Principal": ["AWS": "*"], "Action": "sqs:SendMessage", "Resource": "*"])],
            right: [
                "PolicyDocument": allow([
                    "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*",
                    "Condition": ["StringEquals": ["aws:PrincipalOrgID": "o-1"]],
                ])
            ],
            """
            warning: PolicyDocument.Statement[0]: Everybody may do this, people without an account too [swift-cdk:security/public-policy]
              name accounts or services, or add a condition such as aws:PrincipalOrgID
            """),
    ]
}
