import CloudAssembly

/// One of each mistake.
extension PolicyCheckTests {
    static let documents = [
        Case(
            managed, ["PolicyDocument": "{"],
            """
            error: PolicyDocument: The policy is not JSON: line 1, column 2: expected a member name in quotes [swift-cdk:policy/text]
              correct the text
            """),
        Case(
            managed, ["PolicyDocument": ["Version": "2012-10-17", "Statments": []]],
            """
            error: PolicyDocument: A policy has no member 'Statments' [swift-cdk:policy/unknown-member]
              write Statement
            """,
            """
            error: PolicyDocument: Statement has to be a statement or a list of them, and it is missing [swift-cdk:policy/shape]
              give it that
            """),
        Case(
            managed, ["PolicyDocument": ["Version": "2012-17-10", "Statement": .object(read)]],
            """
            error: PolicyDocument.Version: The language of policies has no version '2012-17-10' [swift-cdk:policy/version]
              write 2012-10-17
            """),
        Case(
            managed, ["PolicyDocument": ["Version": "2012-10-17", "Statement": ["allow everything"]]],
            """
            error: PolicyDocument.Statement[0]: A statement has to be an object [swift-cdk:policy/shape]
              give it that
            """),
        Case(
            managed,
            [
                "PolicyDocument": [
                    "Version": "2012-10-17",
                    "Statement": [.object(reading(("Sid", "A"))), .object(reading(("Sid", "A"), ("Action", "s3:PutObject")))],
                ]
            ],
            """
            error: PolicyDocument.Statement[1].Sid: Another statement of the policy has the id 'A' [swift-cdk:policy/repeated-id]
              give each an id of its own, or none
            """),
        Case(
            managed,
            [
                "PolicyDocument": [
                    "Statement": [.object(reading(("Resource", "arn:aws:s3:::films/${aws:username}/*")))]
                ]
            ],
            """
            warning: PolicyDocument.Statement[0].Resource: The variable is a text like any other, since the policy has not the version \
            2012-10-17 [swift-cdk:policy/variable]
              set Version to 2012-10-17
            """),
        Case(
            "AWS::IAM::Role",
            ["Policies": [["PolicyName": "P", "PolicyDocument": ["Version": "2012-10-17", "Statement": .object(take)]]]],
            """
            error: Policies[0].PolicyDocument.Statement: A statement of the policy of a role, user or group needs Resource, and this one \
            has none [swift-cdk:policy/missing-part]
              set Resource
            """,
            """
            error: Policies[0].PolicyDocument.Statement: A statement of the policy of a role, user or group cannot have Principal \
            [swift-cdk:policy/needless-part]
              leave it out
            """),
    ]

    static let statements = [
        Case(
            managed, statement: reading(("Resouce", "*")),
            """
            error: PolicyDocument.Statement[0]: A statement has no member 'Resouce' [swift-cdk:policy/unknown-member]
              write Resource
            """),
        Case(
            managed, statement: reading(("Effect", "allow")),
            """
            error: PolicyDocument.Statement[0].Effect: 'allow' is no effect [swift-cdk:policy/effect]
              write Allow or Deny
            """),
        Case(
            managed, statement: reading(("Effect", nil)),
            """
            error: PolicyDocument.Statement[0]: The statement has no effect [swift-cdk:policy/effect]
              set Effect to Allow or Deny
            """),
        Case(
            managed, statement: reading(("NotAction", "s3:*")),
            """
            error: PolicyDocument.Statement[0]: A statement cannot have both Action and NotAction [swift-cdk:policy/both-parts]
              keep one of them
            """),
        Case(
            managed, statement: reading(("Action", nil)),
            """
            error: PolicyDocument.Statement[0]: A statement of the policy of a role, user or group needs Action, and this one has none \
            [swift-cdk:policy/missing-part]
              set Action
            """),
        Case(
            "AWS::IAM::Role", "AssumeRolePolicyDocument", statement: taking(("Resource", "*")),
            """
            error: AssumeRolePolicyDocument.Statement[0]: A statement of a trust policy cannot have Resource [swift-cdk:policy/needless-part]
              leave it out
            """),
        Case(
            "AWS::SQS::QueuePolicy", statement: ["Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"],
            """
            error: PolicyDocument.Statement[0]: A statement of the policy of a resource needs Principal, and this one has none \
            [swift-cdk:policy/missing-part]
              set Principal
            """),
        Case(
            managed, statement: reading(("Sid", "read films")),
            """
            error: PolicyDocument.Statement[0].Sid: IAM takes letters and digits as the id of a statement, and not 'read films' \
            [swift-cdk:policy/statement-id]
              use letters and digits
            """),
        Case(
            managed, statement: reading(("Action", "*"), ("Resource", ["*"])),
            """
            warning: PolicyDocument.Statement[0]: The statement allows every action on every resource [swift-cdk:policy/everything]
              name the actions or the resources that are needed
            """),
        Case(
            "AWS::SQS::QueuePolicy",
            statement: [
                "Effect": "Allow", "NotPrincipal": ["AWS": "123456789012"], "Action": "sqs:SendMessage", "Resource": "*",
            ],
            """
            warning: PolicyDocument.Statement[0]: The statement allows everybody but those in NotPrincipal, people without an account too \
            [swift-cdk:policy/allowed-others]
              name those who may in Principal, or use Deny
            """),
    ]

