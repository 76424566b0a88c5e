import CDK

extension StateMachine {
    func reportMistakes(name: String?, _ encryption: StateMachineEncryption?) {
        if let name, !(1...80).contains(name.utf16.count) {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/machine-name-length",
                    "The state machine's name has \(name.utf16.count) characters, and 1 to 80 are possible",
                    action: "correct stateMachineName"))
        } else if let name, !name.unicodeScalars.allSatisfy(Self.isAllowedInName) {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/machine-name-characters",
                    "The state machine's name '\(name)' does not consist of letters, digits and + ! @ . ( ) - = _ ' alone",
                    action: "correct stateMachineName"))
        }
        if case .key(_, let period?)? = encryption, !(60...900).contains(period.seconds) {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/key-reuse-period", "A data key is to be used for \(period), and 1 to 15 minutes are possible",
                    action: "set reusePeriod between .minutes(1) and .minutes(15)"))
        }
    }

    private static func isAllowedInName(_ scalar: UnicodeScalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "+!@.()-=_'".unicodeScalars.contains(scalar))
    }
}
