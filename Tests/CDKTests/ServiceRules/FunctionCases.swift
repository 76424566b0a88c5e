extension ServiceRuleTests {
    private static let role =
        #""R IAM::Role": {"AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}, "ManagedPolicyArns": [{"Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"}]}"#
    private static let trust = #"{"Statement": [{"Effect": "Allow", "Principal": {"Service": "NAME"}, "Action": "sts:AssumeRole"}]}"#
    private static let arn = #"{"Fn::GetAtt": ["R", "Arn"]}"#

    private static func trust(
        _ id: String, _ type: String, _ service: String, _ properties: String, _ place: String
    ) -> ServiceRuleCase {
        ServiceRuleCase(
            id,
            #"{"R IAM::Role": {"AssumeRolePolicyDocument": \#(trust.replacing("NAME", with: "ec2.amazonaws.com"))}, "X \#(type)": \#(properties)}"#,
            "\(place): The role R does not trust \(service), which has to take it on", "let the role be assumed by \(service)",
            fix: #"{"R.AssumeRolePolicyDocument": \#(trust.replacing("NAME", with: service))}"#)
    }

    static let functionCases: [ServiceRuleCase] = [
        trust("lambda/role-trust", "Lambda::Function", "lambda.amazonaws.com", #"{"Role": \#(arn)}"#, "Role"),
        trust("stepfunctions/role-trust", "StepFunctions::StateMachine", "states.amazonaws.com", #"{"RoleArn": \#(arn)}"#, "RoleArn"),
        trust(
            "scheduler/role-trust", "Scheduler::Schedule", "scheduler.amazonaws.com", #"{"Target": {"RoleArn": \#(arn)}}"#, "Target.RoleArn"
        ),
        trust("pipes/role-trust", "Pipes::Pipe", "pipes.amazonaws.com", #"{"RoleArn": \#(arn)}"#, "RoleArn"),
        trust("events/role-trust", "Events::Rule", "events.amazonaws.com", #"{"Targets": [{"RoleArn": \#(arn)}]}"#, "Targets[0].RoleArn"),
        ServiceRuleCase(
            "lambda/network-permission", #"{\#(role), "F Lambda::Function": {"Role": \#(arn), "VpcConfig": {"SubnetIds": ["subnet-1"]}}}"#,
            "Role: The role R may not put the function into a network: it lacks ec2:CreateNetworkInterface",
            "allow it in a policy of the role",
            fix: #"{"R.ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"]}"#),
        ServiceRuleCase(
            "lambda/dead-letter-permission",
            #"{\#(role), "Q SQS::Queue": {}, "F Lambda::Function": {"Role": \#(arn), "DeadLetterConfig": {"TargetArn": {"Fn::GetAtt": ["Q", "Arn"]}}}}"#,
            "Role: The role R may not send dead letters to the queue: it lacks sqs:SendMessage", "allow it in a policy of the role",
            fix: #"{"R.Policies": [{"PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sqs:Send*", "Resource": "*"}]}}]}"#),
        ServiceRuleCase(
            "lambda/source-permission",
            #"{\#(role), "Q SQS::Queue": {}, "P IAM::Policy": {"Roles": [{"Ref": "R"}], "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": ["sqs:ReceiveMessage", "sqs:GetQueueAttributes"], "Resource": "*"}]}}, "F Lambda::Function": {"Role": \#(arn)}, "M Lambda::EventSourceMapping": {"FunctionName": {"Ref": "F"}, "EventSourceArn": {"Fn::GetAtt": ["Q", "Arn"]}}}"#,
            "EventSourceArn: The role R may not read the source: it lacks sqs:DeleteMessage", "allow it in a policy of the role",
            fix: #"{"P.PolicyDocument.Statement.0.Action": "sqs:*"}"#),
        ServiceRuleCase(
            "stepfunctions/log-permission",
            #"{\#(role), "S StepFunctions::StateMachine": {"RoleArn": \#(arn), "LoggingConfiguration": {"Level": "ALL", "Destinations": [{}]}}}"#,
            "LoggingConfiguration: The role R may not deliver logs: it lacks logs:CreateLogDelivery", "allow it in a policy of the role",
            fix: #"{"R.ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/logs"]}"#),
        ServiceRuleCase(
            "lambda/variable-name", #"{"F Lambda::Function": {"Environment": {"Variables": {"AWS_REGION": "eu-south-1"}}}}"#,
            "Environment.Variables.AWS_REGION: Lambda sets the environment variable 'AWS_REGION' itself", "choose another name",
            fix: #"{"F.Environment.Variables": {"REGION": "eu-south-1"}}"#),
        ServiceRuleCase(
            "lambda/variables-size",
            #"{"F Lambda::Function": {"Environment": {"Variables": {"A": "\#(String(repeating: "x", count: 4096))"}}}}"#,
            "Environment.Variables: The environment variables have at least 4097 bytes, and at most 4096 are allowed",
            "keep what is long in a parameter or a file, and its name in the variable", fix: #"{"F.Environment.Variables.A": "x"}"#),
        ServiceRuleCase(
            "lambda/code-key", #"{"F Lambda::Function": {"Code": {"S3Bucket": "b"}}}"#,
            "Code: Code in S3 is named by S3Bucket and S3Key, and S3Key is missing", "set S3Key", fix: #"{"F.Code.S3Key": "k"}"#),
        ServiceRuleCase(
            "lambda/two-codes", #"{"F Lambda::Function": {"Code": {"S3Bucket": "b", "S3Key": "k", "ZipFile": "x"}}}"#,
            "Code: The code is in ZipFile and S3Bucket, and only one can be", "keep one of them", fix: #"{"F.Code.ZipFile": null}"#),
        ServiceRuleCase(
            "lambda/no-image", #"{"F Lambda::Function": {"PackageType": "Image", "Code": {"S3Bucket": "b", "S3Key": "k"}}}"#,
            "Code: A function of the package type Image needs an image", "set Code.ImageUri", fix: #"{"F.Code": {"ImageUri": "u"}}"#),
        ServiceRuleCase(
            "lambda/image-of-zip", #"{"F Lambda::Function": {"Code": {"ImageUri": "u"}}}"#,
            "Code.ImageUri: Code.ImageUri belongs to functions of the package type Image", "set PackageType to Image, or remove it",
            fix: #"{"F.PackageType": "Image"}"#),
        ServiceRuleCase(
            "lambda/missing-handler", #"{"F Lambda::Function": {"Runtime": "python3.13", "Code": {"ZipFile": "x"}}}"#,
            "A function whose code is an archive needs 'Handler'", "set Handler", fix: #"{"F.Handler": "index.handler"}"#),
        ServiceRuleCase(
            "lambda/dead-letter-fifo",
            #"{"Q SQS::Queue": {"FifoQueue": true}, "F Lambda::Function": {"DeadLetterConfig": {"TargetArn": {"Fn::GetAtt": ["Q", "Arn"]}}}}"#,
            "DeadLetterConfig.TargetArn: The dead-letter queue or topic of a function is a standard queue or topic, not a FIFO one",
            "use a standard one", fix: #"{"Q.FifoQueue": false}"#),
        ServiceRuleCase(
            "lambda/dead-letter-service",
            #"{"F Lambda::Function": {"DeadLetterConfig": {"TargetArn": "arn:aws:kinesis:eu-south-1:1:stream/s"}}}"#,
            "DeadLetterConfig.TargetArn: Dead letters go to a queue or a topic, not to kinesis", "give the ARN of a queue or a topic",
            fix: #"{"F.DeadLetterConfig.TargetArn": "arn:aws:sqs:eu-south-1:1:q"}"#),
        ServiceRuleCase(
            "lambda/file-system-without-network", #"{"F Lambda::Function": {"FileSystemConfigs": [{"Arn": "a"}]}}"#,
            "FileSystemConfigs: A file system is reached in its network alone", "set VpcConfig", fix: #"{"F.VpcConfig": {"Ref": "P"}}"#),
        ServiceRuleCase(
            "lambda/half-network", #"{"F Lambda::Function": {"VpcConfig": {"SubnetIds": ["subnet-1"]}}}"#,
            "VpcConfig: Subnets need security groups", "set SecurityGroupIds", fix: #"{"F.VpcConfig.SecurityGroupIds": ["sg-1"]}"#),
        ServiceRuleCase(
            "lambda/log-level-of-text", #"{"F Lambda::Function": {"LoggingConfig": {"SystemLogLevel": "WARN"}}}"#,
            "LoggingConfig.SystemLogLevel: Logs that are plain text have no levels", "set LogFormat to JSON, or remove it",
            fix: #"{"F.LoggingConfig.LogFormat": "JSON"}"#),
        ServiceRuleCase(
            "lambda/layer-region", #"{"F Lambda::Function": {"Layers": ["arn:aws:lambda:us-east-1:1:layer:l:1"]}}"#,
            "Layers[0]: The layer is in us-east-1, and the function in eu-south-1", "use a layer of the same region",
            fix: #"{"F.Layers": [{"Fn::Sub": "arn:aws:lambda:${AWS::Region}:1:layer:l:1"}]}"#),
        ServiceRuleCase(
            "lambda/runtime-version", #"{"F Lambda::Function": {"RuntimeManagementConfig": {"UpdateRuntimeOn": "Manual"}}}"#,
            "RuntimeManagementConfig.UpdateRuntimeOn: Updates by hand need the version of the runtime", "set RuntimeVersionArn",
            fix: #"{"F.RuntimeManagementConfig.UpdateRuntimeOn": "Auto"}"#),
        ServiceRuleCase(
            "lambda/weights-of-latest",
            #"{"A Lambda::Alias": {"FunctionVersion": "$LATEST", "RoutingConfig": {"AdditionalVersionWeights": []}}}"#,
            "RoutingConfig: $LATEST is no version that could have a RoutingConfig", "let the alias name a version",
            fix: #"{"A.FunctionVersion": "1"}"#),
        ServiceRuleCase(
            "lambda/same-version-twice",
            #"{"A Lambda::Alias": {"FunctionVersion": "1", "RoutingConfig": {"AdditionalVersionWeights": [{"FunctionVersion": "1"}]}}}"#,
            "RoutingConfig.AdditionalVersionWeights[0].FunctionVersion: The alias names the version 1 twice",
            "divide between different versions",
            fix: #"{"A.FunctionVersion": "2"}"#),
        ServiceRuleCase(
            "lambda/destination-fifo",
            #"{"C Lambda::EventInvokeConfig": {"DestinationConfig": {"OnFailure": {"Destination": "arn:aws:sqs:eu-south-1:1:q.fifo"}}}}"#,
            "DestinationConfig.OnFailure.Destination: The destination of an invocation is a standard queue or topic, not a FIFO one",
            "use a standard one", fix: #"{"C.DestinationConfig.OnFailure.Destination": "arn:aws:sqs:eu-south-1:1:q"}"#),
        ServiceRuleCase(
            "lambda/success-to-bucket",
            #"{"C Lambda::EventInvokeConfig": {"DestinationConfig": {"OnSuccess": {"Destination": "arn:aws:s3:::b"}}}}"#,
            "DestinationConfig.OnSuccess.Destination: A bucket takes what fails, not what succeeds",
            "use a queue, a topic, a function or an event bus", fix: #"{"C.DestinationConfig.OnSuccess": null}"#),
        ServiceRuleCase(
            "lambda/cors-wildcard", #"{"U Lambda::Url": {"Cors": {"AllowOrigins": ["*", "https://a.example"]}}}"#,
            "Cors.AllowOrigins: '*' stands for all, so that nothing can stand beside it", "keep '*' alone, or list without it",
            fix: #"{"U.Cors.AllowOrigins": ["*"]}"#),
        ServiceRuleCase(
            "lambda/url-permission", #"{"P Lambda::Permission": {"Action": "lambda:InvokeFunction", "FunctionUrlAuthType": "NONE"}}"#,
            "FunctionUrlAuthType: FunctionUrlAuthType is for the action lambda:InvokeFunctionUrl, not lambda:InvokeFunction",
            "remove it, or allow lambda:InvokeFunctionUrl", fix: #"{"P.Action": "lambda:InvokeFunctionUrl"}"#),
    ]
}
