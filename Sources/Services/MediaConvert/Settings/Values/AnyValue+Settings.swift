import CDK
import CloudAssembly

/// Settings that the service takes as a whole, and that can be checked as a whole.
public protocol CheckedSettings: SettingsStructure {
    /// The mistakes for which the service would refuse the settings.
    ///
    /// They are what can be said without the media: values beyond the service's model, and combinations that the model cannot express. The
    /// place of each is a member, by the labels of the settings' initializers: `outputGroups[0].outputs[2].videoDescription.width`.
    var mistakes: [Diagnostic] { get }
}

extension AnyValue {
    /// Settings as the property `SettingsJson` of a job template or preset.
    ///
    /// Their mistakes are reported in the construct that has the value; synthesis fails and lists them.
    ///
    ///     MediaConvert.CfnJobTemplate(stack, "Template", settingsJson: AnyValue(settings, filling: ["outputBucket": bucket.ref]))
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - values: The values in place of the settings' placeholders, by their names.
    public init(_ settings: some CheckedSettings, filling values: [String: CDK.Value<String>] = [:]) {
        let names = Set(Placeholder.names(in: settings.json.text()))
        var mistakes = settings.mistakes
        for name in names.subtracting(values.keys).sorted() {
            mistakes.append(
                .error(
                    "swift-cdk:mediaconvert/unfilled-placeholder", "Nothing fills the placeholder {\(name)} of the settings",
                    action: "give its value as `filling: [\"\(name)\": …]`"))
        }
        for name in values.keys.sorted() where !names.contains(name) {
            mistakes.append(
                .error(
                    "swift-cdk:mediaconvert/unknown-placeholder", "The settings have no placeholder {\(name)}",
                    action: "remove it from `filling`"))
        }
        let found = mistakes
        let filled = Self.filled(settings.json, values)
        self = .rendered { rendering in
            rendering.report(found)
            return filled
        }
    }

    private static func filled(_ json: JSON, _ values: [String: CDK.Value<String>]) -> AnyValue {
        switch json {
        case .string(let text): filled(text, values)
        case .array(let elements): AnyValue(elements.map { filled($0, values) })
        case .object(let members): .object(members.map { ($0.key, filled($0.value, values)) })
        default: AnyValue(json)
        }
    }

    private static func filled(_ text: String, _ values: [String: CDK.Value<String>]) -> AnyValue {
        var interpolation = TextInterpolation(literalCapacity: text.utf8.count, interpolationCount: values.count)
        for piece in Placeholder.pieces(of: text) {
            if piece.isName, let value = values[String(piece.text)] {
                interpolation.appendInterpolation(value)
            } else {
                interpolation.appendLiteral(piece.isName ? "{\(piece.text)}" : String(piece.text))
            }
        }
        return AnyValue(stringInterpolation: interpolation)
    }
}
