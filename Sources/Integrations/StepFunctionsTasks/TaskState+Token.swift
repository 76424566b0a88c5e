import CDKStepFunctions

extension TaskState {
    /// Reports what is sent without the token, though an answer is waited for.
    func requireTaskToken(in template: PayloadTemplate?, _ message: String) {
        if template?.hasTaskToken != true { node.report(message, action: "hand over .path(.taskToken)") }
    }
}
