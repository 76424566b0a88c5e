import CDKSchemas
import Testing

@Suite struct ActionTableTests {
    @Test func generatedActions() {
        let actions = ActionTable.current.actions(of: "sqs") ?? []
        #expect(actions.contains("sendmessage") && actions.contains("deletemessage") && actions == actions.sorted())
        #expect(ActionTable.current.actions(of: "sq") == nil)
        #expect(ActionTable.current.services.contains("states"))
    }

    /// The lines are searched by halves: each is found, and what lies between them is not.
    @Test func actionsOfEachService() {
        let services = ActionTable.current.services
        #expect(services.count > 400 && services == services.sorted())
        for service in services {
            #expect(ActionTable.current.actions(of: service)?.isEmpty == false, "\(service)")
            #expect(ActionTable.current.actions(of: service + "~") == nil, "\(service)~")
            #expect(ActionTable.current.actions(of: String(service.dropLast())) == nil || services.contains(String(service.dropLast())))
        }
        #expect(ActionTable.current.actions(of: "") == nil)
    }
}
