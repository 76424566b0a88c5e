import CDK
import CDKIAM

/// A parameter that is there already.
private final class ImportedStringParameter: Construct, StringParameterReference {
    let arn: ARN
    let name: Value<String>
    let value: Value<String>

    init(_ scope: any Scope, _ id: String, name: Value<String>, hasPath: Bool?, location: SourceLocation) {
        let parent = scope
        let scope = Node(scope, id, file: location.file, line: location.line)
        self.name = name
        arn = StringParameter.arn(of: name, hasPath: hasPath ?? name.literal?.hasPrefix("/") ?? false, in: scope)
        if let literal = name.literal {
            // Beside the construct, as in the original: its logical id comes from there.
            value =
                CfnParameter(
                    parent, "\(id).Parameter", type: .ssmString, default: AnyValue(literal), file: location.file, line: location.line
                ).stringValue
        } else {
            // The default of a template's parameter cannot be deferred.
            value = "{{resolve:ssm:\(name)}}"
        }
        super.init(scope)
        node.report(StringParameter.mistakes(inName: name, hasPath: hasPath, place: "name", isThere: true))
    }
}

extension StringParameter {
    /// A parameter that is there already, by its name.
    ///
    /// What it holds is read when the stack is deployed.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The parameter's name, with its whole path.
    ///   - hasPath: Whether the name begins with a slash. Needed where the name is known only at deployment; otherwise as the name says.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The parameter.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, hasPath: Bool? = nil, file: String = #fileID, line: Int = #line
    ) -> any StringParameterReference {
        ImportedStringParameter(scope, id, name: name, hasPath: hasPath, location: SourceLocation(file: file, line: line))
    }
}
