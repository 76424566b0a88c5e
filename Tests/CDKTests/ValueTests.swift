import CDKAssertions
import Testing

@testable import CDK

/// What can be given where a template takes a value.
@Suite struct ValueTests {
    private let stack = Stack(App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:]), "S")

    /// The value as it stands in the template.
    private func rendered(_ value: some TemplateRepresentable) throws -> JSON? {
        CfnResource(stack, "R", type: "AWS::SNS::Topic", properties: ["P": AnyValue(value)])
        return try Template(of: stack).json["Resources"]?["R"]?["Properties"]?["P"]
    }

    @Test func plainValuesInAText() throws {
        let text: Value<String> = "\("ab".prefix(1))-\(3 as UInt8)-\(1e21)-\(true)-\(Region.euSouth1)-\("")"
        #expect(text.literal == "a-3-1e+21-true-eu-south-1-")
        func generic(_ number: some BinaryInteger) -> Value<String> { "<\(number)>" }
        #expect(generic(-3).literal == "<-3>")
    }

    @Test func deferredValuesInATextAreJoined() throws {
        let ref = Fn.ref("Topic")
        let inner: Value<String> = "<\(ref)>"
        let text: Value<String> = "a\(inner)\("b")\(ref)"
        #expect(try rendered(text) == ["Fn::Join": ["", ["a<", ["Ref": "Topic"], ">b", ["Ref": "Topic"]]]])
    }

    @Test func optionalsThatAreNilStayNil() {
        #expect(Value<Int>(Int?.none) == nil)
        #expect(Value<Double>(Double?.none) == nil)
        #expect(Value<Bool>(Bool?.none) == nil)
        #expect(Value<Int>(Optional(3))?.description == "3")
        #expect(Value<Double>(Optional(0.5))?.description == "0.5")
        #expect(Value<Bool>(Optional(false))?.description == "false")
    }

    private struct Mode: TemplateConstant {
        let raw: TemplateValue
        // swift-format-ignore: UseSynthesizedInitializer
        init(raw: TemplateValue) { self.raw = raw }
        static var fast: Mode { "FAST" }
    }

    @Test func constantsTakeTextsThatAreNotListed() throws {
        let name: String? = nil
        #expect(Mode.fast.literal == "FAST")
        #expect(Mode("SLOW" as String).literal == "SLOW")
        #expect(Mode(name) == nil)
        #expect(Mode(Optional("SLOW"))?.literal == "SLOW")
        #expect(Value<String>(Mode.fast).literal == "FAST")
        let deferred: Mode = "\(Fn.ref("Kind"))-FAST"
        #expect(deferred.literal == nil)
        #expect(try rendered(deferred) == ["Fn::Join": ["", [["Ref": "Kind"], "-FAST"]]])
    }

    @Test func anyValueOfEverything() throws {
        struct Rule: Encodable {
            let effect = "Allow"
            let actions = ["a", "b"]
        }
        let parts: AnyValue = [
            AnyValue(true), AnyValue(false as Bool), AnyValue(1.5), nil, try AnyValue(encoding: Rule()), AnyValue(["j": nil] as JSON),
            .absent,
        ]
        #expect(
            try rendered(parts) == [true, false, 1.5, nil, ["effect": "Allow", "actions": ["a", "b"]], ["j": nil]])
    }

    @Test func aTypeThatIsTooNarrow() throws {
        #expect(try rendered(Value<Int>(reinterpreting: Fn.ref("Count"))) == ["Ref": "Count"])
    }

    @Test func arnsAreTexts() throws {
        let arn: ARN = "arn:aws:s3:::\(Fn.ref("Films"))"
        #expect(try rendered(Value(arn)) == ["Fn::Join": ["", ["arn:aws:s3:::", ["Ref": "Films"]]]])
    }

    // MARK: Functions

    @Test func selection() throws {
        let list: List<Value<String>> = ["a", "b"]
        #expect(Fn.select(1, list).literal == "b")
        #expect(try rendered(Fn.select(Value<Int>(reinterpreting: Fn.ref("N")), list)) == ["Fn::Select": [["Ref": "N"], ["a", "b"]]])
    }

    @Test func conditionsOfRules() throws {
        let expressions: AnyValue = [
            AnyValue(Fn.eachMemberEquals(["a", "b"], "a")), AnyValue(Fn.eachMemberIn(["a"], ["a", "b"])),
            AnyValue(Fn.or(Fn.equals("a", "b"), Fn.equals("c", "d"))),
        ]
        #expect(
            try rendered(expressions) == [
                ["Fn::EachMemberEquals": [["a", "b"], "a"]], ["Fn::EachMemberIn": [["a"], ["a", "b"]]],
                ["Fn::Or": [["Fn::Equals": ["a", "b"]], ["Fn::Equals": ["c", "d"]]]],
            ])
    }

    @Test func aLazyValueIsComputedAtEachUse() throws {
        var number = 0
        let next = Value<String>.lazy {
            number += 1
            return "\(number)"
        }
        let texts = try #require(rendered(Fn.join("-", [next, next, "\(next)"]))?.string).split(separator: "-").compactMap { Int($0) }
        let first = try #require(texts.first)
        #expect(texts == [first, first + 1, first + 2])
    }

    @Test func propertiesOfALazyMapCanBeSet() throws {
        let topic = CfnResource(stack, "T", type: "AWS::SNS::Topic", properties: .lazy { ["DisplayName": "films", "TopicName": "films"] })
        topic[property: "TopicName"] = "live" as Value<String>
        topic[property: "a.b"] = 1 as Value<Int>
        topic[property: "DisplayName"] = nil as Value<String>?
        #expect(try Template(of: stack).json["Resources"]?["T"]?["Properties"] == ["TopicName": "live", "a.b": 1])
    }

    // MARK: The hole

    /// The deprecation that a user sees is meant; a requirement hides it from the test.
    private protocol Careless { func text(_ value: Value<String>) -> String }

    private struct Interpolating: Careless {
        @available(*, deprecated)
        func text(_ value: Value<String>) -> String { "\(value)/x" }
    }

    @Test func aDeferredValueInAPlainInterpolationIsFound() {
        let careless: any Careless = Interpolating()
        let found = App.mistakes { app in
            let stack = Stack(app, "S")
            let topic = CfnResource(stack, "T", type: "AWS::SNS::Topic")
            topic[property: "DisplayName"] = Value(careless.text(topic.ref))
        }
        #expect(found == ["A deferred value (S/T.Ref) was put into a plain String, which cannot hold it"])
    }
}
