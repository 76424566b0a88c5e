import Testing

@testable import CDK

/// A deferred value that was put into a `String` is found, whatever the program made of it.
@Suite struct DeferredTextTests {
    private static let mistreatments: [(name: String, change: @Sendable (String) -> String)] = [
        ("as it is", { $0 }), ("small letters", { $0.lowercased() }), ("capitals", { $0.uppercased() }),
        ("the beginning", { String($0.prefix(12)) }), ("the end", { String($0.suffix(3)) }), ("backwards", { String($0.reversed()) }),
        ("the first piece", { String($0.split(separator: ":")[0]) }),
    ]

    @Test(arguments: mistreatments.indices)
    func inATemplate(index: Int) {
        let (name, change) = Self.mistreatments[index]
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        let text = change(CfnResource(stack, "A", type: "AWS::SNS::Topic").ref.description)
        CfnResource(stack, "T", type: "AWS::SNS::Topic", properties: ["P": AnyValue("x-\(text)")])
        _ = try? app.render()
        #expect(app.diagnostics.map(\.id) == ["swift-cdk:values/deferred-in-string"], "\(name)")
        #expect(!app.diagnostics.contains { $0.message.unicodeScalars.contains("\u{E0001}") }, "\(name)")
    }

    @Test func inAFile() {
        let found = App.problems { app in
            let stack = Stack(app, "S")
            let topic = CfnResource(stack, "A", type: "AWS::SNS::Topic")
            _ = Asset(stack, "Code", files: ["main.py": Array("# \u{F3}\ntopic = '\(topic.ref.description)'\n".utf8), "other.py": []])
        }
        #expect(found == ["A deferred value (S/A.Ref) was put into a plain String, which cannot hold it"])
    }

    private static let texts: [(name: String, use: @Sendable (App, CfnResource, String) -> Void)] = [
        ("a description", { app, _, text in Stack(app, "T", description: text) }),
        ("a logical id", { $1.overrideLogicalID($2) }),
        ("the path of an override", { $1.addPropertyOverride($2, "x") }),
        ("a part of that path", { $1.addOverride("Metadata." + $2.lowercased(), "x") }),
    ]

    @Test(arguments: texts.indices)
    func inATextThatIsWrittenAsItIs(index: Int) {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let topic = CfnResource(Stack(app, "S"), "A", type: "AWS::SNS::Topic")
        Self.texts[index].use(app, topic, topic.ref.description)
        _ = try? app.render()
        let ids = Set(app.diagnostics.map(\.id))
        #expect(ids == ["swift-cdk:values/deferred-in-string"], "\(Self.texts[index].name)")
    }

    @Test func readsAsIfTheSignsWereNotThere() {
        let text = DeferredTextMarker.text("S/A.Ref")
        #expect(DeferredTextMarker.readable(text) == "${Deferred[S/A.Ref]}")
        #expect(DeferredTextMarker.find(in: "naïve ó text") == nil)
    }
}
