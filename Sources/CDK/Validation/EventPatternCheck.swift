import CloudAssembly

/// Checks the patterns of events that rules of EventBridge match.
///
/// [Patterns](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html),
/// [limits](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html)
struct EventPatternCheck {
    static let types = ["AWS::Events::Rule", "AWS::Events::Archive"]
    // https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
    private static let fields = [
        "$or", "account", "detail", "detail-type", "id", "region", "replay-name", "resources", "source", "time", "version",
    ]
    private static let matches = [
        "anything-but", "cidr", "equals-ignore-case", "exists", "numeric", "prefix", "suffix", "wildcard",
    ]
    private static let comparisons = ["<", "<=", "=", ">", ">="]
    private static let maximumLength = 2_048

    private var path = TemplatePath()
    private var findings: [Diagnostic] = []

    static func findings(_ properties: JSON, of type: String) -> [Diagnostic] {
        guard types.contains(type), let pattern = properties["EventPattern"] else {
            return []
        }
        var check = EventPatternCheck()
        check.path.enter(.member("EventPattern"))
        check.check(pattern)
        return check.findings
    }

    private mutating func check(_ pattern: JSON) {
        guard let members = pattern.object, case .literal = DeferredJSON(pattern) else { return }
        for (name, _) in members where !Self.fields.contains(name) { report(.eventField(name, among: Self.fields, in: path.text)) }
        checkFields(members)
        guard PolicyLimit.most(of: pattern) > Self.maximumLength else { return }
        let length = PolicyLimit.leastSize(of: pattern)
        if length > Self.maximumLength { report(.eventPatternLength(length, Self.maximumLength, in: path.text)) }
    }

    private mutating func checkFields(_ members: OrderedMap<JSON>) {
        for (name, value) in members {
            path.enter(.member(name))
            defer { path.leave() }
            guard case .literal = DeferredJSON(value) else { continue }
            switch value {
            case .array(let elements):
                if elements.isEmpty { report(.emptyEventList(in: path.text)) }
                for (index, element) in elements.enumerated() {
                    path.enter(.element(index))
                    if name == "$or" { checkAlternative(element) } else { checkElement(element) }
                    path.leave()
                }
            case .object(let inner):
                if inner.isEmpty { report(.emptyEventList(in: path.text)) }
                checkFields(inner)
            case .null, .bool, .number, .string: report(.eventValue(in: path.text))
            }
        }
    }

    private mutating func checkAlternative(_ value: JSON) {
        guard case .literal = DeferredJSON(value) else { return }
        if let members = value.object { checkFields(members) } else { report(.eventAlternative(in: path.text)) }
    }

    private mutating func checkElement(_ value: JSON) {
        guard case .literal = DeferredJSON(value) else { return }
        if value.array != nil { return report(.nestedEventList(in: path.text)) }
        guard let members = value.object else { return }
        guard let match = members.onlyMember else { return report(.eventMatchCount(members.count, in: path.text)) }
        guard Self.matches.contains(match.key) else {
            return report(.eventMatch(match.key, among: Self.matches, in: path.text))
        }
        path.enter(.member(match.key))
        defer { path.leave() }
        guard case .literal = DeferredJSON(match.value) else { return }
        checkMatch(match.key, match.value)
    }

    private mutating func checkMatch(_ name: String, _ value: JSON) {
        switch name {
        case "exists": if value.bool == nil { reportOperand("exists", "true or false") }
        case "cidr": if value.string == nil { reportOperand("cidr", "an address or a network such as 10.0.0.0/24") }
        case "numeric": checkNumeric(value)
        case "wildcard":
            if let text = value.string {
                if text.range(of: "**") != nil { reportOperand("wildcard", "a text in which no two stars stand together") }
            } else {
                reportOperand("wildcard", "a text")
            }
        case "equals-ignore-case": if value.string == nil { reportOperand("equals-ignore-case", "a text") }
        case "prefix", "suffix":
            if value.string == nil, value["equals-ignore-case"]?.string == nil { reportOperand(name, "a text") }
        default: break
        }
    }

    private mutating func checkNumeric(_ value: JSON) {
        let expected = "one or two comparisons, such as [\">\", 0, \"<=\", 5]"
        guard let parts = value.array, parts.count == 2 || parts.count == 4 else { return reportOperand("numeric", expected) }
        for (index, part) in parts.enumerated() {
            guard case .literal = DeferredJSON(part) else { continue }
            let isRight = index % 2 == 0 ? part.string.map { Self.comparisons.contains($0) } ?? false : part.number != nil
            if !isRight { return reportOperand("numeric", expected) }
        }
    }

    private mutating func reportOperand(_ name: String, _ expected: String) { report(.eventOperand(name, expected, in: path.text)) }

    private mutating func report(_ finding: Diagnostic) { findings.append(finding) }
}

/// What can be wrong with a pattern of events.
extension Diagnostic {
    fileprivate static func eventField(_ name: String, among fields: [String], in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:event-pattern/field", "No event has a field '\(name.shortened)', so that the pattern matches none",
            action: NearestNames.advice(name, among: fields, otherwise: "put it into detail"), in: place)
    }

    fileprivate static func eventValue(in place: String) -> Diagnostic {
        .error(
            "swift-cdk:event-pattern/value", "A field of a pattern is a list of what it may be, or an object of fields",
            action: "put brackets around the value", in: place)
    }

    fileprivate static func emptyEventList(in place: String) -> Diagnostic {
        .error(
            "swift-cdk:event-pattern/empty", "Nothing is said of the field, and EventBridge refuses that", action: "leave it out", in: place
        )
    }

    fileprivate static func nestedEventList(in place: String) -> Diagnostic {
        .error(
            "swift-cdk:event-pattern/nested-list", "A list within a list is no pattern", action: "put its elements into the outer one",
            in: place)
    }

    fileprivate static func eventAlternative(in place: String) -> Diagnostic {
        .error(
            "swift-cdk:event-pattern/alternative", "An alternative of $or is an object of fields",
            action: "write a field and a list of what it may be", in: place)
    }

    fileprivate static func eventMatchCount(_ count: Int, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:event-pattern/match-count", "A comparison has one member, and this one has \(count)",
            action: "put each into an object of its own", in: place)
    }

    fileprivate static func eventMatch(_ name: String, among names: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:event-pattern/match", "EventBridge has no comparison '\(name.shortened)'",
            action: NearestNames.advice(name, among: names, otherwise: "use one of \(NearestNames.list(names))"), in: place)
    }

    fileprivate static func eventOperand(_ name: String, _ expected: String, in place: String) -> Diagnostic {
        .error("swift-cdk:event-pattern/operand", "\(name) takes \(expected)", action: "give it that", in: place)
    }

    fileprivate static func eventPatternLength(_ length: Int, _ maximum: Int, in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:event-pattern/length", "The pattern has at least \(length) characters, and \(maximum) is the quota of an account",
            action: "divide it among several rules, or let the quota be raised", in: place)
    }
}
