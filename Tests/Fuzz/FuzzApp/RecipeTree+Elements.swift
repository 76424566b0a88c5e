import CDK

extension RecipeTree {
    /// Makes what stands in a template, and assets.
    func element(_ kind: String, _ op: Operation) throws -> Construct? {
        switch kind {
        case "resource":
            CfnResource(
                try elements.node(op.text("in")), try op.text("id"), type: try op.text("type"),
                properties: Map(try values.members(op.array("properties"), values.any)))
        case "typed":
            try ResourceKind.named(op.text("kind")).make(
                try elements.node(op.text("in")), op.text("id"), op.array("properties"), tags: op.optional("tags")?.array, values)
        case "parameter": try parameter(op)
        case "mapping":
            CfnMapping(
                try elements.node(op.text("in")), try op.text("id"), mapping: try mapping(op.array("mapping")),
                lazy: op.optional("lazy")?.bool)
        case "condition":
            CfnCondition(
                try elements.node(op.text("in")), try op.text("id"), expression: try op.optional("expression").map(values.condition))
        case "rule":
            CfnRule(
                try elements.node(op.text("in")), try op.text("id"),
                assertions: try op.array("assertions").map {
                    CfnRule.Assertion(try values.condition($0[0] ?? .null), description: $0[1]?.string)
                },
                ruleCondition: try op.optional("condition").map(values.condition))
        case "output":
            CfnOutput(
                try elements.node(op.text("in")), try op.text("id"), value: try values.string(op.json("value")),
                description: op.optionalText("description"), exportName: try op.optional("exportName").map(values.string),
                condition: try op.optionalText("condition").map { try elements.find($0) }, key: op.optionalText("key"))
        case "include": try include(op)
        case "block": try block(op)
        case "asset":
            Asset(
                try elements.node(op.text("in")), try op.text("id"), path: try fixtures + "/" + op.text("path"),
                assetHash: op.optionalText("assetHash"), displayName: op.optionalText("displayName"))
        default: nil
        }
    }

    private func include(_ op: Operation) throws -> CfnInclude {
        let node = try elements.node(op.text("in"))
        if let yaml = op.optionalText("yaml") { return try CfnInclude(node, op.text("id"), yaml: yaml) }
        return try CfnInclude(node, op.text("id"), json: op.json("template").text())
    }

    private func parameter(_ op: Operation) throws -> CfnParameter {
        CfnParameter(
            try elements.node(op.text("in")), try op.text("id"), type: .init(rawValue: try op.text("type")),
            default: op.optional("default").map { AnyValue($0) }, allowedPattern: op.optionalText("allowedPattern"),
            allowedValues: op.optional("allowedValues")?.array?.compactMap(\.string),
            constraintDescription: op.optionalText("constraintDescription"), description: op.optionalText("description"),
            maxLength: op.optionalInt("maxLength"), maxValue: op.optional("maxValue")?.number, minLength: op.optionalInt("minLength"),
            minValue: op.optional("minValue")?.number, noEcho: op.optional("noEcho")?.bool)
    }

    private func mapping(_ rows: [JSON]) throws -> OrderedMap<OrderedMap<JSON>> {
        var mapping = OrderedMap<OrderedMap<JSON>>()
        for row in rows {
            guard let key = row[0]?.string, let columns = row[1]?.array else { throw MalformedRecipe("\(row.text()) is no row") }
            mapping[key] = OrderedMap(try values.members(columns) { $0 })
        }
        return mapping
    }
}
