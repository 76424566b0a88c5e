import CloudAssembly
import Testing

@testable import CDKGenerator

@Suite struct FactsTests {
    @Test func sayWhatIsKnownOfAProperty() {
        var property = Property(type: .array(.integer(allowed: [1, 2])))
        #expect(Facts.of(property, .list(.integer)) == ["One of 1, 2."])
        property.isRequired = true
        property.replacement = .always
        property.defaultValue = "1"
        property.isDeprecated = true
        property.relationships = [
            Relationship(typeName: "AWS::KMS::Key", property: "Arn"), Relationship(typeName: "AWS::KMS::Alias", property: "AliasName"),
        ]
        #expect(
            Facts.of(property, .list(.integer)) == [
                "Deprecated.", "Required.", "An update replaces the resource.", "One of 1, 2.", "Default: `1`.",
                "Refers to `AWS::KMS::Key` `Arn`, `AWS::KMS::Alias` `AliasName`.",
            ])
    }

    @Test func nameAlternativesAndDates() {
        #expect(Facts.of(Property(type: .json), .union([.integer, .string])) == ["Takes `Value<Int>` or `Value<String>`."])
        #expect(Facts.of(Property(type: .json), .union([.any, .string])) == [])
        #expect(Facts.of(Property(type: .dateTime), .list(.date)) == ["A date and time in ISO 8601."])
    }

    @Test(
        arguments: [
            (
                .string(allowed: []), ["minLength": 1, "maxLength": 64, "pattern": "^[a-z]+$"],
                ["1 to 64 characters.", "Matches `^[a-z]+$`."]
            ),
            (.string(allowed: []), ["minLength": 0, "maxLength": 1, "pattern": ".*"], ["At most 1 character."]),
            (.string(allowed: []), ["minLength": 36, "maxLength": 36, "pattern": "a`b"], ["36 characters."]),
            (.string(allowed: ["A"]), ["minLength": 1], []),
            (.integer(allowed: []), ["minimum": 0, "maximum": 900], ["From 0 to 900."]),
            (.number, ["minimum": 0.5], ["At least 0.5."]),
            (.number, ["maximum": 100], ["At most 100."]),
            (
                .array(.string(allowed: [])), ["minItems": 1, "uniqueItems": true, "items": ["maxLength": 8, "pattern": "^a"]],
                ["At least 1 element.", "None twice.", "Each at most 8 characters.", "Each matches `^a`."]
            ),
            (.array(.integer(allowed: [])), ["maxItems": 2, "items": ["minimum": 1]], ["At most 2 elements.", "Each at least 1."]),
            (.map(.string(allowed: [])), ["maxProperties": 50], ["At most 50 entries."]),
            (.json, ["minLength": 1], []), (.boolean, [:], []),
        ] as [(SpecificationType, JSON, [String])])
    func sayWhatAValueMayBe(type: SpecificationType, schema: JSON, sentences: [String]) {
        #expect(ValueLimits.of(Property(type: type, schema: schema)) == sentences)
    }

    @Test func schemasAreFoundThroughDefinitions() throws {
        let data = SmallDatabase.data(
            ["r": SmallDatabase.resource("Letter", properties: "\"To\": {\"type\": {\"type\": \"string\"}}")],
            types: [
                "r/page": SmallDatabase.type("Page", "\"Lines\": {\"type\": {\"type\": \"array\", \"element\": {\"type\": \"string\"}}}")
            ])
        let schema: JSON = [
            "properties": ["To": ["$ref": "#/definitions/Name"]],
            "definitions": [
                "Name": ["$ref": "#/definitions/Text"], "Text": ["maxLength": 9],
                "Page": ["properties": ["Lines": ["items": ["$ref": "#/definitions/Name"]]]],
            ],
        ]
        let services = PropertySchemas.add(["AWS::Post::Letter": schema], to: try DatabaseReader.read(data).services)
        let resource = try #require(services.first?.resources.first)
        #expect(resource.properties["To"].map(ValueLimits.of) == ["At most 9 characters."])
        #expect(resource.typeDefinitions["r/page"]?.properties["Lines"].map(ValueLimits.of) == ["Each at most 9 characters."])
    }

    @Test func schemasThatHoldThemselvesEnd() throws {
        let data = SmallDatabase.data([
            "r": SmallDatabase.resource(
                "Letter", properties: "\"To\": {\"type\": {\"type\": \"array\", \"element\": {\"type\": \"json\"}}}")
        ])
        let schema: JSON = [
            "properties": ["To": ["$ref": "#/definitions/List"]],
            "definitions": ["List": ["maxItems": 3, "items": ["$ref": "#/definitions/List"]]],
        ]
        let services = PropertySchemas.add(["AWS::Post::Letter": schema], to: try DatabaseReader.read(data).services)
        #expect(services.first?.resources.first?.properties["To"].map(ValueLimits.of) == ["At most 3 elements."])
    }

    @Test(arguments: ["\"a\\nb\"\n", "`", String(repeating: "x", count: 41)])
    func leaveOutDefaultsThatDoNotFit(value: String) {
        #expect(Facts.of(Property(type: .string(allowed: []), defaultValue: value), .string) == [])
    }

    @Test func nameThePagesOfTheReference() {
        let base = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
        #expect(Facts.referencePage("AWS::SNS::Topic") == base + "aws-resource-sns-topic.html")
        #expect(Facts.referencePage("AWS::SNS::Topic", nested: "LoggingConfig") == base + "aws-properties-sns-topic-loggingconfig.html")
    }
}
