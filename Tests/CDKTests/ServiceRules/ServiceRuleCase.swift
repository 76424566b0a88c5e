import CloudAssembly
import Testing

@testable import CDK

/// A mistake that a rule tells, word by word, and what makes it right.
struct ServiceRuleCase: Sendable, CustomTestStringConvertible {
    let id: String
    /// Resources: properties by a name and a type without `AWS::`, as in `{"Q SQS::Queue": {}}`.
    let resources: String
    /// The place and what is wrong.
    let told: String
    let action: String
    /// Values by their places, such as `Q.VisibilityTimeout` or `R.Rules.0.Id`, with which nothing is told; null takes away.
    let fix: String
    let warns: Bool
    let region: Region

    init(
        _ id: String, _ resources: String, _ told: String, _ action: String, fix: String, warns: Bool = false,
        region: Region = "eu-south-1"
    ) {
        (self.id, self.resources, self.told, self.action, self.fix, self.warns) = (id, resources, told, action, fix, warns)
        self.region = region
    }

    var testDescription: String { id }

    var expected: String { "\(warns ? "warning" : "error"): \(told) [swift-cdk:\(id)]\n  \(action)" }

    /// What is said under the id of the rule, in a stack in the region.
    func findings(fixed: Bool) throws -> [String] {
        var template: JSON = ["Resources": [:]]
        for (head, properties) in try JSON(parsing: resources).object ?? [:] {
            let words = head.split(separator: " ").map(String.init)
            template = template.with(["Type": .string("AWS::\(words[1])"), "Properties": properties], at: ["Resources", words[0]])
        }
        for (place, value) in fixed ? try JSON(parsing: fix).object ?? [:] : [:] {
            var steps = place.split(separator: ".").map(String.init)
            steps.insert("Properties", at: 1)
            template = template.with(value, at: ["Resources"] + steps)
        }
        let index = TemplateIndex(template)
        let check = ServiceCheck(index, PseudoParameters(region: region, account: "111122223333"), PatternCache())
        let told = index.types.indices.flatMap { check.findings(at: $0) }
        return told.filter { $0.id.rawValue == "swift-cdk:\(id)" }.map(\.description)
    }
}

extension JSON {
    /// The same with another value at a place; null takes it away.
    fileprivate func with(_ value: JSON, at steps: [String]) -> JSON {
        guard let first = steps.first else { return value }
        let rest = Array(steps.dropFirst())
        if let index = Int(first), var elements = array {
            if index < elements.count { elements[index] = elements[index].with(value, at: rest) } else { elements.append(value) }
            return .array(elements)
        }
        var members = object ?? [:]
        // Not `nil`, which would be the JSON value.
        members[first] = value == .null && rest.isEmpty ? Optional.none : (members[first] ?? .object([:])).with(value, at: rest)
        return .object(members)
    }
}

@Suite struct ServiceRuleTests {
    static let cases =
        functionCases + mappingCases + messageCases + bucketCases + tableCases + distributionCases + eventCases + observationCases
        + keyCases
        + schemaCases + instanceTypeCases

    @Test(arguments: cases) func isTold(_ rule: ServiceRuleCase) throws {
        #expect(try rule.findings(fixed: false) == [rule.expected])
        #expect(try rule.findings(fixed: true) == [])
    }

    @Test func everyRuleHasACase() {
        let ids = ServiceCheck.all.map { $0.id.rawValue }
        #expect(ids.count == Set(ids).count)
        #expect(Set(ids).symmetricDifference(Self.cases.map { "swift-cdk:\($0.id)" }) == ["swift-cdk:logs/kept-name"])
    }
}
