import CDK
import ConformanceSupport
import Testing

/// A topic without a class of its own, as the cases use it.
@discardableResult
func resource(_ scope: any Scope, _ id: String, _ properties: Map<AnyValue> = [:], type: String = "AWS::SNS::Topic") -> CfnResource {
    CfnResource(scope, id, type: type, properties: properties)
}

@Suite struct BasicCases {
    @Test func empty() throws {
        try Conformance.check("01-empty") { app in
            Stack(app, "Empty", env: Conformance.environment)
            Stack(app, "EmptyAgnostic")
        }
    }

    @Test func logicalIDs() throws {
        try Conformance.check("02-logical-ids") { app in
            let stack = Stack(app, "Ids", env: Conformance.environment)
            func path(_ ids: String...) { path(ids) }
            func path(_ ids: [String]) {
                var scope: any Scope = stack
                for id in ids.dropLast() { scope = scope.node.child(id) ?? Construct(scope, id).node }
                resource(scope, ids.last ?? "")
            }
            path("Top")
            path("Top-with.odd_chars!")
            path("A", "B")
            path("L2", "Resource")
            path("D", "Default")
            path("X", "Default", "Y")
            path("Foo", "Foo", "Foo")
            path("MyBar", "Bar", "Resource")
            path("Bar1", "MyBar1", "Q")
            path("sl/ash", "new\nline")
            path("Ünï", "日本")
            path("R2", "resource")
            path("Resource", "Resource", "Resource")
            path((0..<30).map { "LongComponent\($0)" } + ["Leaf"])
            path(String(repeating: "S", count: 255))
        }
    }

    @Test func logicalIDOverride() throws {
        final class Custom: Stack {
            override func allocateLogicalID(for element: CfnElement) -> String { "Pre" + super.allocateLogicalID(for: element) }
        }
        try Conformance.check("03-logical-id-override") { app in
            let stack = Stack(app, "Ovr", env: Conformance.environment)
            let a = resource(Construct(stack, "A"), "Resource", ["DisplayName": "a"])
            a.overrideLogicalID("Fixed")
            let b = resource(Construct(stack, "B"), "Resource", ["DisplayName": AnyValue(a.ref)])
            stack.renameLogicalID("B08E7C7AF", to: "RenamedB")
            resource(stack, "UsesBoth", ["DisplayName": AnyValue(Fn.join("-", [a.ref, b.ref]))])
            let custom = Custom(StackNode(app, "Custom", env: Conformance.environment))
            resource(Construct(custom, "C"), "D")
        }
    }

    @Test func tokens() throws {
        try Conformance.check("06-tokens") { app in
            let stack = Stack(app, "Tok", env: Conformance.environment)
            let t = resource(stack, "T")
            let number = CfnParameter(stack, "Num", type: .number, default: 3)
            let list = CfnParameter(stack, "Lst", type: .commaDelimitedList, default: "a,b")
            let string = CfnParameter(stack, "Str")
            let name: Value<String> = t.getAtt("TopicName")
            let nothing = Value<String>.lazy { nil }
            resource(
                stack, "U",
                [
                    "Plain": "x", "Ref": AnyValue(t.ref), "Concat": "pre-\(t.ref)-mid-\(name)-post",
                    "Two": "\(t.ref)\(string.stringValue)", "Num": AnyValue(number.numberValue),
                    "NumInString": "n=\(number.numberValue)!", "List": AnyValue(list.listValue),
                    "Sel": AnyValue(Fn.select(0, list.listValue)), "Join": AnyValue(Fn.join(",", list.listValue)),
                    "LazyS": AnyValue(Value<String>.lazy { "lazy-\(t.ref)" }), "LazyN": AnyValue(Value<Int>.lazy { 42 }),
                    "LazyL": AnyValue(List<Value<String>>.lazy { ["a", "b"] }),
                    "LazyEmptyL": AnyValue(List<Value<String>>.lazy { nil }),
                    "LazyKeptEmptyL": AnyValue(List<Value<String>>.lazy { [] }),
                    "LazyAny": .lazy { ["a": AnyValue(t.ref), "b": [1, .absent, 2], "c": .absent, "d": nil] },
                    "LazyAnyEmpty": .lazy { nil }, "LazyUndef": AnyValue(nothing), "ConcatUndef": "a\(nothing)b", "NullVal": nil,
                    "Undef": .absent, "EmptyObj": [:], "EmptyArr": [], "NestedEmpty": ["x": [:], "y": []], "Bool": false, "Zero": 0,
                    "EmptyStr": "", "Arr": ["a", .absent, AnyValue(t.ref), nil], "key-resolved": "v",
                    "Json": AnyValue(
                        Fn.jsonText([
                            "a": AnyValue(t.ref), "b": "q\"uote", "n": AnyValue(number.numberValue),
                            "l": ["x", AnyValue(string.stringValue)], "nested": ["r": AnyValue(name)],
                        ])),
                    "Json2": AnyValue(Fn.jsonText(["a": 1, "b": AnyValue(t.ref)], indent: 2)),
                    "Date": "1970-01-01T00:00:00.000Z", "Esc": "lone \u{2028} é \u{1} </script> 😀 / \u{7f}",
                    "Flt": [1.0, 1.5, 1e21, 1e-7, -0.0, 123_456_789_012_345_680_000.0, AnyValue(0.1 + 0.2)],
                ])
        }
    }
}
