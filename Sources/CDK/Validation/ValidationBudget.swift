/// What the checks of one template may spend, so that no template takes longer than a moment, whatever it says.
///
/// A check that could try many alternatives, or compare many names, takes what it needs from here, and stops where nothing is left. What
/// was not looked at is said once.
final class ValidationBudget {
    /// Values that are held against schemas and forms, each as often as this happens.
    ///
    /// A megabyte of resources takes some 300,000.
    static let steps = 3_000_000
    /// Findings that are told.
    ///
    /// Nobody reads more, and each has looked for names that are near.
    static let findings = 1_000

    private(set) var steps: Int
    private(set) var findings: Int
    /// Whether the conditions of a resource are more than can be looked at together.
    var hasManyConditions = false

    init(steps: Int = ValidationBudget.steps, findings: Int = ValidationBudget.findings) {
        self.steps = steps
        self.findings = findings
    }

    /// Takes steps; false if there were not so many.
    @discardableResult
    func take(steps count: Int) -> Bool {
        steps -= count
        return steps >= 0
    }

    /// Takes a finding that is told; false if none is left.
    func takeFinding() -> Bool {
        findings -= 1
        return findings >= 0
    }

    /// What is said of what was not looked at or not told; nil if that is nothing.
    var finding: Diagnostic? {
        if findings < 0 {
            return .warning(
                "swift-cdk:template/many-findings", "More than \(Self.findings) findings in this template are not told",
                action: "correct the others first, or acknowledge them")
        }
        if steps < 0 {
            return .warning(
                "swift-cdk:schema/given-up", "The template is too large to hold all of it against the schemas",
                action: "divide the stack, or switch the checks off with the context value \(ValidationSwitch.contextKey)")
        }
        guard hasManyConditions else { return nil }
        return .warning(
            "swift-cdk:template/many-conditions",
            "A resource depends on conditions of more than \(ConditionTables.maximumComparisons) comparisons, and not all that can come of "
                + "them together was looked at",
            action: "divide the resource, or acknowledge this")
    }
}
