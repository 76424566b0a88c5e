import CloudAssembly
import Foundation
import Testing

@testable import CDK

extension AppRunTests {
    /// The dummy of a value that is yet to be looked up is no name.
    private struct LookingUp: CDKApp {
        func build(_ app: App) {
            let stack = Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1))
            let name = ContextLookup.ssmParameter("/my/name").value(in: stack)?.string ?? ""
            Construct(stack, name.hasPrefix("dummy") ? "" : name)
        }
    }

    @Test func valuesAreLookedUpBeforeErrorsCount() throws {
        let key = "ssm:account=111111111111:parameterName=/my/name:region=eu-south-1"
        let output = directory + "/cli"
        #expect(run(LookingUp(), environment: ["CDK_OUTDIR": output]).status == 0)
        #expect(try Assembly(directory: output).manifest.missing?.map(\.key) == [key])
        // Looked up, and not found: the error counts.
        let failed = run(
            LookingUp(), environment: ["CDK_OUTDIR": output, "CDK_CONTEXT_JSON": #"{"\#(key)": {"$providerError": "no access"}}"#])
        #expect(failed.status == 1)
        #expect(failed.errors.contains("The id is empty"))
        #expect(run(LookingUp(), environment: ["CDK_OUTDIR": output, "CDK_CONTEXT_JSON": #"{"\#(key)": "films"}"#]).status == 0)
        // Without the CLI nobody looks up.
        #expect(run(LookingUp()).status == 1)
    }
}
