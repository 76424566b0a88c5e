import CDK
import ConformanceSupport
import Testing

/// Templates that stacks include.
@Suite struct IncludeCases {
    @Test func includedTemplates() throws {
        try Conformance.check("75-include") { app in
            let s = Stack(app, "Inc", env: Conformance.environment, description: "own")
            resource(s, "T")
            CfnInclude(
                s, "A",
                template: [
                    "AWSTemplateFormatVersion": "2010-09-09", "Description": "included", "Transform": "Mac1", "Metadata": ["m": 1],
                    "Parameters": ["P": ["Type": "String"]],
                    "Resources": ["X": ["Type": "AWS::SNS::Topic", "Properties": ["N": AnyValue(PseudoParameter.region)]]],
                ])
            CfnInclude(
                s, "B",
                template: [
                    "Description": "again", "Transform": ["Mac1", "Mac2"], "Resources": ["Y": ["Type": "AWS::SNS::Topic"]],
                    "Outputs": ["O": ["Value": ["Ref": "X"]]],
                ])
            resource(s, "Z")
            s.addTransform("Mac3")
            let only = Stack(app, "Only", env: Conformance.environment)
            CfnInclude(only, "A", template: ["Resources": ["X": ["Type": "AWS::SNS::Topic"]]])
            only.addTransform("Same")
            only.addTransform("Same")
        }
    }

    @Test func includedTransforms() throws {
        try Conformance.check("86-include-transforms") { app in
            var count = 0
            @discardableResult func stack(_ transforms: [String], _ includes: [JSON]) -> Stack {
                count += 1
                let stack = Stack(app, "S\(count)", env: Conformance.environment)
                for transform in transforms { stack.stackNode.addTransform(transform) }
                for (index, template) in includes.enumerated() {
                    CfnInclude(stack, "I\(index)", template: Map(raw: AnyValue(template).raw))
                }
                return stack
            }
            let inc: JSON = ["Name": "AWS::Include", "Parameters": ["Location": "s3://b/k"]]
            stack([], [["Transform": ["A", inc]]])
            stack([], [["Transform": inc]])
            stack([], [["Transform": ["A"]]])
            stack([], [["Transform": ["A", "A"]]])
            stack([], [["Transform": []]])
            stack([], [["Transform": ["A", "A"]], ["Transform": "A"]])
            stack([], [["Transform": ["A"]], ["Transform": ["A"]]])
            stack([], [["Transform": inc], ["Transform": inc]])
            stack([], [["Transform": inc], ["Transform": ["A", inc, "A"]], ["Transform": "B"]])
            stack(["A"], [["Transform": ["B", inc]]])
            stack(["A", "B", "A"], [["Transform": ["B", "C"]]])
            stack(["A", "A"], [["Transform": "A"]])
            stack(["A"], [["Transform": []]])
            let first: JSON = [
                "Description": "one", "Metadata": ["AWS::CloudFormation::Interface": ["ParameterGroups": []]], "Parameters": [:],
                "Conditions": ["C": ["Fn::Equals": ["a", "b"]]],
                "Rules": ["R": ["Assertions": [["Assert": ["Fn::Contains": [["a"], ["Ref": "P"]]]]]]],
                "Hooks": ["H": ["Type": "AWS::CodeDeploy::BlueGreen", "Properties": [:]]], "Mappings": ["M": ["a": ["b": [1, "2", true]]]],
                "Unknown": ["x": [nil, ["y": nil]]], "Text": "t", "Number": 1, "List": [1, []], "Nothing": nil, "Empty": [:],
                "Resources": [
                    "Fn::ForEach::L": ["x", ["a"], ["R${x}": ["Type": "AWS::SNS::Topic"]]],
                    "X": ["Type": "AWS::SNS::Topic", "Properties": ["Fn::Transform": inc]],
                ],
            ]
            let second: JSON = [
                "Description": "two", "Unknown": ["z": 1], "Nothing": ["a": 1], "Empty": ["b": [:]],
                "Parameters": ["P": ["Type": "String"]],
                "Resources": ["Y": ["Type": "My::Own::Type", "Odd": []]],
            ]
            let all = stack([], [first, second])
            all.stackNode.addTemplateMetadata("own", 1)
            resource(all, "T")
        }
    }
}
