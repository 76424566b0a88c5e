import CloudAssembly

/// The command line of an app's program.
struct AppArguments {
    /// Values that win over those of all other sources; text, as the CLI's `--context` gives them.
    private(set) var context: OrderedMap<JSON> = [:]
    /// The directory to write to, in place of the one that the environment names.
    private(set) var outputDirectory: String?
    private(set) var asksForHelp = false

    /// Reads the arguments behind the program's name; what is wrong with them is added to `mistakes`.
    init(parsing arguments: some Sequence<String>, _ mistakes: inout [Diagnostic]) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            let (option, attached) = Self.split(argument)
            switch option {
            case "-c", "--context":
                guard let value = Self.value(of: option, attached, "key=value", &rest, &mistakes) else { continue }
                addContext(value, option, &mistakes)
            case "-o", "--output":
                guard let value = Self.value(of: option, attached, "directory", &rest, &mistakes) else { continue }
                outputDirectory = value
            case "-h" where attached == nil, "--help" where attached == nil:
                asksForHelp = true
            default:
                mistakes.append(
                    .error(
                        "swift-cdk:arguments/unknown-option", "'\(argument)' is not an option of this program",
                        action: "use --context key=value, --output directory or --help"))
            }
        }
    }

    static func help(program: String) -> String {
        """
        Synthesizes the app: writes the templates of its stacks and its assets, as a cloud assembly that the CDK CLI deploys.

        Usage: \(program) [--context key=value]... [--output directory]

          -c, --context key=value  a context value, as text; of several for a key the last counts. It wins over the CDK CLI's
                                   (CDK_CONTEXT_JSON) and over cdk.json and cdk.context.json, which are read without the CLI
          -o, --output directory   where to write; if not given CDK_OUTDIR, which the CDK CLI sets, else cdk.out
          -h, --help               writes this and nothing else
        """
    }

    private mutating func addContext(_ text: String, _ option: String, _ mistakes: inout [Diagnostic]) {
        guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
            mistakes.append(
                .error("swift-cdk:arguments/no-key-value", "'\(text)' of \(option) is no key=value", action: "write \(option) key=value"))
            return
        }
        let key = String(text[..<sign])
        // The CDK CLI refuses them as well: it sets them itself.
        if key.hasPrefix("aws:") {
            mistakes.append(
                .error(
                    "swift-cdk:arguments/reserved-key", "The context key '\(key)' is the CDK CLI's to set, as all that begin with aws:",
                    action: "leave it out"))
            return
        }
        context[key] = .string(String(text[text.index(after: sign)...]))
    }

    /// The option and the value attached to it: `--context` and `key=value` of `--context=key=value`.
    private static func split(_ argument: String) -> (option: String, value: String?) {
        guard argument.hasPrefix("-"), let sign = argument.firstIndex(of: "=") else { return (argument, nil) }
        return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
    }

    private static func value(
        of option: String, _ attached: String?, _ kind: String, _ rest: inout ArraySlice<String>, _ mistakes: inout [Diagnostic]
    ) -> String? {
        let value = attached ?? (rest.first?.hasPrefix("-") == false ? rest.popFirst() : nil)
        if let value, !value.isEmpty { return value }
        mistakes.append(.error("swift-cdk:arguments/no-value", "\(option) has no value", action: "write \(option) \(kind)"))
        return nil
    }
}
