import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The states that tell the end of an asset that its execution has recorded, when the execution was stopped before it could tell it.
///
/// The row says how the asset ended. Whoever is told twice, because the execution was stopped as it told, knows it by the asset's id; an
/// end that nobody is told goes unnoticed.
struct UntoldEnd {
    private typealias Field = HandlerContract.Field

    let scope: Node
    /// Those that wait for outages to end, in the name of the execution that was stopped.
    let assets: AssetStates

    /// A text of the row, as it is found.
    private static func text(_ field: HandlerContract.Field) -> JSONPath { "$.end.Attributes.\(field).S" }

    /// - Parameter next: Follows whatever is told.
    /// - Returns: The states, for an execution that was stopped, whose data say which asset it worked on.
    func told(then next: any Chainable) -> any Chainable {
        let complete = plainMetadata().next(
            tell(
                "Tell recorded success", .complete,
                [(.metadata, .path("$.facts")), (.outputs, .path(.stringToJSON(Self.text(.outputs))))], then: next))
        let failed = tell(
            "Tell recorded failure", .failed,
            [(.error, .path(Self.text(.error))), (.cause, .path(Self.text(.cause)))], then: next)
        let rejected = tell("Tell recorded rejection", .rejected, [(.cause, .path(Self.text(.cause)))], then: next)
        let how = Choice(scope, "How did it end?")
            .when(.stringEquals(Self.text(.status), "\(AssetStatus.complete)"), next: complete)
            .when(.stringEquals(Self.text(.status), "\(AssetStatus.failed)"), next: failed)
            .otherwise(rejected)
        // The row of an asset that was stopped earlier, or that another execution has taken up, is not of that kind.
        return assets.findEnd("Find end", resultPath: "$.end").catch(
            ["DynamoDB.ConditionalCheckFailedException"], resultPath: .discard, next: next
        ).next(how)
    }

    private func tell(
        _ id: String, _ status: AssetStatus, _ details: [(HandlerContract.Field, PayloadTemplate)], then next: any Chainable
    ) -> any Chainable {
        assets.tell(id, status, details.map { ($0.rawValue, $1) }).next(next)
    }

    /// What is known of the film, which the row has with DynamoDB's types, as the message has it.
    private func plainMetadata() -> Pass {
        let members = "$merge([{}, $each($a.M, function($v, $k) { {$k: $plain($v)} })])"
        let list = "$exists($a.L) ? [$map($a.L, function($v) { $plain($v) })]"
        let plain = "$plain := function($a) { $exists($a.S) ? $a.S : $exists($a.N) ? $number($a.N) : \(list) : \(members) }"
        return Pass(
            scope, "Read metadata",
            outputs: "{% (\(plain); $merge([$states.input, {'facts': $plain($states.input.end.Attributes.\(Field.metadata))}])) %}",
            language: .jsonata)
    }
}
