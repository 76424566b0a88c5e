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
