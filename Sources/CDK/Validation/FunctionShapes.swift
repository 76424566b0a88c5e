import CloudAssembly

/// The forms that CloudFormation's functions have.
enum FunctionShapes {
    typealias Mistake = (_ place: String) -> Diagnostic

    private static let known: Set<String> = [
        "Ref", "Condition", "Fn::And", "Fn::Base64", "Fn::Cidr", "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn", "Fn::Equals",
        "Fn::FindInMap", "Fn::GetAtt", "Fn::GetAZs", "Fn::GetStackOutput", "Fn::If", "Fn::ImportValue", "Fn::Join", "Fn::Length", "Fn::Not",
        "Fn::Or", "Fn::RefAll", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::ToJsonString", "Fn::Transform", "Fn::ValueOf", "Fn::ValueOfAll",
        "Fn::Implies",
    ]
    private static let extensions: Set<String> = ["Fn::Length", "Fn::ToJsonString"]

    /// What is wrong with a call.
    static func mistake(_ name: String, _ argument: JSON, _ index: TemplateIndex) -> Mistake? {
        // Most are one of these.
        if name != "Ref", name != "Fn::GetAtt" {
            if name.hasPrefix("Fn::ForEach::") { return nil }
            guard known.contains(name) else { return { .unknownFunction(name, among: known, in: $0) } }
            if extensions.contains(name), !index.hasLanguageExtensions, !index.isOpen { return { .needsExtensions(name, in: $0) } }
        }
        guard let expected = expectation(name, argument, index) else { return nil }
        return { .functionShape(name, expected, in: $0) }
    }

    /// What a function takes; nil if that is what it gets.
    private static func expectation(_ name: String, _ argument: JSON, _ index: TemplateIndex) -> String? {
        let parts = argument.array
        func takes(_ counts: ClosedRange<Int>) -> Bool { parts.map { counts.contains($0.count) } ?? false }
        switch name {
        case "Ref": return isName(argument, index) ? nil : "a name"
        case "Condition": return argument.string == nil ? "a name" : nil
        case "Fn::GetAtt":
            if let text = argument.string { return text.split(separator: ".").count >= 2 ? nil : "a resource and an attribute" }
            guard takes(2...2), let resource = parts?[0], isName(resource, index), isText(parts?[1], index) else {
                return "a list of a resource's name and an attribute"
            }
            return nil
        case "Fn::Join":
            return takes(2...2) && parts?[0].string != nil && isList(parts?[1]) ? nil : "a list of a literal delimiter and a list of texts"
        case "Fn::Select": return selectExpectation(parts)
        case "Fn::Split":
            return takes(2...2) && parts?[0].string != nil && isText(parts?[1], index) ? nil : "a list of a delimiter and a text"
        case "Fn::Sub":
            if argument.string != nil { return nil }
            guard takes(2...2), parts?[0].string != nil, let variables = parts?[1].object else {
                return "a text, or a list of a text and an object"
            }
            // What is null is told by itself.
            let lists = variables.filter { $0.value != .null && !isText($0.value, index) }
            return lists.isEmpty ? nil : "texts for its variables, of which '\(lists[0].key.shortened)' is none"
        case "Fn::FindInMap":
            let most = index.hasLanguageExtensions || index.isOpen ? 4 : 3
            return takes(3...most) && parts?.prefix(3).allSatisfy({ isText($0, index) }) == true
                ? nil : "a list of a mapping's name and two keys"
        case "Fn::If": return takes(3...3) && parts?[0].string != nil ? nil : "a list of a condition's name and two values"
        case "Fn::Equals":
            return takes(2...2) && parts?.allSatisfy({ $0 == .null || isText($0, index) }) == true ? nil : "a list of two texts"
        case "Fn::And", "Fn::Or": return takes(2...10) ? nil : "a list of two to ten conditions"
        case "Fn::Not": return takes(1...1) ? nil : "a list of one condition"
        case "Fn::Cidr": return takes(2...3) ? nil : "a list of a network, a count and a number of bits"
        case "Fn::Base64", "Fn::ImportValue", "Fn::GetAZs": return isText(argument, index) ? nil : "a text"
        case "Fn::Transform": return argument["Name"] != nil ? nil : "an object with a Name"
        default: return nil
        }
    }

    private static func selectExpectation(_ parts: [JSON]?) -> String? {
        let form = "a list of an index and a list"
        guard let parts, parts.count == 2, isList(parts[1]) else { return form }
        if parts[0].object != nil { return nil }
        guard let index = parts[0].number ?? parts[0].string.flatMap(Double.init), index >= 0, index == index.rounded() else { return form }
        if let elements = parts[1].array, index >= Double(elements.count), elements.allSatisfy({ $0.object == nil }) {
            return "an index that the list of \(elements.count) has"
        }
        return nil
    }

    /// A name, or a function that gives one: the language extensions work it out before there is a reference.
    private static func isName(_ value: JSON, _ index: TemplateIndex) -> Bool {
        value.string != nil || (index.hasLanguageExtensions || index.isOpen) && value.object != nil && isText(value, index)
    }

    /// A text, a number that stands for one, or a function that may give a text.
    private static func isText(_ value: JSON?, _ index: TemplateIndex) -> Bool {
        switch value {
        case .string?, .number?, .bool?: true
        case .object(let members)?:
            switch members.onlyMember {
            case ("Ref", let target)?: !(target.string.map(index.isList(parameter:)) ?? false)
            case let call?: !Fn.listFunctions.contains(call.key)
            case nil: false
            }
        case .null?, .array?, nil: false
        }
    }

    /// A list, or a function.
    private static func isList(_ value: JSON?) -> Bool {
        switch value {
        case .array?: true
        case .object(let members)?: members.onlyMember != nil
        case .null?, .string?, .number?, .bool?, nil: false
        }
    }
}
