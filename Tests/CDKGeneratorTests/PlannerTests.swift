import Testing

@testable import CDKGenerator

@Suite struct PlannerTests {
    // MARK: Types

    @Test(arguments: [
        ("{\"type\": \"string\"}", "Value<String>"),
        ("{\"type\": \"date-time\"}", "Value<String>"),
        ("{\"type\": \"integer\"}", "Value<Int>"),
        ("{\"type\": \"number\"}", "Value<Double>"),
        ("{\"type\": \"boolean\"}", "Value<Bool>"),
        ("{\"type\": \"json\"}", "AnyValue"),
        ("{\"type\": \"array\", \"element\": {\"type\": \"tag\"}}", "List<CDK.CfnTag>"),
        ("{\"type\": \"map\", \"element\": {\"type\": \"integer\"}}", "Map<Value<Int>>"),
        ("{\"type\": \"array\", \"element\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"r/page\"}}}", "List<PageProperty>"),
        ("{\"type\": \"union\", \"types\": [{\"type\": \"string\"}, {\"type\": \"integer\"}]}", "AnyValue"),
        (
            "{\"type\": \"union\", \"types\": [{\"type\": \"string\"}, {\"type\": \"ref\", \"reference\": {\"$ref\": \"r/page\"}}]}",
            "AnyValue"
        ),
        (
            "{\"type\": \"union\", \"types\": [{\"type\": \"json\"}, {\"type\": \"ref\", \"reference\": {\"$ref\": \"r/page\"}}]}",
            "PageProperty"
        ),
        (
            """
            {"type": "union", "types": [{"type": "ref", "reference": {"$ref": "r/page"}}, {"type": "ref", "reference": {"$ref": "r/card"}}]}
            """, "AnyValue"
        ),
        ("{\"type\": \"string\", \"allowedValues\": [\"A4\", \"A5\"]}", "Paper"),
    ])
    func givesPropertiesSwiftTypes(type: String, expected: String) throws {
        let types = ["r/page": SmallDatabase.type("Page", ""), "r/card": SmallDatabase.type("Card", "")]
        let plan = try SmallDatabase.plan("\"Paper\": {\"type\": \(type)}", types: types)
        #expect(plan.parameters.map(\.type.source) == [expected])
    }

    @Test func namesTheAlternativesOfAUnion() throws {
        let plan = try SmallDatabase.plan(
            """
            "Pages": {"type": {"type": "array", "element": {"type": "union", "types": [{"type": "string"},
                {"type": "ref", "reference": {"$ref": "r/page"}}, {"type": "ref", "reference": {"$ref": "r/card"}}]}}},
            "Text": {"type": {"type": "union", "types": [{"type": "json"}, {"type": "string"}]}}
            """, types: ["r/page": SmallDatabase.type("Page", ""), "r/card": SmallDatabase.type("Card", "")])
        #expect(plan.parameters.map(\.type.source) == ["List<AnyValue>", "AnyValue"])
        #expect(plan.parameters.map(\.facts) == [["Takes `Value<String>`, `PageProperty` or `CardProperty`."], []])
        #expect(plan.structures.map(\.name) == ["CardProperty", "PageProperty"])
    }

