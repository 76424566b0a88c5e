import CDK
import CDKSSM
import Testing

/// What a user gets to read, to the letter.
@Suite struct SSMMistakesTests {
    @Test func names() {
        #expect(
            stackReport { StringParameter($0, "P", value: "a", parameterName: "/media/my ladder") } == """
                error: video/P: parameterName: The name of a parameter consists of letters and digits of ASCII, '_', '.', '-' and '/', \
                which '/media/my ladder' does not [swift-cdk:ssm/name-characters]
                  call it by those, such as /media/ladder
                """)
        #expect(
            stackReport { StringParameter($0, "P", value: "a", parameterName: "media/ladder") } == """
                error: video/P: parameterName: The name of a parameter in a hierarchy begins with a slash, but this one is 'media/ladder' \
                [swift-cdk:ssm/name-slash]
                  call it '/media/ladder'
                """)
        #expect(
            stackReport { StringParameter($0, "P", value: "a", parameterName: "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16") } == """
                error: video/P: parameterName: A hierarchy of parameters has at most 15 levels, but \
                '/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16' is in level 16 [swift-cdk:ssm/name-levels]
                  leave levels out
                """)
        for name in ["simple", "a.b_c-D9", "/media/ladder", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15", "/my/aws"] {
            #expect(stackReport { StringParameter($0, "P", value: "a", parameterName: PhysicalName(name)) } == "")
        }
        #expect(stackReport { StringParameter($0, "P", value: "a") } == "")
    }

    /// The names are those of AWS's page.
    @Test(arguments: [("awsTestParameter", "aws"), ("SSM-testparameter", "ssm"), ("/aws/testparam1", "aws")])
    func namesOfAWS(name: String, start: String) {
        #expect(
            stackReport { StringParameter($0, "P", value: "a", parameterName: PhysicalName(name)) } == """
                error: video/P: parameterName: Names of parameters that begin with '\(start)' are AWS's own, such as '\(name)' \
                [swift-cdk:ssm/name-prefix]
                  begin the name with something else
                """)
        #expect(stackReport { _ = StringParameter.imported($0, "P", name: Value(name)) } == "")
    }

    @Test func namesThatAreKnownAtDeployment() {
        let message = """
            hasPath: The ARN of a parameter depends on whether its name begins with a slash, and this name is known only at deployment \
            [swift-cdk:ssm/deferred-name]
              say it: hasPath: true or false
            """
        #expect(
            stackReport { stack in
                let name = CfnParameter(stack, "Name").stringValue
                StringParameter(stack, "P", value: "a", parameterName: .given(name))
            } == "error: video/P: " + message)
        #expect(
            stackReport { stack in
                _ = StringParameter.imported(stack, "P", name: CfnParameter(stack, "Name").stringValue)
            } == "error: video/P: " + message)
        #expect(
            stackReport { stack in
                _ = StringParameter.imported(stack, "P", name: CfnParameter(stack, "Name").stringValue, hasPath: true)
            } == "")
        #expect(
            stackReport { StringParameter($0, "P", value: "a", parameterName: "/a", hasPath: false) } == """
                error: video/P: hasPath: The name '/a' begins with a slash, and hasPath is false [swift-cdk:ssm/path]
                  leave hasPath out
                """)
        #expect(
            stackReport { _ = StringParameter.imported($0, "P", name: "a", hasPath: true) } == """
                error: video/P: hasPath: The name 'a' does not begin with a slash, and hasPath is true [swift-cdk:ssm/path]
                  leave hasPath out
                """)
    }

    @Test func sizes() {
        func report(_ size: Int, _ tier: SSM.CfnParameter.Tier?) -> String {
            stackReport { StringParameter($0, "P", value: Value(String(repeating: "a", count: size)), tier: tier) }
        }
        #expect(
            report(4_097, .standard) == """
                error: video/P: value: A parameter of the standard tier holds at most 4,096 bytes, not 4097 [swift-cdk:ssm/value-size]
                  set tier to .advanced, which costs something, or to .intelligentTiering
                """)
        for tier in [.advanced, .intelligentTiering, .standard, nil] as [SSM.CfnParameter.Tier?] {
            #expect(
                report(8_193, tier) == """
                    error: video/P: value: A parameter holds at most 8,192 bytes, not 8193 [swift-cdk:ssm/value-size]
                      divide the text, or keep it as an object in a bucket
                    """)
        }
        #expect(report(4_096, .standard) == "")
        for tier in [.advanced, .intelligentTiering, nil] as [SSM.CfnParameter.Tier?] { #expect(report(8_192, tier) == "") }
    }

    @Test func descriptions() {
        func report(_ length: Int) -> String {
            stackReport { StringParameter($0, "P", value: "a", description: Value(String(repeating: "a", count: length))) }
        }
        #expect(
            report(1_025) == """
                error: video/P: description: The description of a parameter has at most 1,024 characters, not 1025 \
                [swift-cdk:ssm/description-length]
                  shorten it
                """)
        #expect(report(1_024) == "")
    }
}
