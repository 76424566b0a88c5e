import CDKSchemas
import CloudAssembly

/// Holds a value of a rendered template against the schema of its type, member by member.
///
/// What is known only at deployment is passed over; both values of `Fn::If` are looked at, and `AWS::NoValue` counts as absent.
struct SchemaWalk {
    /// What came of holding a value against one of several schemas.
    enum Outcome: Int, Comparable {
        case fits, uncertain
        /// It has a value that is not listed, which may be newer than the list.
        case unlisted
        case fails

        static func < (lhs: Outcome, rhs: Outcome) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    let type: String
    let patterns: PatternCache
    /// The defaults of the parameters that have one and are no lists.
    let defaults: [String: JSON]
    private let maximumSteps: Int
    private let maximumFindings: Int
    private(set) var findings: [Diagnostic] = []
    var path = TemplatePath()
    /// What was spent of the budget.
    private(set) var steps = 0
    /// Whether only the outcome counts.
    private var isProbing = false
    private var outcome = Outcome.fits
    private var mistakeCount = 0
    /// The parameter whose default is being looked at.
    private var parameter: String?

    init(type: String, patterns: PatternCache, defaults: [String: JSON], budget: ValidationBudget = ValidationBudget()) {
        self.type = type
        self.patterns = patterns
        self.defaults = defaults
        maximumSteps = budget.steps
        maximumFindings = budget.findings
    }

    /// Whether the walk was given up.
    var isGivenUp: Bool { steps > maximumSteps || findings.count > maximumFindings }

    mutating func take(steps count: Int) { steps += count }

    mutating func check(_ value: JSON, _ node: SchemaNode) {
        steps += 1
        if isGivenUp { return }
        switch DeferredJSON(value) {
        case .literal: checkLiteral(value, node)
        case .absent: break
        case .unknown: note(.uncertain)
        case .text: checkFunction(node, gives: .string)
        case .list: checkFunction(node, gives: .array)
        case .branches(let first, let second):
            note(.uncertain)
            if isProbing { return }
            path.enter(.member("Fn::If"))
            check(first, node, in: .element(1))
            check(second, node, in: .element(2))
            path.leave()
        case .reference(let name):
            note(.uncertain)
            guard !isProbing, parameter == nil, let value = defaults[name] else { return }
            parameter = name
            checkLiteral(value, node)
            parameter = nil
        }
    }

    mutating func check(_ value: JSON, _ node: SchemaNode, in step: TemplatePath.Step) {
        path.enter(step)
        check(value, node)
        path.leave()
    }

    /// Takes note of something that is wrong.
    mutating func report(as outcome: Outcome = .fails, _ finding: (_ place: String) -> Diagnostic) {
        note(outcome)
        mistakeCount += 1
        guard !isProbing, !isGivenUp else { return }
        let found = finding(path.text)
        if let parameter {
            findings.append(
                .warning(
                    found.id, "The default of the parameter \(parameter) does not do here. \(found.message)", action: found.action,
                    in: found.place))
        } else {
            findings.append(found)
        }
    }

    mutating func note(_ outcome: Outcome) { self.outcome = max(self.outcome, outcome) }

    /// What would come of a schema, and how many mistakes there would be.
    mutating func probe(_ value: JSON, _ node: SchemaNode) -> (outcome: Outcome, mistakes: Int) {
        let before = (isProbing, outcome, mistakeCount)
        (isProbing, outcome, mistakeCount) = (true, .fits, 0)
        checkLiteral(value, node)
        let result = (outcome, mistakeCount)
        (isProbing, outcome, mistakeCount) = before
        return result
    }

    private mutating func checkFunction(_ node: SchemaNode, gives result: SchemaTraits) {
        let types = node.traits.intersection(.types)
        let scalars: SchemaTraits = [.string, .integer, .number, .boolean]
        if types.isEmpty || !types.isDisjoint(with: result == .string ? scalars : [.array]) { return note(.uncertain) }
        report { .wrongType(expected: types, found: result == .string ? "a text" : "a list", in: $0) }
    }

    private mutating func checkLiteral(_ value: JSON, _ node: SchemaNode) {
        let traits = node.traits
        let types = traits.intersection(.types)
        guard types.isEmpty || SchemaScalars.fits(value, types) else {
            // A function beside other members has a message of its own.
            if value.object?.contains(where: { $0.key.isFunctionName }) == true { return note(.uncertain) }
            return report { .wrongType(expected: types, found: SchemaScalars.description(of: value), in: $0) }
        }
        switch value {
        case .null: break
        case .string, .number, .bool: SchemaScalars.check(value, node, types, &self)
        case .array(let elements): checkElements(elements, node)
        case .object(let members): checkMembers(members, node)
        }
        checkCombinations(value, node)
    }
}

extension SchemaWalk {
    /// Steps of a pattern that count as much as one value.
    private static let patternSteps = 16

    /// Whether a text matches; nil where that cannot be said.
    mutating func matches(_ text: String, _ pattern: SchemaText) -> Bool? {
        let result = patterns.matches(text, pattern)
        take(steps: result.steps / Self.patternSteps)
        return result.isMatch
    }
}
