/// The permissions to call functions of a template, by the functions that they may be for.
struct CallPermissions {
    /// By the names of functions in the template.
    private var ofFunctions: [String: [KnownResource]] = [:]
    /// Those that say the function otherwise.
    private var others: [KnownResource] = []

    /// - Parameters:
    ///   - permissions: The permissions.
    ///   - index: What the template declares.
    ///   - resource: Gives what is known of a resource.
    init(_ permissions: [KnownResource], in index: TemplateIndex, _ resource: (String) -> KnownResource?) {
        for permission in permissions {
            guard let name = permission["FunctionName"].reference?.name, index.resources[name] != nil else {
                others.append(permission)
                continue
            }
            // Of a version or an alias it is that of its function.
            let version = resource(name).flatMap { $0.type == "AWS::Lambda::Function" ? nil : $0["FunctionName"].reference?.name }
            ofFunctions[version ?? name, default: []].append(permission)
        }
    }

    /// The permissions that may be for a function.
    func permissions(for function: KnownResource) -> [KnownResource] {
        let own = function["FunctionName"].text
        return (ofFunctions[function.name] ?? [])
            + others.filter { permission in
                guard permission["FunctionName"].reference == nil, let text = permission["FunctionName"].text, let own else { return true }
                return text.contains(own)
            }
    }
}
