import CDK
import CDKApiGatewayV2
import CDKDynamoDB
import CDKIAM
import CDKLambda

/// Films by their ids: `GET /films/{id}` reads one, `PUT /films/{id}` writes one for callers with IAM's permission.
final class HTTPAPIStack: Stack {
    @discardableResult
    init(_ scope: any Scope, _ id: String, env: Environment) {
        let stack = StackNode(scope, id, env: env)
        let films = Table(
            stack, "Films", partitionKey: .string("id"), billing: .onDemand(), pointInTimeRecovery: .enabled())
        let answer = Function(
            stack, "Answer", code: .inline(Self.code), runtime: .python3_13, handler: "index.handler", architecture: .arm64,
            timeout: .seconds(10), environment: ["TABLE": films.name])
        films.grantReadWriteData(to: answer)

        // API Gateway has no building blocks yet: these are the classes of its resource types.
        let api = ApiGatewayV2.CfnApi(stack, "API", name: "films", protocolType: "HTTP")
        let integration = ApiGatewayV2.CfnIntegration(
            stack, "Integration", apiId: api.ref, integrationType: "AWS_PROXY", integrationUri: answer.arn, payloadFormatVersion: "2.0")
        let target: Value<String> = "integrations/\(integration.ref)"
        ApiGatewayV2.CfnRoute(stack, "Read", apiId: api.ref, routeKey: "GET /films/{id}", target: target)
        ApiGatewayV2.CfnRoute(
            stack, "Write", apiId: api.ref, routeKey: "PUT /films/{id}", authorizationType: "AWS_IAM", target: target)
        ApiGatewayV2.CfnStage(
            stack, "Stage", apiId: api.ref, stageName: "$default", autoDeploy: true,
            defaultRouteSettings: .init(throttlingBurstLimit: 100, throttlingRateLimit: 50))
        answer.addPermission(
            "API", principal: .service("apigateway.amazonaws.com"),
            sourceARN: ARN(in: stack, service: "execute-api", resource: api.ref, resourceName: "*/*/films/*"))
        super.init(stack)
        CfnOutput(self, "Address", value: api.attrApiEndpoint)
    }

    private static let code = """
        import base64, decimal, json, os
        import boto3

        table = boto3.resource("dynamodb").Table(os.environ["TABLE"])

        def handler(event, context):
            key = {"id": event["pathParameters"]["id"]}
            if event["requestContext"]["http"]["method"] == "PUT":
                body = event["body"]
                if event["isBase64Encoded"]:
                    body = base64.b64decode(body)
                # DynamoDB takes decimal numbers, and none that are binary.
                table.put_item(Item={**json.loads(body, parse_float=decimal.Decimal), **key})
                return {"statusCode": 204}
            film = table.get_item(Key=key).get("Item")
            return {"statusCode": 200, "body": json.dumps(film, default=float)} if film else {"statusCode": 404}
        """
}
