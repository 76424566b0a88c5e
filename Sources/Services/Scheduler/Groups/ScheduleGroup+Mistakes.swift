import CDK

extension ScheduleGroup {
    static let longestName = 64

    /// What is wrong with the name of a group that is to be made; `default` is there in each account.
    /// [Source](https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group.html)
    static func mistake(inNewName name: String?, place: String) -> [Diagnostic] {
        guard name == "default" else { return mistake(inName: name, place: place) }
        return [
            .error(
                "swift-cdk:scheduler/default-group", "The group 'default' is there already, in each account and region",
                action: "call this one differently, or use ScheduleGroup.imported(…, name: \"default\")", in: place)
        ]
    }

    /// What is wrong with the name of a group.
    /// [Source](https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html)
    static func mistake(inName name: String?, place: String) -> [Diagnostic] {
        guard let name else { return [] }
        if name.isEmpty || !name.unicodeScalars.allSatisfy(isAllowed) {
            return [
                .error(
                    "swift-cdk:scheduler/name-characters",
                    "The name of a group of schedules consists of letters and digits of ASCII, '_', '.' and '-', which '\(name)' does not",
                    action: "call it by those, such as reminders", in: place)
            ]
        }
        guard name.utf8.count > longestName else { return [] }
        return [
            .error(
                "swift-cdk:scheduler/name-length",
                "The name of a group of schedules has at most 64 characters, but '\(name)' has \(name.utf8.count)", action: "shorten it",
                in: place)
        ]
    }

    private static func isAllowed(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": true
        default: false
        }
    }
}
