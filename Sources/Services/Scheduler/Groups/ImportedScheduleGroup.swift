import CDK
import CDKIAM

/// A group of schedules that is there already.
private final class ImportedScheduleGroup: Construct, ScheduleGroupReference {
    let arn: ARN
    let name: Value<String>

    init(_ scope: any Scope, _ id: String, name: Value<String>, location: SourceLocation) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        self.name = name
        arn = ScheduleGroup.arn(of: name, in: scope)
        super.init(scope)
        node.report(ScheduleGroup.mistake(inName: name.literal, place: "name"))
    }
}

extension ScheduleGroup {
    /// A group of schedules that is there already, in the stack's account and region, by its name.
    ///
    /// Each account has one that is called `default`, in which schedules are that name no group.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The group's name.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The group.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any ScheduleGroupReference {
        ImportedScheduleGroup(scope, id, name: name, location: SourceLocation(file: file, line: line))
    }
}
