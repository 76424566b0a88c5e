import CloudAssembly

/// Checks a policy as it stands in a template.
///
/// [Elements](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html),
/// [grammar](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html)
struct PolicyCheck {
    private static let members = ["Version", "Id", "Statement"]
    private static let versions = ["2012-10-17", "2008-10-17"]

    let place: PolicyPlace
    let actions: ActionNames
    var path = TemplatePath()
    var findings: [Diagnostic] = []
    /// The ids of statements so far.
    private var ids: Set<String> = []
    /// Whether the version knows variables: `${aws:username}`.
    private(set) var hasVariables = true

    init(place: PolicyPlace, actions: ActionNames) {
        self.place = place
        self.actions = actions
    }

    /// What is wrong with the policies of a resource.
    static func findings(_ resource: JSON, of type: String, actions: ActionNames) -> [Diagnostic] {
        guard let properties = resource["Properties"] else { return [] }
        return (PolicyPlace.all[type] ?? []).flatMap { place in
            var check = PolicyCheck(place: place, actions: actions)
            check.descend(properties, place.path[...])
            return check.findings
        }
    }

    private mutating func descend(_ value: JSON, _ rest: ArraySlice<String>) {
        guard let step = rest.first else { return checkDocument(value) }
        let rest = rest.dropFirst()
        for value in Self.known(value) {
            if step == "*" {
                // That it is no list, the schema says.
                for (index, element) in (value.array ?? []).enumerated() {
                    within(.element(index)) { $0.descend(element, rest) }
                }
            } else if let member = value.object?[step] {
                within(.member(step)) { $0.descend(member, rest) }
            }
        }
    }

    // MARK: Document

    mutating func checkDocument(_ value: JSON) {
        for document in Self.known(value) {
            if let text = document.string {
                do {
                    checkMembers(of: try JSON(parsing: Array(text.utf8)))
                } catch {
                    report(.policyText("\(error)", in: path.text))
                }
            } else {
                checkMembers(of: document)
            }
        }
        if let mistake = place.limit?.mistake(PolicyLimit.leastSize(of: value), in: path.text) { report(mistake) }
    }

    private mutating func checkMembers(of document: JSON) {
        guard let members = document.object else { return report(.policyShape("A policy", "an object", in: path.text)) }
        ids = []
        for key in members.keys where !Self.members.contains(key) {
            report(.policyMember(key, "A policy", among: Self.members, in: path.text))
        }
        hasVariables = checkVersion(members["Version"])
        guard let statements = members["Statement"] else {
            return report(.policyShape("Statement", "a statement or a list of them, and it is missing", in: path.text))
        }
        within(.member("Statement")) { check in
            for value in Self.known(statements) {
                guard let list = value.array else {
                    check.checkStatement(value)
                    continue
                }
                for (index, statement) in list.enumerated() {
                    check.within(.element(index)) { check in
                        for value in Self.known(statement) { check.checkStatement(value) }
                    }
                }
            }
        }
    }

    /// Whether the version has variables, or it is not known.
    private mutating func checkVersion(_ version: JSON?) -> Bool {
        guard let version else { return false }
        var hasVariables = true
        for value in Self.known(version) {
            let text = value.string ?? value.text()
            if !Self.versions.contains(text) { within(.member("Version")) { $0.report(.policyVersion(text, in: $0.path.text)) } }
            hasVariables = text != "2008-10-17"
        }
        return hasVariables
    }

    // MARK: Ids

    mutating func checkID(_ value: JSON?) {
        guard let text = value?.string, !text.isEmpty else { return }
        within(.member("Sid")) { check in
            let isPlain = text.utf8.allSatisfy { $0.isAlphanumeric }
            if check.place.kind != .resource, !isPlain { check.report(.statementID(text, in: check.path.text)) }
            if !check.ids.insert(text).inserted, check.place.kind != .resource {
                check.report(.repeatedStatementID(text, in: check.path.text))
            }
        }
    }

    // MARK: Walking

    mutating func report(_ finding: Diagnostic) {
        if !findings.contains(finding) { findings.append(finding) }
    }

    mutating func within(_ step: TemplatePath.Step, _ check: (inout PolicyCheck) -> Void) {
        path.enter(step)
        check(&self)
        path.leave()
    }

    /// The values that may stand at a place, as far as they are known.
    static func known(_ value: JSON) -> [JSON] {
        switch DeferredJSON(value) {
        case .literal: [value]
        case .branches(let first, let second): known(first) + known(second)
        case .absent, .reference, .text, .list, .unknown: []
        }
    }

    /// Visits a value, or each element of a list.
    mutating func forEach(_ value: JSON, _ check: (inout PolicyCheck, JSON) -> Void) {
        for value in Self.known(value) {
            guard let list = value.array else {
                check(&self, value)
                continue
            }
            for (index, element) in list.enumerated() {
                within(.element(index)) { inner in
                    for value in Self.known(element) { check(&inner, value) }
                }
            }
        }
    }
}

extension UInt8 {
    /// Whether the byte is a letter or a digit of ASCII.
    var isAlphanumeric: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
