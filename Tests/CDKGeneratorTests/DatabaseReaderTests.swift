import Foundation
import Testing

@testable import CDKGenerator

@Suite struct DatabaseReaderTests {
    @Test func readsEveryFactOfAProperty() throws {
        let data = SmallDatabase.data([
            "r": SmallDatabase.resource(
                "Letter",
                properties: """
                    "Weight": {"type": {"type": "integer", "allowedValues": [20, 50]}, "required": true, "causesReplacement": "yes",
                        "defaultValue": "20", "deprecated": "WARN",
                        "relationshipRefs": [{"cloudFormationType": "AWS::Post::Letter", "propertyName": "Id"}]}
                    """,
                attributes: "\"Stamp.Price\": {\"type\": {\"type\": \"number\"}}",
                more: """
                    "tagInformation": {"tagPropertyName": "Labels", "variant": "map"}, "primaryIdentifier": ["Id"], "isStateful": true,
                    "cloudFormationTransform": "AWS::Post-2026"
                    """)
        ])
        let service = try #require(try DatabaseReader.read(data).services.first)
        #expect(service.name == "Post")
        let resource = try #require(service.resources.first)
        #expect(resource.name == "Letter")
        #expect(resource.tagging?.property == "Labels")
        #expect(resource.tagging?.variant == .map)
        #expect(resource.identifier == ["Id"])
        #expect(resource.isStateful)
        #expect(resource.transform == "AWS::Post-2026")
        #expect(resource.attributes["Stamp.Price"]?.type == .number)
        let property = try #require(resource.properties["Weight"])
        #expect(property.type == .integer(allowed: [20, 50]))
        #expect(property.isRequired)
        #expect(property.replacement == .always)
        #expect(property.defaultValue == "20")
        #expect(property.isDeprecated)
        #expect(property.relationships == [Relationship(typeName: "AWS::Post::Letter", property: "Id")])
    }

    @Test func relationshipsLeadToWhatThereIs() throws {
        let relationships = [("Letter", "Stamp.Price"), ("Letter", "Arn"), ("Letter", "Id"), ("Letter", "Weight"), ("Scale", "Arn")]
            .map { "{\"cloudFormationType\": \"AWS::Post::\($0)\", \"propertyName\": \"\($1)\"}" }
        let data = SmallDatabase.data([
            "r": SmallDatabase.resource(
                "Letter",
                properties: """
                    "To": {"type": {"type": "string"}, "relationshipRefs": [\(relationships.joined(separator: ", "))]}
                    """,
                attributes: "\"Stamp.Price\": {\"type\": {\"type\": \"number\"}}")
        ])
        let resource = try #require(try DatabaseReader.read(data).services.first?.resources.first)
        #expect(
            resource.properties["To"]?.relationships == [
                Relationship(typeName: "AWS::Post::Letter", property: "Stamp.Price"),
                Relationship(typeName: "AWS::Post::Letter", property: nil),
            ])
    }

    @Test func whatAResourceIsCalledRefersToNothing() throws {
        let relationships = "\"relationshipRefs\": [{\"cloudFormationType\": \"AWS::Post::Scale\", \"propertyName\": \"ScaleName\"}]"
        let property = "{\"type\": {\"type\": \"string\"}, \(relationships)}"
        let data = SmallDatabase.data([
            "l": SmallDatabase.resource("Letter", properties: "\"LetterName\": \(property), \"ScaleName\": \(property)"),
            "s": SmallDatabase.resource("Scale", properties: "\"ScaleName\": {\"type\": {\"type\": \"string\"}}"),
        ])
        let resource = try #require(try DatabaseReader.read(data).services.first?.resources.first)
        #expect(resource.properties["LetterName"]?.relationships == [])
        #expect(resource.properties["ScaleName"]?.relationships == [Relationship(typeName: "AWS::Post::Scale", property: "ScaleName")])
    }

    @Test func ordersResourcesByName() throws {
        let data = SmallDatabase.data(["1": SmallDatabase.resource("Stamp"), "2": SmallDatabase.resource("Letter")])
        #expect(try DatabaseReader.read(data).services.first?.resources.map(\.name) == ["Letter", "Stamp"])
    }

    @Test(arguments: [
        ("{\"type\": \"colour\"}", "AWS::Post::Letter.Paper has a type that is not known: colour."),
        ("{\"type\": \"array\"}", "AWS::Post::Letter.Paper is an array of no type."),
        ("{\"type\": \"ref\"}", "AWS::Post::Letter.Paper refers to a type without naming it."),
        ("{\"type\": \"union\", \"types\": []}", "AWS::Post::Letter.Paper is a union of no types."),
    ])
    func saysWhatIsWrongWithAType(type: String, message: String) {
        let data = SmallDatabase.data(["r": SmallDatabase.resource("Letter", properties: "\"Paper\": {\"type\": \(type)}")])
        #expect(throws: DatabaseError(message)) { try DatabaseReader.read(data) }
    }

    @Test func saysWhichReplacementIsNotKnown() {
        let properties = "\"Paper\": {\"type\": {\"type\": \"string\"}, \"causesReplacement\": \"often\"}"
        let data = SmallDatabase.data(["r": SmallDatabase.resource("Letter", properties: properties)])
        #expect(throws: DatabaseError("AWS::Post::Letter.Paper causes replacement in a way that is not known: often.")) {
            try DatabaseReader.read(data)
        }
    }

    @Test func saysWhichTagVariantIsNotKnown() {
        let more = "\"tagInformation\": {\"tagPropertyName\": \"Tags\", \"variant\": \"sticker\"}"
        let data = SmallDatabase.data(["r": SmallDatabase.resource("Letter", more: more)])
        #expect(throws: DatabaseError("AWS::Post::Letter takes tags in a way that is not known: sticker.")) {
            try DatabaseReader.read(data)
        }
    }

    @Test func saysWhichRowIsMissing() {
        let data = Data(
            """
            {"schema": {"service": {"entities": [{"$id": "s", "cloudFormationNamespace": "AWS::Post"}]}, "resource": {"entities": []},
             "typeDefinition": {"entities": []}, "hasResource": {"forward": {"s": [{"$id": "9"}]}}, "usesType": {"forward": {}}}}
            """.utf8)
        #expect(throws: DatabaseError("AWS::Post has a resource with the id 9, but there is no such resource.")) {
            try DatabaseReader.read(data)
        }
    }
}
