import CDK

/// The values of a recipe in the library's types.
///
/// The counterpart is `Oracle/values.js`.
struct RecipeValues {
    let elements: RecipeElements

    func any(_ json: JSON) throws -> AnyValue {
        let value = try RecipeValue(json)
        switch value.kind {
        case "str": return AnyValue(try value.text(1))
        case "num": return AnyValue(try value.number(1))
        case "bool": return AnyValue(json[1] == .bool(true))
        case "null": return nil
        case "undef": return .absent
        case "list": return AnyValue(try value.array(1).map(any))
        case "obj": return .object(try members(value.array(1), any))
        case "lazyAny":
            let inner = try value.json(1)
            return .lazy { attempt { try any(inner) } }
        case "lazyNumber":
            let inner = try value.json(1)
            return .lazy { attempt { try any(inner) } }
        case "numberParameter": return AnyValue(try elements.find(value.text(1), as: CfnParameter.self).numberValue)
        case "if": return .if(try elements.find(value.text(1)), try any(value.json(2)), else: try any(value.json(3)))
        case "transform": return Fn.transform(try value.text(1), Map(try members(value.array(2), any)))
        case "length": return AnyValue(Fn.length(try list(value.json(1))))
        default: return Self.listKinds.contains(value.kind) ? AnyValue(try list(json)) : AnyValue(try string(json))
        }
    }

    private static let listKinds: Set<String> = [
        "strings", "attList", "split", "splitCount", "zones", "cidr", "lazyList", "listParameter", "importList", "grown",
        "notificationArns", "exportedList",
    ]

    /// Whether a value is one of a list's kinds.
    func isList(_ json: JSON) throws -> Bool { Self.listKinds.contains(try RecipeValue(json).kind) }

    func string(_ json: JSON) throws -> Value<String> {
        let value = try RecipeValue(json)
        switch value.kind {
        case "str": return Value(try value.text(1))
        case "ref":
            let construct = try elements.find(value.text(1), as: CfnElement.self)
            if let parameter = construct as? CfnParameter { return parameter.stringValue }
            return try elements.find(value.text(1), as: CfnResource.self).ref
        case "att": return try elements.find(value.text(1), as: CfnResource.self).getAtt(value.text(2))
        case "blockName": return try elements.block(value.text(1)).name
        case "blockArn": return Value(try elements.block(value.text(1)).arn)
        case "exported": return Value(reinterpreting: try elements.imported(value.text(1)))
        case "consumed":
            guard let strength = ReferenceStrength(rawValue: try value.text(2)) else { throw MalformedRecipe("no strength") }
            return try string(value.json(1)).referenced(strength)
        case "logicalId": return try elements.find(value.text(1), as: CfnElement.self).logicalID
        case "parameter": return try elements.find(value.text(1), as: CfnParameter.self).stringValue
        case "cat": return try concatenation(value.array(1))
        case "join": return Fn.join(try value.text(1), List(try value.array(2).map(string)))
        case "joinList": return Fn.join(try value.text(1), try list(value.json(2)))
        case "select": return Fn.select(try value.int(1), try list(value.json(2)))
        case "sub":
            guard let variables = json[2]?.array else { return Fn.sub(try value.text(1)) }
            return Fn.sub(try value.text(1), Map(try members(variables, string)))
        case "base64": return Fn.base64(try string(value.json(1)))
        case "import": return Fn.importValue(try string(value.json(1)))
        case "importOutput": return try elements.find(value.text(1), as: CfnOutput.self).importValue
        case "lookup":
            let standard = try json[4].map { AnyValue(try string($0)) }
            return try elements.find(value.text(1), as: CfnMapping.self)
                .findInMap(string(value.json(2)), string(value.json(3)), default: standard)
        case "findInMap": return Fn.findInMap(Value(try value.text(1)), try string(value.json(2)), try string(value.json(3)))
        case "ifString": return .if(try elements.find(value.text(1)), try string(value.json(2)), else: try string(value.json(3)))
        case "pseudo": return try pseudoParameter(value.text(1))
        case "lazyString":
            let inner = try value.json(1)
            return .lazy { inner[0] == "undef" ? nil : attempt { try string(inner) } }
        case "json": return Fn.jsonText(try any(value.json(2)), indent: json[3]?.number.map { Int($0) })
        case "stackName": return try elements.find(value.text(1), as: Stack.self).stackName
        case "stackId": return try elements.find(value.text(1), as: Stack.self).stackID
        case "stackRegion": return try elements.find(value.text(1), as: Stack.self).region
        case "stackAccount": return try elements.find(value.text(1), as: Stack.self).account
        case "stackPartition": return try elements.find(value.text(1), as: Stack.self).partition
        case "domain": return Fn.domainName(ofURL: try string(value.json(1)))
        case "fnRef": return Fn.ref(try value.text(1))
        case "fnGetAtt": return Fn.getAtt(try value.text(1), try value.text(2))
        case "stackOutput":
            let region = try value.json(3)
            return Fn.stackOutput(
                stackName: try string(value.json(1)), outputName: try string(value.json(2)),
                region: region == .null ? nil : try string(region))
        case "assetKey": return try elements.find(value.text(1), as: Asset.self).objectKey
        case "assetBucket": return try elements.find(value.text(1), as: Asset.self).bucketName
        case "assetUrl": return try elements.find(value.text(1), as: Asset.self).httpURL
        default: throw MalformedRecipe("no string value \(value.kind)")
        }
    }

