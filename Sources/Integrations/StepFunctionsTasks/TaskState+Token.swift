import CDK
import CDKStepFunctions

extension TaskState {
    /// Reports an argument that is sent without the token, though an answer is waited for.
    func requireTaskToken(in template: PayloadTemplate?, _ label: String) {
        guard template?.hasTaskToken != true else { return }
        node.report(
            .error(
                "swift-cdk:stepfunctions-tasks/missing-task-token",
                "The task waits for an answer, but its \(label) does not hand over the token to answer with",
                action: "put .path(.taskToken) into it"))
    }
}
