import CloudAssembly

/// Checks the definitions of state machines as templates have them: as an object, or as a text that functions may be part of.
enum TemplateDefinition {
    static let type = "AWS::StepFunctions::StateMachine"

    /// What decides how a definition is built; where one of these is deferred, nothing can be said.
    private static let structure: Set<String> = [
        "Branches", "Catch", "Choices", "End", "ErrorEquals", "ItemProcessor", "Iterator", "QueryLanguage", "Retry", "StartAt", "States",
        "Type",
    ]

    static func findings(_ resource: JSON) -> [Diagnostic] {
        guard let properties = resource["Properties"] else { return [] }
        let isExpress = properties["StateMachineType"]?.string == "EXPRESS"
        var found: [Diagnostic] = []
        if let value = properties["Definition"], let definition = known(value) {
            found += findings(definition, isExpress, in: "Definition")
        }
        if let value = properties["DefinitionString"], let text = text(value) {
            do {
                found += findings(try JSON(parsing: Array(text.utf8)), isExpress, in: "DefinitionString")
            } catch {
                // What is put in may stand where JSON has no texts.
                if !LiteralDefinition.isDeferred(text) {
                    found.append(
                        .error(
                            "swift-cdk:stepfunctions/definition-text", "The definition is not JSON: \(error)", action: "correct the text",
                            in: "DefinitionString"))
                }
            }
        }
        return found
    }

    private static func findings(_ definition: JSON, _ isExpress: Bool, in place: String) -> [Diagnostic] {
        // That it is empty, the schema says.
        if isOpen(definition) || definition.object?.isEmpty == true { return [] }
        return DefinitionCheck.findings(in: definition, isExpress: isExpress).map { $0.diagnostic.within(place) }
    }

    private static func isOpen(_ value: JSON) -> Bool {
        switch value {
        case .null, .bool, .number, .string: false
        case .array(let elements): elements.contains(where: isOpen)
        case .object(let members):
            members.contains { key, member in
                (structure.contains(key) && member.string.map(LiteralDefinition.isDeferred) ?? false) || isOpen(member)
            }
        }
    }

    // MARK: Functions

    /// A definition with a mark where something is deferred; nil where the conditions of the template decide.
    private static func known(_ value: JSON) -> JSON? {
        switch value {
        case .null, .bool, .number, .string: return value
        case .array(let elements):
            let known = elements.map(known)
            return known.contains(nil) ? nil : .array(known.compactMap { $0 })
        case .object(let members):
            switch DeferredJSON(value) {
            case .literal:
                var known: OrderedMap<JSON> = [:]
                for (key, member) in members {
                    guard let member = Self.known(member) else { return nil }
                    known[key] = member
                }
                return .object(known)
            case .absent, .branches: return nil
            case .reference, .text, .list, .unknown: return .string(LiteralDefinition.deferred)
            }
        }
    }

    /// A text with a mark in place of each function; nil if a function makes the whole text.
    private static func text(_ value: JSON) -> String? {
        if let text = value.string { return text }
        if let text = value["Fn::Sub"]?.string ?? value["Fn::Sub"]?[0]?.string { return text }
        guard let delimiter = value["Fn::Join"]?[0]?.string, let parts = value["Fn::Join"]?[1]?.array else { return nil }
        return parts.map { $0.string ?? LiteralDefinition.deferred }.joined(separator: delimiter)
    }
}

/// A state machine whose definition its building block checks itself, where the states are known by their Swift lines.
private final class CheckedDefinition: Slot {
    var isChecked = false
}

extension Node {
    /// Notes that the definition of this state machine is checked by its building block.
    package final func noteCheckedDefinition() { slot(CheckedDefinition.self).isChecked = true }

    /// Whether it is.
    final var hasCheckedDefinition: Bool { existingSlot(CheckedDefinition.self)?.isChecked ?? false }
}