    @Test func putsWhatAnEarlierSpecificationTookFirst() throws {
        let union = "{\"type\": \"union\", \"types\": [{\"type\": \"boolean\"}, {\"type\": \"string\"}]}"
        func map(_ element: String) -> String { "{\"type\": \"map\", \"element\": \(element)}" }
        let plan = try SmallDatabase.plan(
            "\"Stamps\": {\"type\": \(map(union)), \"previousTypes\": [\(map("{\"type\": \"string\"}"))]}")
        #expect(plan.parameters.map(\.type) == [.map(.union([.string, .boolean]))])
    }

    @Test func keepsTypesThatTheSpecificationKeeps() throws {
        let reference = "{\"type\": \"ref\", \"reference\": {\"$ref\": \"r/page\"}}"
        let plan = try SmallDatabase.plan(
            "\"First\": {\"type\": \(reference)}",
            types: [
                "r/page": SmallDatabase.type("Page", ""),
                "r/sheet": SmallDatabase.type("Sheet", "") + ", \"mustRenderForBwCompat\": true",
            ])
        #expect(plan.structures.map(\.name) == ["PageProperty", "SheetProperty"])
        #expect(plan.structures.map(\.isUsed) == [true, false])
    }

    @Test func keepsFormerNames() throws {
        func property(_ name: String, _ type: String, before former: String) -> String {
            func reference(_ id: String) -> String { "{\"type\": \"ref\", \"reference\": {\"$ref\": \"r/\(id)\"}}" }
            return "\"\(name)\": {\"type\": \(reference(type)), \"previousTypes\": [\(reference(former))]}"
        }
        let types = ["page", "card", "sheet", "leaf", "slip"].map { ("r/\($0)", SmallDatabase.type($0.capitalizingFirst, "")) }
        let plan = try SmallDatabase.plan(
            [
                property("A", "page", before: "sheet"), property("B", "page", before: "leaf"),
                // Two types took the place of one, and a type is still used.
                property("C", "card", before: "leaf"), property("D", "page", before: "card"),
                // The same shape of the same type.
                property("E", "page", before: "page"),
            ].joined(separator: ", "), types: Dictionary(uniqueKeysWithValues: types))
        #expect(plan.formerNames == [FormerNamePlan(name: "SheetProperty", current: "PageProperty")])
    }

    @Test func leavesOutTypesThatNoPropertyUses() throws {
        let reference = "{\"type\": \"ref\", \"reference\": {\"$ref\": \"r/page\"}}"
        let types = [
            "r/page": SmallDatabase.type("Page", "\"Next\": {\"type\": \(reference)}"),
            "r/old": SmallDatabase.type("Old", ""),
        ]
        let plan = try SmallDatabase.plan("\"First\": {\"type\": \(reference)}", types: types)
        #expect(plan.structures.map(\.name) == ["PageProperty"])
    }

    @Test func saysWhichTypeAResourceDoesNotOwn() {
        #expect(throws: DatabaseError("AWS::Post::Letter refers to a type with the id x/page that it does not own.")) {
            try SmallDatabase.plan("\"First\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"x/page\"}}}")
        }
    }

    // MARK: Tags

    @Test func seesTagsOfATypeOfTheirOwnAsTags() throws {
        let plan = try SmallDatabase.plan(
            "\"Labels\": {\"type\": {\"type\": \"array\", \"element\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"r/label\"}}}}",
            more: "\"tagInformation\": {\"tagPropertyName\": \"Labels\", \"variant\": \"standard\"}",
            types: ["r/label": SmallDatabase.type("Label", "")])
        #expect(plan.parameters.map(\.type.source) == ["List<CDK.CfnTag>"])
        #expect(plan.structures.isEmpty)
        #expect(plan.tagging?.format == "standard")
        #expect(plan.tagging?.property == "Labels")
    }

    @Test func seesTagsInAMap() throws {
        let plan = try SmallDatabase.plan(
            "\"Tags\": {\"type\": {\"type\": \"json\"}}", more: "\"tagInformation\": {\"tagPropertyName\": \"Tags\", \"variant\": \"map\"}")
        #expect(plan.parameters.map(\.type.source) == ["Map<Value<String>>"])
        #expect(plan.tagging?.format == "map")
    }

    @Test func leavesTagsInAnObjectToTheUser() throws {
        let plan = try SmallDatabase.plan(
            "\"Tags\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"r/tags\"}}}",
            more: "\"tagInformation\": {\"tagPropertyName\": \"Tags\", \"variant\": \"standard\"}",
            types: ["r/tags": SmallDatabase.type("Tags", "")])
        #expect(plan.parameters.map(\.type.source) == ["TagsProperty"])
        #expect(plan.tagging == nil)
    }

    // MARK: Names

    @Test func namesClassesWithinTheirService() throws {
        #expect(try SmallDatabase.plan("", name: "Letter").qualifiedName == "Post.CfnLetter")
        #expect(try SmallDatabase.plan("", name: "Rule").qualifiedName == "Post.CfnRule")
    }

    @Test func givesAccessorsThatTheBaseClassHasASuffix() throws {
        let string = "{\"type\": {\"type\": \"string\"}}"
        let plan = try SmallDatabase.plan("\"Description\": \(string), \"Id\": \(string), \"Line\": \(string), \"Type\": \(string)")
        #expect(plan.parameters.map(\.label) == ["description", "id", "lineProperty", "type"])
        #expect(plan.parameters.map(\.variable) == ["description", "idProperty", "lineProperty", "type"])
        #expect(plan.parameters.map(\.accessor) == ["descriptionProperty", "id", "line", "type"])
    }

    @Test func saysWhichPropertiesWouldHaveTheSameName() {
        let string = "{\"type\": {\"type\": \"string\"}}"
        #expect(throws: DatabaseError("The properties PageURL and PageUrl of AWS::Post::Letter would have the same name.")) {
            try SmallDatabase.plan("\"PageURL\": \(string), \"PageUrl\": \(string)")
        }
    }

    @Test func saysWhichAttributesWouldHaveTheSameName() {
        let string = "{\"type\": {\"type\": \"string\"}}"
        #expect(throws: DatabaseError("Two members of AWS::Post::Letter would be called attrStampPrice.")) {
            try SmallDatabase.plan("", attributes: "\"Stamp.Price\": \(string), \"StampPrice\": \(string)")
        }
    }

    @Test(arguments: [
        ("Endpoint.Address", "attrEndpointAddress"), ("ResourceARN", "attrResourceArn"), ("GraphQLUrl", "attrGraphQlUrl"),
        ("DNSName", "attrDnsName"),
    ])
    func namesAttributesLikeProperties(attribute: String, name: String) throws {
        let plan = try SmallDatabase.plan("", attributes: "\"\(attribute)\": {\"type\": {\"type\": \"string\"}}")
        #expect(plan.attributes.map(\.name) == [name])
    }

    @Test func saysWhichMembersWouldHaveTheSameName() {
        let string = "{\"type\": {\"type\": \"string\"}}"
        #expect(throws: DatabaseError("Two members of AWS::Post::Letter would be called attrStamp.")) {
            try SmallDatabase.plan("\"AttrStamp\": \(string)", attributes: "\"Stamp\": \(string)")
        }
    }

    // MARK: Constants

    @Test func makesOneTypeOfEqualSets() throws {
        let onOff = "{\"type\": {\"type\": \"string\", \"allowedValues\": [\"ON\", \"OFF\"]}}"
        let offOn = "{\"type\": {\"type\": \"string\", \"allowedValues\": [\"OFF\", \"ON\"]}}"
        let plan = try SmallDatabase.plan("\"Express\": \(onOff), \"Insured\": \(offOn)")
        #expect(plan.constants.map(\.name) == ["Express"])
        #expect(plan.constants.first?.members.map(\.name) == ["on", "off"])
        #expect(plan.parameters.map(\.type.source) == ["Express", "Express"])
    }

    @Test func putsTheOwnerBeforeNamesThatAreNotClear() throws {
        func set(_ first: String) -> String { "{\"type\": {\"type\": \"string\", \"allowedValues\": [\"\(first)\", \"OTHER\"]}}" }
        let page = "{\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"r/page\"}}}"
        let plan = try SmallDatabase.plan(
            "\"Size\": \(set("A4")), \"Type\": \(set("CARD")), \"Page\": \(page)",
            types: ["r/page": SmallDatabase.type("Page", "\"Size\": \(set("B4"))")])
        #expect(plan.constants.map(\.name) == ["LetterSize", "LetterType", "PageSize"])
    }
}
