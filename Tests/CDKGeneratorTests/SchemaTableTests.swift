import CDKSchemas
import CloudAssembly
import Testing

@testable import CDKGenerator

@Suite struct SchemaTableTests {
    private static let stamp: JSON = [
        "typeName": "AWS::Post::Stamp", "description": "A stamp.", "additionalProperties": false, "required": ["Value"],
        "properties": [
            "Value": ["type": "integer", "minimum": 1, "maximum": 9.5],
            "Motif": ["type": "string", "enum": ["bird", "king"], "description": "What is on it."],
            "Code": ["type": "string", "pattern": "^\\d{3}\"#$", "maxLength": 3],
            "Codes": ["type": "array", "items": ["type": "string", "pattern": "(a)\\1"], "uniqueItems": true],
            "Parent": ["$ref": "#/definitions/Sheet"], "Id": ["type": "string"],
        ],
        "definitions": [
            "Sheet": [
                "type": "object", "properties": ["Sheets": ["type": "array", "items": ["$ref": "#/definitions/Sheet"], "maxItems": 2]],
                "dependentRequired": ["Sheets": ["Name"]], "oneOf": [["required": ["Name"]], ["required": ["Number"]]],
            ]
        ],
        "readOnlyProperties": ["/properties/Id", "/properties/Parent/Number"],
    ]

    private func table(_ schemas: [String: JSON], attributes: [String: [String]] = [:]) throws -> (SchemaTable, SchemaPlan) {
        let plan = try SchemaPlanner.plan(schemas, attributes: attributes)
        let bytes = try SchemaTableBytes(plan)
        return (SchemaTable(keepingTypes: bytes.types, nodes: bytes.nodes, texts: bytes.texts), plan)
    }

    @Test func libraryReadsWhatIsWritten() throws {
        let (table, plan) = try table(["AWS::Post::Stamp": Self.stamp], attributes: ["AWS::Post::Stamp": ["Arn"]])
        #expect(table.typeNames == ["AWS::Post::Stamp"])
        #expect(table["AWS::Post::Stam"] == nil)
        let stamp = try #require(table["AWS::Post::Stamp"])
        #expect(stamp.traits.contains(.closed))
        #expect(stamp.texts(.required).map(\.string) == ["Value"])
        #expect(stamp.texts(.readOnly).map(\.string) == ["Id"])
        #expect(stamp.texts(.attributes).map(\.string) == ["Arn", "Id", "Parent.Number"])
        let properties = stamp.members(.properties)
        #expect(properties.map(\.name.string) == ["Code", "Codes", "Id", "Motif", "Parent", "Value"])
        #expect(properties["Cod"] == nil)
        let value = try #require(properties["Value"])
        #expect(value.traits == .integer)
        #expect(value.text(.minimum)?.string == "1")
        #expect(value.text(.maximum)?.string == "9.5")
        #expect(properties["Motif"]?.texts(.allowed).map(\.string) == ["bird", "king"])
        #expect(properties["Code"]?.text(.pattern)?.string == "^\\d{3}\"#$")
        #expect(properties["Code"]?.number(.maxLength) == 3)
        #expect(properties["Codes"]?.traits == [.array, .unique])
        // A pattern that the library cannot match is left out and told.
        #expect(properties["Codes"]?.node(.items)?.has(.pattern) == false)
        #expect(plan.refusedPatterns == ["(a)\\1": "a back reference"])
    }

    /// A definition that contains itself is a node that leads to itself.
    @Test func circlesAreKept() throws {
        let (table, _) = try table(["AWS::Post::Stamp": Self.stamp])
        let sheet = try #require(table["AWS::Post::Stamp"]?.members(.properties)["Parent"])
        let inner = try #require(sheet.members(.properties)["Sheets"]?.node(.items))
        #expect(inner.members(.properties)["Sheets"]?.node(.items)?.place == inner.place)
        #expect(sheet.nodes(.oneOf).map { $0.texts(.required).map(\.string) } == [["Name"], ["Number"]])
        #expect(sheet.members(.dependencies)["Sheets"]?.texts(.required).map(\.string) == ["Name"])
    }

    @Test func nodesThatSayTheSameAreOne() throws {
        let text: JSON = ["type": "string", "maxLength": 5]
        let (table, plan) = try table([
            "AWS::Post::A": ["properties": ["One": text, "Two": text]], "AWS::Post::B": ["properties": ["Three": text]],
        ])
        #expect(plan.nodes.count == 3)
        #expect(
            table["AWS::Post::A"]?.members(.properties)["One"]?.place == table["AWS::Post::B"]?.members(.properties)["Three"]?.place)
    }

    static let mistakes: [(JSON, String)] = [
        (["properties": ["A": ["type": "text"]]], "AWS::Post::A: There is no type \"text\"."),
        (["properties": ["A": ["$ref": "#/definitions/B"]]], "AWS::Post::A: #/definitions/B leads nowhere."),
        (["properties": ["A": ["contains": true]]], "AWS::Post::A: The keyword contains is not known: true"),
        (["properties": ["A": ["enum": [[1]]]]], "AWS::Post::A: An allowed value is no scalar: [1]"),
        (["readOnlyProperties": ["Id"]], "AWS::Post::A: readOnlyProperties has \"Id\""),
    ]

    @Test(arguments: mistakes) func whatIsNotUnderstoodIsAnError(_ schema: JSON, message: String) {
        #expect(throws: DatabaseError(message)) { try SchemaPlanner.plan(["AWS::Post::A": schema]) }
    }

    /// The table of the library has what the pinned schemas say.
    @Test func knowsQueues() throws {
        let queue = try #require(SchemaTable.current["AWS::SQS::Queue"])
        #expect(SchemaTable.current.count > 1800)
        #expect(queue.members(.properties)["DelaySeconds"]?.text(.maximum)?.string == "900")
        #expect(queue.texts(.attributes).contains("QueueName"))
    }

    /// All patterns are compiled, and all bounds are numbers.
    @Test func patternsAndBoundsOfTheTableAreUsable() {
        var seen: Set<Int> = []
        var refused: [String] = []
        func visit(_ node: SchemaNode) {
            guard seen.insert(node.place).inserted else { return }
            for field in [SchemaField.minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum] {
                guard let bound = node.text(field) else { continue }
                if bound.number == nil || bound.number != Double(bound.string) { refused.append(bound.string) }
            }
            if let pattern = node.text(.pattern)?.string, (try? Pattern(pattern)) == nil { refused.append(pattern) }
            for field in SchemaField.allCases where node.has(field) {
                switch field.form {
                case .node: node.node(field).map(visit)
                case .nodes: node.nodes(field).forEach(visit)
                case .members: for member in node.members(field) { visit(member.node) }
                case .number, .text, .texts: break
                }
            }
        }
        for type in SchemaTable.current.typeNames { SchemaTable.current[type].map(visit) }
        #expect(refused == [])
        #expect(seen.count > 10_000)
    }

    /// A node is read by the widths of the fields before one, which its place tells.
    @Test func formsOfFieldsFollowEachOther() {
        var forms: [SchemaField.Form] = []
        for field in SchemaField.allCases where forms.last != field.form { forms.append(field.form) }
        #expect(forms == [.number, .text, .node, .texts, .nodes, .members])
    }
}
