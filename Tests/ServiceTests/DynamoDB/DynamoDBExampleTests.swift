import CDK
import CDKAssertions
import CDKDynamoDB
import CDKIAM
import Testing

/// The example of the documentation, as it stands there.
@Suite struct DynamoDBExampleTests {
    @Test func tables() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let role = Role(stack, "Role", assumedBy: .service("lambda.amazonaws.com"))
        // example: Sources/Services/DynamoDB/CDKDynamoDB.docc/CDKDynamoDB.md
        let videos = Table(
            stack, "Videos", partitionKey: .string("id"), billing: .onDemand(), timeToLive: "expiresAt", stream: .newImage,
            encryption: .customerManaged(), pointInTimeRecovery: .enabled(),
            globalIndexes: [GlobalIndex("byOwner", partitionKey: .string("owner"), sortKey: .number("uploadedAt"))])
        videos.grantReadData(to: role)
        videos.grantReadStream(to: role)

        let accounts = Table.imported(stack, "Accounts", name: "accounts", hasIndexes: true)
        accounts.grantWriteData(to: role)
        // end of example
        let template = try Template(of: stack)
        let names = template.resources(ofType: "AWS::DynamoDB::Table").keys + template.resources(ofType: "AWS::KMS::Key").keys
        #expect(names.count == 2)
        let actual = template.resources(ofType: "AWS::IAM::Policy").values.first?["Properties"]?["PolicyDocument"]?["Statement"]
        let imported: [JSON] = [
            "arn:", ["Ref": "AWS::Partition"], ":dynamodb:", ["Ref": "AWS::Region"], ":", ["Ref": "AWS::AccountId"], ":table/accounts",
        ]
        let expected: JSON = [
            [
                "Action": ["kms:Decrypt", "kms:DescribeKey"], "Effect": "Allow", "Resource": ["Fn::GetAtt": [.string(names[1]), "Arn"]],
            ],
            [
                "Action": [
                    "dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable", "dynamodb:GetItem",
                    "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:Query", "dynamodb:Scan",
                ], "Effect": "Allow",
                "Resource": [
                    ["Fn::GetAtt": [.string(names[0]), "Arn"]],
                    ["Fn::Join": ["", [["Fn::GetAtt": [.string(names[0]), "Arn"]], "/index/*"]]],
                ],
            ],
            ["Action": "dynamodb:ListStreams", "Effect": "Allow", "Resource": "*"],
            [
                "Action": ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], "Effect": "Allow",
                "Resource": ["Fn::GetAtt": [.string(names[0]), "StreamArn"]],
            ],
            [
                "Action": [
                    "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:PutItem", "dynamodb:UpdateItem",
                ], "Effect": "Allow",
                "Resource": [
                    ["Fn::Join": ["", .array(imported)]],
                    ["Fn::Join": ["", .array(imported.dropLast() + [":table/accounts/index/*"])]],
                ],
            ],
        ]
        #expect(actual == expected)
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
