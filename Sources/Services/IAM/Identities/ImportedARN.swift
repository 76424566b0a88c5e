import CDK

/// The parts of the ARN of an imported role, user or group.
struct ImportedARN {
    /// The name with its path.
    let path: Value<String>
    /// The name without its path.
    let name: Value<String>
    let account: Value<String>?
    /// Whether not even the beginning of the ARN is known before it is deployed.
    let isDeferred: Bool

    /// Takes an ARN apart; one that is none is reported at `node`.
    init(_ arn: ARN, kind: String, at node: Node) {
        switch arn.raw {
        case .string: isDeferred = false
        case .text(let pieces):
            if case .string? = pieces.first { isDeferred = false } else { isDeferred = true }
        default: isDeferred = true
        }
        guard let parts = try? arn.components(.slash) else {
            node.report(
                .error(
                    "swift-cdk:iam/imported-arn", "'\(arn.text.description)' is not the ARN of a \(kind)",
                    action: "import the \(kind) by arn:aws:iam::<account>:\(kind)/<name>"))
            account = nil
            path = ""
            name = ""
            return
        }
        account = parts.account
        path = parts.resourceName ?? parts.resource
        name = Self.lastComponent(path)
    }

    /// The part behind the last slash.
    private static func lastComponent(_ path: Value<String>) -> Value<String> {
        let pieces: [TemplateValue]
        if case .text(let all) = path.raw { pieces = all } else { pieces = [path.raw] }
        var kept: [TemplateValue] = []
        for piece in pieces.reversed() {
            guard case .string(let text) = piece, let slash = text.lastIndex(of: "/") else {
                kept.insert(piece, at: 0)
                continue
            }
            let rest = text[text.index(after: slash)...]
            if !rest.isEmpty { kept.insert(.string(String(rest)), at: 0) }
            break
        }
        return kept.count == 1 ? Value(raw: kept[0]) : Value(raw: .text(kept))
    }
}
