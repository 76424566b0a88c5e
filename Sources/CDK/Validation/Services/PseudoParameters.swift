import CloudAssembly

/// What is known, before anything is deployed, of the parameters that CloudFormation knows by itself.
struct PseudoParameters {
    /// The region of the stack; nil if it can be deployed to any.
    let region: Region?
    private var texts: [String: String] = [:]

    init(region: Region? = nil, account: String? = nil, stackName: String? = nil) {
        self.region = region
        texts["AWS::Region"] = region?.rawValue
        texts["AWS::Partition"] = region?.partition
        texts["AWS::AccountId"] = account
        texts["AWS::StackName"] = stackName
    }

    init(of stack: StackNode) {
        let environment = stack.stackEnvironment
        // CloudFormation names nested stacks.
        self.init(region: environment.region, account: environment.account, stackName: stack.isNested ? nil : stack.name)
    }

    /// The text of one of them; nil if it is not known, or the name is another's.
    subscript(name: String) -> String? { texts[name] }

    /// A reference to one of them as its text; other values as they are.
    func replaced(in value: JSON) -> JSON {
        guard case .object(let members) = value, let name = members.onlyMember, name.key == "Ref" else { return value }
        return name.value.string.flatMap { texts[$0] }.map(JSON.string) ?? value
    }
}
