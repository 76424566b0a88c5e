import CDKStepFunctions

/// Where the data of an asset are while an execution works on it. What functions read or give has the contract's names.
extension JSONPath {
    /// A field, and a field within it.
    static func data(_ fields: HandlerContract.Field...) -> JSONPath { member(fields.map(\.rawValue)) }

    /// A field of the asset's plan.
    static func plan(_ field: HandlerContract.Field) -> JSONPath { data(.plan, field) }

    /// A field of what is known of a branch's job.
    static func job(_ field: HandlerContract.Field) -> JSONPath { data(.job, field) }

    /// Which making of the asset this is, from 1 on: how often the asset was taken.
    static var claimedMaking: JSONPath { "$.claim.\(HandlerContract.Field.making)" }
    static var claim: JSONPath { "$.claim" }
    /// What failed.
    static var error: JSONPath { data(.error) }
    static var errorName: JSONPath { "$.\(HandlerContract.Field.error).Error" }
    static var errorCause: JSONPath { "$.\(HandlerContract.Field.error).Cause" }
    /// Where the asset's files are.
    static var outputs: JSONPath { "$.outputs" }

    /// A field of what was found when the asset's files were looked at.
    static func outputs(_ field: HandlerContract.Field) -> JSONPath { "$.outputs.\(field)" }

    private static func member(_ path: [String]) -> JSONPath { JSONPath((["$"] + path).joined(separator: ".")) }
}

extension PayloadTemplate {
    /// What the function that runs jobs is asked to do.
    static func action(_ action: HandlerContract.Action) -> PayloadTemplate { PayloadTemplate(action.rawValue) }

    /// An object with the contract's names.
    static func fields(_ members: [(HandlerContract.Field, PayloadTemplate)]) -> PayloadTemplate {
        .object(members.map { ($0.rawValue, $1) })
    }

    /// An object of fields that are handed on under their names, and of others.
    static func fields(
        _ handedOn: HandlerContract.Field..., and others: KeyValuePairs<HandlerContract.Field, PayloadTemplate> = [:]
    ) -> PayloadTemplate {
        .fields(handedOn.map { ($0, .path(.data($0))) } + others.map { ($0.key, $0.value) })
    }
}
