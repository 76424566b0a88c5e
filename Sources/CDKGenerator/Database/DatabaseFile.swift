/// The tables of `db.json` that are needed, as they stand there.
struct DatabaseFile: Decodable {
    struct Entities<Row: Decodable>: Decodable {
        let entities: [Row]
    }

    struct Relation: Decodable {
        struct Target: Decodable {
            let id: String

            enum CodingKeys: String, CodingKey { case id = "$id" }
        }

        let forward: [String: [Target]]
    }

    struct ServiceRow: Decodable {
        let id: String
        let cloudFormationNamespace: String

        enum CodingKeys: String, CodingKey {
            case id = "$id"
            case cloudFormationNamespace
        }
    }

    struct ResourceRow: Decodable {
        struct TagInformation: Decodable {
            let tagPropertyName: String
            let variant: String
        }

        let id: String
        let cloudFormationType: String
        let properties: [String: PropertyRow]
        let attributes: [String: PropertyRow]
        let tagInformation: TagInformation?
        let primaryIdentifier: [String]?
        let isStateful: Bool?
        let cloudFormationTransform: String?

        enum CodingKeys: String, CodingKey {
            case id = "$id"
            case cloudFormationType, properties, attributes, tagInformation, primaryIdentifier, isStateful, cloudFormationTransform
        }
    }

    struct TypeDefinitionRow: Decodable {
        let id: String
        let name: String
        let properties: [String: PropertyRow]
        let mustRenderForBwCompat: Bool?

        enum CodingKeys: String, CodingKey {
            case id = "$id"
            case name, properties, mustRenderForBwCompat
        }
    }

    struct PropertyRow: Decodable {
        struct RelationshipRow: Decodable {
            let cloudFormationType: String
            let propertyName: String
        }

        let type: TypeRow
        let previousTypes: [TypeRow]?
        let required: Bool?
        let causesReplacement: String?
        let defaultValue: String?
        let relationshipRefs: [RelationshipRow]?
        let deprecated: String?
    }

    final class TypeRow: Decodable {
        struct ReferenceRow: Decodable {
            let id: String

            enum CodingKeys: String, CodingKey { case id = "$ref" }
        }

        enum AllowedValues: Decodable {
            case strings([String])
            case integers([Int])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let strings = try? container.decode([String].self) {
                    self = .strings(strings)
                } else {
                    self = .integers(try container.decode([Int].self))
                }
            }
        }

        let type: String
        let element: TypeRow?
        let types: [TypeRow]?
        let reference: ReferenceRow?
        let allowedValues: AllowedValues?
    }

    struct Schema: Decodable {
        let service: Entities<ServiceRow>
        let resource: Entities<ResourceRow>
        let typeDefinition: Entities<TypeDefinitionRow>
        let hasResource: Relation
        let usesType: Relation
    }

    let schema: Schema
}