    static let actions = [
        Case(
            managed, statement: reading(("Action", ["s3:GetObjct", "s3:GetObject"])),
            """
            warning: PolicyDocument.Statement[0].Action[0]: No action 's3:GetObjct' is known [swift-cdk:policy/unknown-action]
              write s3:GetObject
            """),
        Case(
            managed, statement: reading(("Action", "dynamo:GetItem")),
            """
            warning: PolicyDocument.Statement[0].Action: No service is known whose actions begin with 'dynamo:' [swift-cdk:policy/unknown-service]
              write dynamodb
            """),
        Case(
            managed, statement: reading(("Action", "s3:Gett*")),
            """
            warning: PolicyDocument.Statement[0].Action: No action is known that 's3:Gett*' matches [swift-cdk:policy/unmatched-action]
              write a pattern of actions that the service authorization reference lists
            """),
        Case(
            managed, statement: reading(("Action", "GetObject")),
            """
            error: PolicyDocument.Statement[0].Action: The action 'GetObject' does not have the form service:name [swift-cdk:policy/action-form]
              write it as in s3:GetObject or s3:Get*
            """),
        Case(
            "AWS::IAM::Role", "AssumeRolePolicyDocument", statement: taking(("Action", "s3:GetObject")),
            """
            error: AssumeRolePolicyDocument.Statement[0].Action: The action 's3:GetObject' cannot stand in a trust policy, whose actions begin \
            with sts: [swift-cdk:policy/foreign-action]
              name an action of sts:
            """),
    ]

    static let others = [
        Case(
            managed, statement: reading(("Resource", "films/*")),
            """
            error: PolicyDocument.Statement[0].Resource: The resource 'films/*' is no ARN: it does not begin with arn: \
            [swift-cdk:policy/resource-form]
              write an ARN, or *
            """),
        Case(
            managed, statement: reading(("Resource", "arn:aws:s3:films")),
            """
            error: PolicyDocument.Statement[0].Resource: The resource 'arn:aws:s3:films' is no ARN: it has 4 parts, and an ARN has six \
            [swift-cdk:policy/resource-form]
              write an ARN, or *
            """),
        Case(
            managed, statement: reading(("Resource", "arn:aws:sqs:eu-south-1:12345:jobs")),
            """
            error: PolicyDocument.Statement[0].Resource: The resource 'arn:aws:sqs:eu-south-1:12345:jobs' is no ARN: an account has twelve \
            digits, and not 5 [swift-cdk:policy/resource-form]
              write an ARN, or *
            """),
        Case(
            managed, statement: reading(("Condition", ["StringEqual": ["aws:SourceAccount": "123456789012"]])),
            """
            error: PolicyDocument.Statement[0].Condition: There is no condition operator 'StringEqual' [swift-cdk:policy/condition-operator]
              write StringEquals
            """),
        Case(
            managed, statement: reading(("Condition", ["StringEquals": ["SourceAccount": "123456789012"]])),
            """
            warning: PolicyDocument.Statement[0].Condition.StringEquals: The condition key 'SourceAccount' does not say of which service it is \
            [swift-cdk:policy/condition-key]
              write it as in aws:SourceAccount or s3:prefix
            """),
        Case(
            managed, statement: reading(("Condition", ["Bool": "aws:SecureTransport"])),
            """
            error: PolicyDocument.Statement[0].Condition.Bool: A condition has to be an object of keys and values [swift-cdk:policy/shape]
              give it that
            """),
        Case(
            "AWS::IAM::Role", "AssumeRolePolicyDocument", statement: taking(("Principal", "lambda.amazonaws.com")),
            """
            error: AssumeRolePolicyDocument.Statement[0].Principal: A principal is an object, or *, and not the text 'lambda.amazonaws.com' \
            [swift-cdk:policy/principal-text]
              write {"AWS": …} or {"Service": …}
            """),
        Case(
            "AWS::IAM::Role", "AssumeRolePolicyDocument", statement: taking(("Principal", ["Services": "lambda.amazonaws.com"])),
            """
            error: AssumeRolePolicyDocument.Statement[0].Principal: There are no principals of the kind 'Services' \
            [swift-cdk:policy/principal-kind]
              write Service
            """),
        Case(
            "AWS::IAM::Role", "AssumeRolePolicyDocument", statement: taking(("Principal", ["AWS": "arn:aws:iam::123456789012:group/crew"])),
            """
            error: AssumeRolePolicyDocument.Statement[0].Principal.AWS: 'arn:aws:iam::123456789012:group/crew' is no account, role, user or \
            session [swift-cdk:policy/principal]
              write *, twelve digits, or an ARN that ends in root, role/… or user/…
            """),
        Case(
            "AWS::IAM::Role", "AssumeRolePolicyDocument", statement: taking(("Principal", ["Service": "lambda"])),
            """
            warning: AssumeRolePolicyDocument.Statement[0].Principal.Service: 'lambda' is not what services are called \
            [swift-cdk:policy/service-principal]
              write it as in lambda.amazonaws.com
            """),
        Case(
            managed, statement: reading(("Resource", .string("arn:aws:s3:::" + String(repeating: "x", count: 6_037)))),
            """
            error: PolicyDocument: There are at least 6145 characters, and a managed policy may have 6144 [swift-cdk:policy/size]
              use wildcards, or divide it
            """),
        Case(
            "AWS::IAM::Role", "AssumeRolePolicyDocument", statement: taking(("Sid", .string(String(repeating: "x", count: 2_000)))),
            """
            warning: AssumeRolePolicyDocument: There are at least 2139 characters, and a trust policy may have 2048 [swift-cdk:policy/size]
              say it shorter, or let the quota be raised, to at most 8192
            """),
    ]
}
