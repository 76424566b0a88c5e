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

    /// What is wrong with the policies of a resource, which stand at places in its properties.
    static func findings(_ properties: JSON, at places: [PolicyPlace], actions: ActionNames) -> [Diagnostic] {
        places.flatMap { place in
            var check = PolicyCheck(place: place, actions: actions)
            check.descend(properties, place.path[...])
            return check.findings
        }
    }

    private mutating func descend(_ value: JSON, _ rest: ArraySlice<String>) {
        guard let step = rest.first else { return checkDocument(value) }
        let rest = rest.dropFirst()
        forEachKnown(value) { check, value in
            if step == "*" {
                // That it is no list, the schema says.
                for (index, element) in (value.array ?? []).enumerated() {
                    check.within(.element(index)) { $0.descend(element, rest) }
                }
            } else if let member = value.object?[step] {
                check.within(.member(step)) { $0.descend(member, rest) }
            }
        }
    }

    // MARK: Document

    mutating func checkDocument(_ value: JSON) {
        forEachKnown(value) { check, document in
            guard let text = document.string else { return check.checkMembers(of: document) }
            do {
                check.checkMembers(of: try JSON(parsing: Array(text.utf8)))
            } catch {
                check.report(.policyText("\(error)", in: check.path.text))
            }
        }
        if let mistake = place.limit?.mistake(of: value, in: path.text) { report(mistake) }
    }

    private mutating func checkMembers(of document: JSON) {
        guard let members = document.object else { return report(.policyShape("A policy", "an object", in: path.text)) }
        ids = []
        for (key, _) in members where !Self.members.contains(key) {
            report(.policyMember(key, "A policy", among: Self.members, in: path.text))
        }
        hasVariables = checkVersion(members["Version"])
        guard let statements = members["Statement"] else {
            return report(.policyShape("Statement", "a statement or a list of them, and it is missing", in: path.text))
        }
        within(.member("Statement")) { check in
            check.forEach(statements) { $0.checkStatement($1) }
        }
    }

    /// Whether the version has variables, or it is not known.
    private mutating func checkVersion(_ version: JSON?) -> Bool {
        guard let version else { return false }
        var hasVariables = true
        forEachKnown(version) { check, value in
            let text = value.string ?? value.text()
            if !Self.versions.contains(text) { check.within(.member("Version")) { $0.report(.policyVersion(text, in: $0.path.text)) } }
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

    /// Visits a value, or each element of a list.
    mutating func forEach(_ value: JSON, _ check: (inout PolicyCheck, JSON) -> Void) {
        forEachKnown(value) { inner, value in
            guard let list = value.array else { return check(&inner, value) }
            for (index, element) in list.enumerated() {
                inner.within(.element(index)) { $0.forEachKnown(element, check) }
            }
        }
    }

    /// Visits what may stand at a place, as far as it is known.
    mutating func forEachKnown(_ value: JSON, _ check: (inout PolicyCheck, JSON) -> Void) {
        switch DeferredJSON(value) {
        case .literal: check(&self, value)
        case .branches(let first, let second):
            forEachKnown(first, check)
            forEachKnown(second, check)
        case .absent, .reference, .text, .list, .unknown: break
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
