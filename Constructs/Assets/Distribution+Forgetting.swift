import CDK

extension Distribution {
    /// Lets a function tell edge locations to forget files, or do what else the actions say.
    func allowForgetting(_ function: HandlerFunction, _ actions: [String] = ["cloudfront:CreateInvalidation"]) {
        function.allow(
            actions, on: [ARN(in: node, service: "cloudfront", region: "", resource: "distribution", resourceName: distribution.ref)])
    }
}
