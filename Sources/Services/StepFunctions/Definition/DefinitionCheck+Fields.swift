import CloudAssembly

// MARK: - Languages and paths

extension DefinitionCheck {
    private static let pathFields = ["InputPath", "Parameters", "ResultSelector", "ResultPath", "OutputPath", "ItemsPath"]
    private static let expressionFields = ["Arguments", "Output", "Items"]

    mutating func checkLanguage(_ name: String, _ state: JSON, _ language: String) {
        let (wrong, hint) =
            language == QueryLanguage.jsonata.rawValue
            ? (Self.pathFields, "use outputs and expressions in its place") : (Self.expressionFields, "set the language to .jsonata")
        for field in wrong where state[field] != nil {
            report(name, "State '\(name)' is in \(language) and cannot have \(field)", hint)
        }
    }

    /// In JSONata, nothing is a path because of its name.
    mutating func checkExpressions(_ name: String, _ state: JSON) {
        for field in ["Arguments", "Output", "Assign", "ItemSelector"] { reportPaths(name, field, state[field]) }
        for (index, handler) in (state["Catch"]?.array ?? []).enumerated() {
            for field in ["Output", "Assign"] { reportPaths(name, "Catch[\(index)].\(field)", handler[field]) }
        }
        for (index, rule) in (state["Choices"]?.array ?? []).enumerated() {
            for field in ["Output", "Assign"] { reportPaths(name, "Choices[\(index)].\(field)", rule[field]) }
            if rule["Condition"] == nil {
                report(
                    name, "Choices[\(index)] of state '\(name)' has no condition in JSONata", "write it as .jsonata(\"{% … %}\")")
            }
        }
    }

