import Testing

@testable import CDK

/// Mistakes in what a template is made of.
@Suite struct TemplateMistakeTests {
    @Test func includedTemplates() throws {
        func found(_ template: String, version: String? = nil) throws -> [String] {
            try App.mistakes { app in
                let stack = Stack(app, "S")
                stack.templateFormatVersion = version
                _ = try CfnInclude(stack, "I", json: template)
            }
        }
        let text = #"{"AWSTemplateFormatVersion": "2010-09-09"}"#
        #expect(try found(text) == [])
        #expect(try found(text, version: "2010-09-09") == [])
        #expect(
            try found(text, version: "2011-01-01")
                == ["The template cannot be of the format versions '2011-01-01' and '2010-09-09' at once"])
        #expect(try found(#"{"Resources": ["Topic"]}"#) == ["The section 'Resources' of the template is no object: [\"Topic\"]"])
        #expect {
            _ = try found("{")
        } throws: { error in
            (error as? JSONSyntaxError)?.description == "line 1, column 2: expected a member name in quotes"
        }
    }

    @Test func overridesFarBehindTheEndOfAList() {
        func found(_ path: String) -> [String] {
            App.mistakes { app in
                let topic = CfnResource(Stack(app, "S"), "T", type: "AWS::SNS::Topic", properties: ["L": ["a"]])
                topic.addPropertyOverride(path, "b")
            }
        }
        #expect(found("L.1001") == [])
        #expect(found("L.1002") == ["An override sets element 1002 of a list of 1"])
    }

    @Test func deferredListsInJSONText() {
        let found = App.mistakes { app in
            let stack = Stack(app, "S")
            let text = Fn.jsonText(["zones": AnyValue(Fn.availabilityZones())])
            CfnResource(stack, "T", type: "AWS::SNS::Topic", properties: ["P": AnyValue(text)])
        }
        #expect(found == ["A list that is known only at deployment cannot stand in JSON text"])
    }

    @Test func namesOfExports() {
        func found(_ length: Int) -> [String] {
            App.mistakes { CfnOutput(Stack($0, "S"), "O", value: "x", exportName: Value(String(repeating: "x", count: length))) }
        }
        #expect(found(255) == [])
        #expect(found(256) == ["The export's name has 256 characters, 255 is the most"])
    }

    @Test func anImportOfWhatIsNotExported() {
        let found = App.mistakes { app in
            let output = CfnOutput(Stack(app, "P"), "O", value: "x")
            CfnResource(Stack(app, "C"), "T", type: "AWS::SNS::Topic", properties: ["P": AnyValue(output.importValue)])
        }
        #expect(found == ["The output 'P/O' is imported, and exports nothing"])
    }

    @Test func settingsOfTheWrongType() {
        func found(_ context: OrderedMap<JSON>) -> [String] {
            let app = App(context: .unchecked, enforcedContext: context, outputDirectory: "never-written", processEnvironment: [:])
            let stack = Stack(app, "S", options: StackOptions(permissionsBoundary: .init(policyName: "b-${Qualifier}")))
            for id in ["A", "B"] { CfnResource(stack, id, type: "AWS::IAM::Role") }
            _ = try? app.render()
            return app.diagnostics.map(\.message)
        }
        #expect(
            found(["@aws-cdk/core:bootstrapQualifier": 7]) == [
                "The context value @aws-cdk/core:bootstrapQualifier is 7, and should be a text"
            ])
        #expect(
            found(["aws:cdk:enable-path-metadata": "yes"]) == [
                "The context value aws:cdk:enable-path-metadata is \"yes\", and should be true or false"
            ])
        #expect(found(["aws:cdk:enable-path-metadata": "true"]) == [])
        #expect(
            found(["@aws-cdk/core:stackResourceLimit": "one"]) == [
                "The context value @aws-cdk/core:stackResourceLimit is \"one\", and should be a number"
            ])
        #expect(found(["@aws-cdk/core:stackResourceLimit": "500"]) == [])
    }

    @Test func customResources() {
        func found(_ type: String? = nil, timeout: CDK.Duration? = nil) -> [String] {
            App.mistakes { CustomResource(Stack($0, "S"), "C", serviceToken: "x", type: type, serviceTimeout: timeout) }
        }
        let long = "Custom::" + String(repeating: "x", count: 53)
        #expect(found(long) == ["The custom resource's type '\(long)' has 61 characters, 60 is the most"])
        #expect(found(String(long.dropLast())) == [])
        for name in ["a b", "ä", ""] {
            #expect(
                found("Custom::\(name)") == ["The custom resource's type has more than letters, digits and _@-: '\(name)'"])
        }
        #expect(found("Custom::a_B@1-") == [])
        #expect(found(timeout: .seconds(3_600)) == [])
        for seconds in [0, 3_601] {
            #expect(found(timeout: .seconds(seconds)) == ["serviceTimeout is \(seconds) seconds, outside of 1 to 3600"])
        }
    }

    @Test func permissionsBoundaries() {
        func found(_ boundary: PermissionsBoundary, _ environment: Environment) -> [String] {
            App.mistakes { app in
                let stack = Stack(app, "S", env: environment, options: StackOptions(permissionsBoundary: boundary))
                CfnResource(stack, "R", type: "AWS::IAM::Role")
            }
        }
        let known = Environment(account: "111111111111", region: .euSouth1)
        let byRegion = PermissionsBoundary(policyName: "b-${AWS::Region}")
        #expect(found(byRegion, known) == [])
        #expect(
            found(byRegion, Environment()) == [
                "The permissions boundary 'b-${AWS::Region}' has placeholders, and the stack no account and region to put there"
            ])
        let arn = "arn:aws:iam::${AWS::AccountId}:policy/b-${Qualifier}"
        #expect(found(PermissionsBoundary(arn: arn), known) == [])
        #expect(
            found(PermissionsBoundary(arn: arn), Environment(region: .euSouth1)) == [
                "The permissions boundary 'arn:aws:iam::${AWS::AccountId}:policy/b-hnb659fds' has placeholders, and the stack no account "
                    + "and region to put there"
            ])
    }

    @Test func aPermissionsBoundaryByARN() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(
            app, "S", env: Environment(account: "111111111111"),
            options: StackOptions(permissionsBoundary: .init(arn: "arn:aws:iam::${AWS::AccountId}:policy/b-${Qualifier}")))
        CfnResource(stack, "R", type: "AWS::IAM::Role")
        let file = try #require(try app.render().first { $0.path == "S.template.json" })
        let properties = try JSON(parsing: file.bytes)["Resources"]?["R"]?["Properties"]
        #expect(properties?["PermissionsBoundary"] == "arn:aws:iam::111111111111:policy/b-hnb659fds")
    }

    @Test(arguments: ["a", "A1", "a.b", "a_b", "a-b"])
    func namesOfStages(id: String) {
        #expect(App.mistakes { Stage($0, id) } == [])
    }

    @Test(arguments: ["1x", "_x", "ä", "a b", "a/b"])
    func namesThatNoStageHas(id: String) {
        #expect(
            App.mistakes { Stage($0, id) } == [
                "'\(id)' cannot name a stage: it begins with no letter, or holds more than letters, digits, '-', '_' and '.'"
            ])
    }

    @Test func anEmptyIDIsOneMistake() {
        #expect(App.mistakes { Stage($0, "") } == ["The id is empty"])
    }
}
