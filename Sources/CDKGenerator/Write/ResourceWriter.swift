/// A writer of a resource class and its nested types.
struct ResourceWriter {
    let resource: ResourcePlan

    func writeClass(_ source: inout SourceText) {
        source.comment("`\(resource.typeName)`")
        source.comment("")
        if !resource.facts.isEmpty {
            source.comment(resource.facts.joined(separator: " "))
            source.comment("")
        }
        source.comment("[Reference](\(resource.referencePage))")
        // With its module: a service may have a class of the name.
        source.block("public final class \(resource.className): CDK.CfnResource, IncludableResource") { source in
            source.line("public static let type = \(typeExpression)")
            source.line()
            writeInitializer(&source)
            source.line()
            source.line("override public init(_ resource: IncludedResource) { super.init(resource) }")
            for parameter in resource.parameters { writeAccessor(parameter, &source) }
            for attribute in resource.attributes { write(attribute, &source) }
        }
    }

    func write(_ structure: StructurePlan, _ source: inout SourceText) {
        source.comment("`\(resource.typeName)` `\(structure.cloudFormationName)`")
        source.comment("")
        if !structure.isUsed {
            source.comment("No property takes it any more.")
            source.comment("")
        }
        source.comment("[Reference](\(structure.referencePage))")
        source.block("public struct \(structure.name): TemplateRepresentable") { source in
            writeRaw(&source)
            source.line()
            structure.parameters.document(in: &source)
            source.list("public init(", structure.parameters.declarations, ") {")
            source.indented { source in
                structure.parameters.fillBag(in: &source)
                source.line("raw = .record(bag)")
            }
            source.line("}")
        }
    }

    func write(_ constant: ConstantPlan, _ source: inout SourceText) {
        let uses = constant.uses.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        source.comment("Values of \(uses)\(constant.uses.count > 3 ? " and others" : "").")
        source.block("public struct \(constant.name): TemplateConstant") { source in
            writeRaw(&source)
            source.line()
            source.list("public static var listedTexts: String?", of: constant.texts)
            source.line()
            for member in constant.members {
                source.line("public static var \(member.name.quotedIfKeyword): Self { \(member.text.literal) }")
            }
        }
    }

    func write(_ alias: AliasPlan, _ source: inout SourceText) {
        let name = "\(resource.namespace).\(alias.className)"
        source.comment("The same as that of ``\(resource.namespace)/\(alias.className)``.")
        source.line("public typealias \(alias.name) = \(name).\(alias.name)")
    }

    func write(_ formerName: FormerNamePlan, _ source: inout SourceText) {
        source.comment("The former name of ``\(formerName.current)``.")
        source.line("@available(*, deprecated, renamed: \"\(formerName.current)\")")
        source.line("public typealias \(formerName.name) = \(formerName.current)")
    }

    private var typeExpression: String {
        var arguments = [resource.typeName.literal]
        if let tagging = resource.tagging {
            arguments.append("tags: .\(tagging.format)")
            if tagging.property != "Tags" { arguments.append("tagProperty: \(tagging.property.literal)") }
        }
        if let transform = resource.transform { arguments.append("transform: \(transform.literal)") }
        return "ResourceType(\(arguments.joined(separator: ", ")))"
    }

    private func writeInitializer(_ source: inout SourceText) {
        source.line("@discardableResult")
        let declarations =
            ["_ scope: any Scope", "_ id: String"] + resource.parameters.declarations
            + ["file: String = #fileID", "line: Int = #line"]
        source.list("public init(", declarations, ") {")
        source.indented { source in
            resource.parameters.fillBag(in: &source)
            source.line("super.init(scope, id, Self.type, bag, file: file, line: line)")
        }
        source.line("}")
    }

    private func writeAccessor(_ parameter: ParameterPlan, _ source: inout SourceText) {
        let name = parameter.cloudFormationName
        source.line()
        source.comment(parameter.comment)
        if parameter.isDeprecated { source.line(Self.deprecation) }
        source.block("public var \(parameter.accessor.quotedIfKeyword): \(parameter.type.source)?") { source in
            source.line("get { self[property: \(name.literal)] }")
            source.line("set { self[property: \(name.literal)] = newValue }")
        }
    }

    private func write(_ attribute: AttributePlan, _ source: inout SourceText) {
        source.line()
        source.comment("The attribute `\(attribute.cloudFormationName)`.")
        if attribute.isDeprecated { source.line(Self.deprecation) }
        let expression = Self.expression(for: attribute.cloudFormationName.literal, attribute.type)
        source.shortBlock("public var \(attribute.name): \(attribute.type.source)", expression)
    }

    private static let deprecation = "@available(*, deprecated, message: \"CloudFormation's specification says that it is deprecated\")"

    private static func expression(for name: String, _ type: SwiftType) -> String {
        switch type {
        case .string, .date, .tag, .nested: "getAtt(\(name))"
        case .integer: "getAtt(\(name), as: Int.self)"
        case .number: "getAtt(\(name), as: Double.self)"
        case .boolean: "getAtt(\(name), as: Bool.self)"
        case .list(.string), .list(.date): "getAttList(\(name))"
        case .list(let element): "getAttList(\(name), of: \(element.source).self)"
        case .any, .map, .union: "AnyValue(getAtt(\(name)))"
        }
    }

    private func writeRaw(_ source: inout SourceText) {
        source.line("public let raw: TemplateValue")
        source.line()
        source.line("public init(raw: TemplateValue) { self.raw = raw }")
    }
}