    private mutating func reportPaths(_ name: String, _ field: String, _ value: JSON?) {
        switch value {
        case .object(let members):
            for (key, member) in members {
                if key.hasSuffix(".$") {
                    report(
                        name, "State '\(name)' is in JSONata and cannot have the path \(field).\(key)",
                        "write an expression: \"{% $states.input.name %}\"")
                } else {
                    reportPaths(name, "\(field).\(key)", member)
                }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() { reportPaths(name, "\(field)[\(index)]", element) }
        default: break
        }
    }

    mutating func checkPaths(_ name: String, _ state: JSON) {
        for field in ["InputPath", "OutputPath", "ItemsPath", "SecondsPath", "TimestampPath", "MaxConcurrencyPath"] {
            check(name, field, state[field], .path)
        }
        for field in ["TimeoutSecondsPath", "HeartbeatSecondsPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath"] {
            check(name, field, state[field], .path)
        }
        check(name, "ResultPath", state["ResultPath"], .reference)
        for field in ["ErrorPath", "CausePath"] {
            check(name, field, state[field], .expression)
            checkFailFunction(name, field, state[field]?.string)
        }
        for field in ["Parameters", "ResultSelector", "ItemSelector", "Assign", "Credentials"] {
            checkTemplate(name, field, state[field])
        }
        for (index, handler) in (state["Catch"]?.array ?? []).enumerated() {
            check(name, "Catch[\(index)].ResultPath", handler["ResultPath"], .reference)
            checkTemplate(name, "Catch[\(index)].Assign", handler["Assign"])
        }
        for (index, rule) in (state["Choices"]?.array ?? []).enumerated() {
            checkCondition(name, "Choices[\(index)]", rule)
            checkTemplate(name, "Choices[\(index)].Assign", rule["Assign"])
        }
    }

    private mutating func check(_ name: String, _ field: String, _ value: JSON?, _ kind: JSONPathSyntax.Kind) {
        guard let text = value?.string, !LiteralDefinition.isDeferred(text) else { return }
        if kind != .expression, !text.hasPrefix("$") {
            report(
                name, "\(field) of state '\(name)': Expected JSON path to start with '$', got: \(text)",
                "write where the value stands in the input: $.name")
        } else if let problem = JSONPathSyntax.problem(in: text, kind) {
            report(name, "\(field) of state '\(name)': \(problem)", "write it as in $.name, $.list[0] or $['a name']")
        }
    }

    /// Values of members whose names end with `.$` are paths or functions.
    private mutating func checkTemplate(_ name: String, _ field: String, _ value: JSON?) {
        switch value {
        case .object(let members):
            for (key, member) in members {
                if key.hasSuffix(".$") {
                    if member.string == nil {
                        report(name, "\(field).\(key) of state '\(name)' is no path", "write a path, or leave the .$ out")
                    }
                    check(name, "\(field).\(key)", member, .expression)
                } else {
                    checkTemplate(name, "\(field).\(key)", member)
                }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() { checkTemplate(name, "\(field)[\(index)]", element) }
        default: break
        }
    }

    private mutating func checkCondition(_ name: String, _ place: String, _ condition: JSON) {
        guard case .object(let members) = condition else { return }
        for (key, value) in members {
            switch key {
            case "Not": checkCondition(name, "\(place).Not", value)
            case "And", "Or":
                for (index, inner) in (value.array ?? []).enumerated() { checkCondition(name, "\(place).\(key)[\(index)]", inner) }
            case "Variable": check(name, "\(place).Variable", value, .path)
            case _ where key.hasSuffix("Path"): check(name, "\(place).\(key)", value, .path)
            default: break
            }
        }
    }

    /// The functions that make texts (https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html).
    private static let textFunctions = [
        "States.Format", "States.JsonToString", "States.ArrayGetItem", "States.Base64Encode", "States.Base64Decode", "States.Hash",
        "States.UUID",
    ]

    private mutating func checkFailFunction(_ name: String, _ field: String, _ text: String?) {
        guard let text, !text.hasPrefix("$"), !LiteralDefinition.isDeferred(text) else { return }
        if !Self.textFunctions.contains(where: { text.hasPrefix($0) }) {
            let parameter = field.prefix(1).lowercased() + field.dropFirst()
            report(
                name,
                "You must specify a valid intrinsic function in \(parameter). Must be one of \(Self.textFunctions.joined(separator: ", "))",
                "make a text: .format(\"{}\", …)")
        }
    }
}

// MARK: - Times

extension DefinitionCheck {
    mutating func checkTimes(_ name: String, _ kind: String, _ state: JSON) {
        let owner = "state '\(name)'"
        if kind == "Wait" {
            checkSeconds(state, "Seconds", 0...Self.maximumSeconds, name, owner: owner)
            let times = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"].filter { state[$0] != nil }
            if times.count != 1 { report(name, "State '\(name)' does not say once how long it waits", "give it one time") }
        }
        checkSeconds(state, "TimeoutSeconds", 1...Self.maximumSeconds, name, owner: owner)
        checkSeconds(state, "HeartbeatSeconds", 1...Self.maximumSeconds, name, owner: owner)
        if let timeout = state["TimeoutSeconds"]?.number, let heartbeat = state["HeartbeatSeconds"]?.number, heartbeat >= timeout {
            report(
                name,
                "HeartbeatSeconds of state '\(name)' is \(JSON.text(of: heartbeat)), but must be less than TimeoutSeconds, "
                    + JSON.text(of: timeout),
                "shorten the heartbeat, or lengthen the timeout")
        }
    }

    mutating func checkRetries(_ name: String, _ state: JSON) {
        for (index, retry) in (state["Retry"]?.array ?? []).enumerated() {
            let owner = "Retry[\(index)] of state '\(name)'"
            if retry["ErrorEquals"]?.array?.isEmpty != false {
                report(name, "\(owner) names no errors", "list them in ErrorEquals, or use States.ALL")
            }
            checkSeconds(retry, "IntervalSeconds", 1...Self.maximumSeconds, name, owner: owner)
            checkSeconds(retry, "MaxAttempts", 0...Self.maximumSeconds, name, owner: owner)
            // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
            checkSeconds(retry, "MaxDelaySeconds", 1...31_622_399, name, owner: owner)
            if let rate = retry["BackoffRate"]?.number, rate < 1 {
                report(name, "BackoffRate of \(owner) is \(JSON.text(of: rate)), but must be at least 1", "set it to 1 or more")
            }
            if let delay = retry["MaxDelaySeconds"]?.number, let interval = retry["IntervalSeconds"]?.number, delay <= interval {
                report(
                    name,
                    "MaxDelaySeconds of \(owner) is \(JSON.text(of: delay)), but must be more than IntervalSeconds, "
                        + JSON.text(of: interval),
                    "lengthen the longest interval, or shorten the first")
            }
        }
    }

    mutating func checkSeconds(_ object: JSON, _ field: String, _ range: ClosedRange<Int>, _ state: String?, owner: String) {
        guard let number = object[field]?.number else { return }
        if number != number.rounded() || !range.contains(Int(exactly: number) ?? -1) {
            report(
                state,
                "\(field) of \(owner) is \(JSON.text(of: number)), but must be from "
                    + "\(range.lowerBound) to \(range.upperBound)",
                "choose a value in that range")
        }
    }
}
