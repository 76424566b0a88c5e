import Foundation
import Testing

@testable import CDK

/// A deferred value that was put into a `String` is found, whatever the program made of it.
@Suite struct DeferredTextTests {
    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    private static let mistreatments: [(name: String, change: @Sendable (String) -> String)] = [
        ("in Base64", { base64($0) }), ("in Base64 behind another text", { "Basic " + base64("user:" + $0) }),
        ("in Base64 behind a text of another length", { base64("x" + $0) }),
        ("a part of it in Base64", { base64("export T=" + $0.prefix(6)) }),
        ("in Base64 for addresses", { base64("?>" + $0).replacing("+", with: "-").replacing("/", with: "_") }),
        ("in lines of Base64", { Data($0.utf8).base64EncodedString(options: .lineLength64Characters) }),
        ("in digits", { "x'" + $0.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'" }),
        ("in capital digits", { $0.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() }),
        ("as it is", { $0 }), ("small letters", { $0.lowercased() }), ("capitals", { $0.uppercased() }),
        ("the beginning", { String($0.prefix(12)) }), ("the end", { String($0.suffix(3)) }), ("backwards", { String($0.reversed()) }),
        ("the first piece", { String($0.split(separator: ":")[0]) }),
        ("as a part of an address", { $0.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() }),
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

    private static let wrapped: [(name: String, text: @Sendable (Value<String>) -> String)] = [
        ("an ARN", { ARN(raw: $0.raw).description }), ("an ARN as it is printed", { String(describing: ARN(raw: $0.raw)) }),
        ("any value", { String(describing: AnyValue($0)) }), ("a list", { String(describing: [$0] as List<Value<String>>) }),
        ("a map", { "\(["a": $0] as Map<Value<String>>)" }), ("an optional", { String(describing: Optional(ARN(raw: $0.raw))) }),
    ]

    @Test(arguments: wrapped.indices)
    func ofAnotherType(index: Int) {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        let text = Self.wrapped[index].text(CfnResource(stack, "A", type: "AWS::SNS::Topic").ref)
        CfnResource(stack, "T", type: "AWS::SNS::Topic", properties: ["P": AnyValue("\(text)/x")])
        _ = try? app.render()
        #expect(app.diagnostics.map(\.id) == ["swift-cdk:values/deferred-in-string"], "\(Self.wrapped[index].name)")
    }

    @Test func aLiteralARNIsItsText() { #expect(("arn:aws:sns:::a" as ARN).description == "arn:aws:sns:::a") }

    @Test(arguments: ["86CAg", "f3a08081", "x86CAgQ==", "sha256-86CAgQpL0aV3c2T1dGhY", "%F3%A0%80", "e3f3a080812b9c41d3f3a0808c"])
    func whatLooksLikeItByChance(text: String) { #expect(DeferredTextMarker.find(in: text) == nil) }

    @Test func namesTheValueInBase64() {
        let text = Self.base64("#!/bin/sh\nexport TOPIC=" + DeferredTextMarker.text("S/A.Ref") + "\n")
        #expect(DeferredTextMarker.find(in: text) == "S/A.Ref")
        #expect(DeferredTextMarker.find(in: Array("a\nb: \(text)\n".utf8)) == "S/A.Ref")
    }

    @Test(arguments: ["86CAg ", "f3a08081 ", "F3A08081-", "x86CAgx86CAgxx", "86CAg\n86CAgQ==\n"])
    func behindWhatLooksLikeItByChance(text: String) {
        let marker = DeferredTextMarker.text("S/A.Ref")
        #expect(DeferredTextMarker.find(in: text + Self.base64(marker)) == "S/A.Ref")
        #expect(DeferredTextMarker.find(in: Array("\(text) \(Self.base64(marker))".utf8)) == "S/A.Ref")
        #expect(DeferredTextMarker.find(in: String(repeating: text, count: 100_000)) == nil)
    }

    @Test func inAFile() {
        let found = App.mistakes { app in
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
        ("an environment", { app, _, text in Stack(app, "T", env: Environment(account: text, region: Region(rawValue: text))) }),
        ("the key of an output", { _ = CfnOutput($1.node.scope ?? $0.node, "O", value: "x", key: $2) }),
        ("a key of a mapping", { _ = CfnMapping($1.node.scope ?? $0.node, "M", mapping: ["a": [$2: "x"]]) }),
        ("the hash of an asset", { _ = Asset($1.node.scope ?? $0.node, "X", path: "/etc/hostname", assetHash: $2) }),
        ("what goes into that hash", { _ = Asset($1.node.scope ?? $0.node, "X", path: "/etc/hostname", extraHash: $2) }),
        ("what an asset leaves out", { _ = Asset($1.node.scope ?? $0.node, "X", path: "/etc/hostname", exclude: ["a", "\($2)/*"]) }),
        ("the name of a file", { _ = Asset($1.node.scope ?? $0.node, "X", files: [$2: []]) }),
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

    @Test func inAnIDIsToldOnce() {
        for build: (App, String) -> Void in [
            { CfnResource(Stack($0, $1), "T", type: "AWS::SNS::Topic") },
            { CfnResource(Stack(Stage($0, $1), "S"), "T", type: "AWS::SNS::Topic") },
            { CfnResource(Construct(Stack($0, "S"), $1), "T", type: "AWS::SNS::Topic") },
            { CfnResource(NestedStack(nestedIn: Stack($0, "S"), $1), "T", type: "AWS::SNS::Topic") },
        ] {
            let found = App.diagnostics { build($0, "a\(PseudoParameter.region.description)") }
            #expect(found.map(\.id) == ["swift-cdk:tree/deferred-id"])
        }
    }

    @Test func aSettingOfASynthesizerIsToldOnce() {
        var options = DefaultStackSynthesizer.Options()
        options.qualifier = PseudoParameter.region.description
        let found = App.diagnostics { Stack($0, "S", synthesizer: DefaultStackSynthesizer(options)) }
        #expect(found.map(\.id) == ["swift-cdk:synthesizers/deferred-setting"])
    }

    @Test func readsAsIfTheSignsWereNotThere() {
        let text = DeferredTextMarker.text("S/A.Ref")
        #expect(DeferredTextMarker.readable(text) == "${Deferred[S/A.Ref]}")
        #expect(DeferredTextMarker.find(in: "naïve ó text") == nil)
    }
}
