import CloudAssembly
import Testing

@testable import CDK

/// References that cannot be made, and what is said about those that are made differently from what was asked.
@Suite struct ReferenceTests {
    private let milan = Environment(account: "111111111111", region: .euSouth1)
    private let ireland = Environment(account: "111111111111", region: .euWest1)
    private let other = Environment(account: "222222222222", region: .euSouth1)

    private func topic(_ scope: any Scope, _ id: String = "T") -> CfnResource { CfnResource(scope, id, type: "AWS::SNS::Topic") }

    private func use(_ value: some TemplateRepresentable, in stack: Stack) {
        CfnResource(stack, "User", type: "AWS::SNS::Topic", properties: ["P": AnyValue(value)])
    }

    /// As in the original: the export keeps its name, and what it exports has the new id.
    @Test func anElementIsRenamedAfterItsExport() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        let topic = topic(stack, "Topic")
        stack.exportValue(topic.ref)
        stack.renameLogicalID("Topic", to: "Renamed")
        let template = TemplateRenderer.render(stack.stackNode)
        #expect(app.diagnostics == [])
        #expect(template["Resources"]?.object?.keys == ["Renamed"])
        let name = "ExportsOutputRefTopicA7DE468A"
        #expect(template["Outputs"]?[name] == ["Value": ["Ref": "Renamed"], "Export": ["Name": .string("S:\(name)")]])
    }

    @Test(arguments: [ReferenceStrength.strong, .both])
    func betweenRegionsReferencesAreWeak(strength: ReferenceStrength) {
        let found = App.mistakes { app in
            let producer = Stack(app, "P", env: milan)
            use(topic(producer).ref.referenced(strength), in: Stack(app, "C", env: ireland))
        }
        #expect(found == ["A \(strength.rawValue) reference cannot go from region eu-west-1 to eu-south-1"])
    }

    @Test func betweenAccountsReferencesAreWeakWithAWarning() {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let consumer = Stack(app, "C", env: other)
        use(topic(Stack(app, "P", env: milan)).ref.referenced(.strong), in: consumer)
        #expect(throws: Never.self) { try app.render() }
        #expect(app.diagnostics.map(\.severity) == [.warning])
        #expect(app.diagnostics.map(\.id) == ["@aws-cdk/core:crossAccountRefsAreAlwaysWeak"])
        #expect(app.diagnostics.map(\.message) == ["References between accounts are weak, though strong ones are asked for"])
        #expect(app.diagnostics.map(\.constructPath) == ["C"])
    }

    @Test func betweenAccountsTheConsumerNeedsARole() {
        let found = App.mistakes { app in
            let producer = Stack(app, "P", env: milan)
            use(topic(producer).ref, in: Stack(app, "C", env: other, synthesizer: CLICredentialsStackSynthesizer()))
        }
        #expect(
            found == [
                "'C' uses {P/T[Ref]} of 'P' in another account, and is deployed by no role that could be let read it"
            ])
    }

    @Test func strengthsThatThereAreNot() {
        func found(_ value: String) -> [String] {
            App.mistakes(context: ["CDK_CONTEXT_JSON": #"{"@aws-cdk/core:defaultCrossStackReferences": \#(value)}"#]) { app in
                use(topic(Stack(app, "P")).ref, in: Stack(app, "C"))
            }
        }
        #expect(
            found("\"tight\"") == [
                "The context value @aws-cdk/core:defaultCrossStackReferences is 'tight'"
            ])
        #expect(
            found("3") == [
                "The context value @aws-cdk/core:defaultCrossStackReferences is '3'"
            ])
        #expect(found("null") == [])
        #expect(found("\"strong\"") == [])
    }

    @Test func aStrengthInMetadata() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        let nested = NestedStack(nestedIn: stack, "N")
        let ref = topic(nested).ref
        nested.node.addMetadata("own", AnyValue(ref.referenced(.strong)))
        use(ref, in: stack)
        func file(_ name: String) throws -> JSON { try JSON(parsing: #require(app.render().first { $0.path == name }).bytes) }
        let written = try file("S.metadata.json")["/S/N"]?.array?.first { $0["type"] == "own" }?["data"]
        #expect(written?["Fn::GetAtt"] != nil)
        #expect(try file("S.template.json")["Resources"]?["User"]?["Properties"]?["P"] == written)
    }

    @Test func aStackExportsItsOwn() {
        let found = App.mistakes { app in
            Stack(app, "C").exportValue(topic(Stack(app, "P")).ref)
        }
        #expect(found == ["The exported value belongs to 'P/T', in another stack"])
    }

    @Test func aConditionStandsInItsOwnTemplate() {
        let found = App.mistakes { app in
            let condition = CfnCondition(Stack(app, "P"), "IsLive", expression: Fn.equals(PseudoParameter.region, "eu-south-1"))
            use(Value<String>.if(condition, "live", else: "test"), in: Stack(app, "C"))
        }
        #expect(found == ["The condition 'P/IsLive' belongs to another stack"])
    }
}