    func list(_ json: JSON) throws -> List<Value<String>> {
        let value = try RecipeValue(json)
        switch value.kind {
        case "strings": return List(try value.array(1).map(string))
        case "attList": return try elements.find(value.text(1), as: CfnResource.self).getAttList(value.text(2))
        case "split": return Fn.split(try value.text(1), try string(value.json(2)))
        case "splitCount": return Fn.split(try value.text(1), try string(value.json(2)), count: try value.int(3))
        case "zones": return json[1] == .null ? Fn.availabilityZones() : Fn.availabilityZones(of: try string(value.json(1)))
        case "cidr": return Fn.cidr(try string(value.json(1)), count: try value.int(2), sizeMask: Value(json[3]?.string))
        case "lazyList":
            let inner = try value.json(1)
            return .lazy { inner[0] == "undef" ? nil : attempt { try list(inner) } }
        case "listParameter": return try elements.find(value.text(1), as: CfnParameter.self).listValue
        case "importList": return Fn.importList(try string(value.json(1)), count: try value.int(2))
        case "exportedList": return List(reinterpreting: try elements.imported(value.text(1)))
        case "notificationArns": return PseudoParameter.notificationARNs
        case "grown":
            let name = try value.text(1)
            return .lazy { attempt { List(try elements.list(name).map(string)) } }
        default: throw MalformedRecipe("no list value \(value.kind)")
        }
    }

    func condition(_ json: JSON) throws -> ConditionExpression {
        let value = try RecipeValue(json)
        switch value.kind {
        case "equals": return Fn.equals(try string(value.json(1)), try string(value.json(2)))
        case "not": return Fn.not(try condition(value.json(1)))
        case "and": return Fn.and(try value.array(1).map(condition))
        case "or": return Fn.or(try value.array(1).map(condition))
        case "condition": return try elements.find(value.text(1), as: CfnCondition.self).asExpression
        case "contains": return Fn.contains(try list(value.json(1)), try string(value.json(2)))
        case "eachEquals": return Fn.eachMemberEquals(try list(value.json(1)), try string(value.json(2)))
        case "eachIn": return Fn.eachMemberIn(try list(value.json(1)), try list(value.json(2)))
        default: throw MalformedRecipe("no condition \(value.kind)")
        }
    }

    /// Pairs of names and values.
    func members<T>(_ pairs: [JSON], _ convert: (JSON) throws -> T) throws -> [(String, T)] {
        try pairs.map { pair in
            guard let name = pair[0]?.string, let value = pair[1] else { throw MalformedRecipe("\(pair.text()) is no member") }
            return (name, try convert(value))
        }
    }

    private func concatenation(_ pieces: [JSON]) throws -> Value<String> {
        var interpolation = TextInterpolation(literalCapacity: 0, interpolationCount: pieces.count)
        for piece in pieces {
            switch (piece[0], piece[1]) {
            case ("str", .string(let text)): interpolation.appendLiteral(text)
            case ("num", .number(let number)): interpolation.appendInterpolation(number)
            default: interpolation.appendInterpolation(try any(piece))
            }
        }
        return Value(stringInterpolation: interpolation)
    }

    private func pseudoParameter(_ name: String) throws -> Value<String> {
        switch name {
        case "AccountId": return PseudoParameter.accountID
        case "Region": return PseudoParameter.region
        case "Partition": return PseudoParameter.partition
        case "StackId": return PseudoParameter.stackID
        case "StackName": return PseudoParameter.stackName
        case "URLSuffix": return PseudoParameter.urlSuffix
        case "NoValue": return Value(raw: PseudoParameter.noValue.raw)
        default: throw MalformedRecipe("no pseudo parameter \(name)")
        }
    }

    /// Lazy values cannot throw; what they are made of was checked when the recipe was generated.
    private func attempt<T>(_ make: () throws -> T) -> T {
        do { return try make() } catch { fatalError("\(error)") }
    }
}
