import CDK

extension StateMachine {
    func reportMistakes(name: String?, _ encryption: StateMachineEncryption?) {
        if let name, !(1...80).contains(name.utf16.count) {
            node.report("State Machine name must be between 1 and 80 characters. Received: \(name)", action: "choose another name")
        } else if let name, !name.unicodeScalars.allSatisfy(Self.isAllowedInName) {
            node.report(
                "State Machine name must match \"^[a-z0-9+!@.()-=_']+$/i\". Received: \(name)",
                action: "use letters, digits and + ! @ . ( ) - = _ '")
        }
        if case .key(_, let period?)? = encryption, !(60...900).contains(period.seconds) {
            node.report(
                "kmsDataKeyReusePeriodSeconds must have a value between 60 and 900 seconds",
                action: "set reusePeriod between .seconds(60) and .minutes(15)")
        }
    }

    private static func isAllowedInName(_ scalar: UnicodeScalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "+!@.()-=_'".unicodeScalars.contains(scalar))
    }
}
