import CloudAssembly

// MARK: - Languages and paths

extension DefinitionCheck {
    private static let pathFields = ["InputPath", "Parameters", "ResultSelector", "ResultPath", "OutputPath", "ItemsPath"]
    private static let expressionFields = ["Arguments", "Output", "Items"]

    mutating func checkLanguage(_ name: String, _ state: JSON, _ language: String) {
        let (wrong, hint) =
            language == Self.jsonata
            ? (Self.pathFields, "use outputs and expressions in its place") : (Self.expressionFields, "set the language to .jsonata")
        for field in wrong where state[field] != nil {
            report(name, "field-of-other-language", "A state in \(language) cannot have \(field)", hint)
        }
    }

    /// In JSONata, nothing is a path because of its name.
    mutating func checkExpressions(_ name: String, _ state: JSON) {
        for field in ["Arguments", "Output", "Assign", "ItemSelector"] { reportPaths(name, field, state[field]) }
        for (index, handler) in Self.list(state, "Catch").enumerated() {
            part = .handler(index)
            defer { part = nil }
            for field in ["Output", "Assign"] { reportPaths(name, "Catch[\(index)].\(field)", handler[field]) }
        }
        for (index, rule) in Self.list(state, "Choices").enumerated() {
            part = .rule(index)
            defer { part = nil }
            for field in ["Output", "Assign"] { reportPaths(name, "Choices[\(index)].\(field)", rule[field]) }
            if rule["Condition"] == nil {
                report(
                    name, "rule-without-condition", "Choices[\(index)] has no condition in JSONata", "write it as .jsonata(\"{% … %}\")")
            }
        }
    }

    private mutating func reportPaths(_ name: String, _ field: String, _ value: JSON?) {
        switch value {
        case .object(let members):
            for (key, member) in members {
                if key.hasSuffix(".$") {
                    report(
                        name, "path-in-jsonata", "A state in JSONata cannot have the path \(field).\(key)",
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
        for (index, handler) in Self.list(state, "Catch").enumerated() {
            part = .handler(index)
            defer { part = nil }
            check(name, "Catch[\(index)].ResultPath", handler["ResultPath"], .reference)
            checkTemplate(name, "Catch[\(index)].Assign", handler["Assign"])
        }
        for (index, rule) in Self.list(state, "Choices").enumerated() {
            part = .rule(index)
            defer { part = nil }
            checkCondition(name, "Choices[\(index)]", rule)
            checkTemplate(name, "Choices[\(index)].Assign", rule["Assign"])
        }
    }

    private mutating func check(_ name: String, _ field: String, _ value: JSON?, _ kind: JSONPathSyntax.Kind) {
        guard let text = value?.string, !LiteralDefinition.isDeferred(text) else { return }
        if kind != .expression, !text.hasPrefix("$") {
            report(
                name, "path-start", "\(field) is '\(text)', and paths begin with $",
                "write where the value stands in the input: $.name")
        } else if let mistake = JSONPathSyntax.mistake(in: text, kind) {
            report(name, "path-syntax", "\(field) cannot be read: \(mistake)", "write it as in $.name, $.list[0] or $['a name']")
        }
    }

    /// Values of members whose names end with `.$` are paths or functions.
    private mutating func checkTemplate(_ name: String, _ field: String, _ value: JSON?) {
        switch value {
        case .object(let members):
            for (key, member) in members {
                if key.hasSuffix(".$") {
                    if member.string == nil {
                        report(name, "path-kind", "\(field).\(key) is no path", "write a path, or leave the .$ out")
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
                guard let parts = value.array else {
                    report(name, "no-list", "\(place).\(key) is no list", "put brackets around it")
                    continue
                }
                for (index, inner) in parts.enumerated() { checkCondition(name, "\(place).\(key)[\(index)]", inner) }
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
            report(
                name, "text-function", "\(field) is '\(text)', which is neither a path nor a function that makes a text",
                "use one of: " + Self.textFunctions.joined(separator: ", "))
        }
    }
}

// MARK: - Times

extension DefinitionCheck {
    mutating func checkTimes(_ name: String, _ kind: String, _ state: JSON) {
        if kind == "Wait" {
            checkSeconds(state, "Seconds", 0...Self.maximumSeconds, name)
            let times = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"].filter { state[$0] != nil }
            if times.count != 1 { report(name, "wait-times", "The state does not say once how long it waits", "give it one time") }
        }
        checkSeconds(state, "TimeoutSeconds", 1...Self.maximumSeconds, name)
        checkSeconds(state, "HeartbeatSeconds", 1...Self.maximumSeconds, name)
        if let timeout = state["TimeoutSeconds"]?.number, let heartbeat = state["HeartbeatSeconds"]?.number, heartbeat >= timeout {
            report(
                name, "heartbeat-after-timeout",
                "HeartbeatSeconds is \(JSON.text(of: heartbeat)), and TimeoutSeconds not more: \(JSON.text(of: timeout))",
                "shorten the heartbeat, or lengthen the timeout")
        }
    }

    mutating func checkRetries(_ name: String, _ state: JSON) {
        for (index, retry) in Self.list(state, "Retry").enumerated() {
            let owner = "Retry[\(index)]"
            part = .retry(index)
            defer { part = nil }
            if retry["ErrorEquals"]?.array?.isEmpty != false {
                report(name, "no-errors", "\(owner) names no errors", "list them in ErrorEquals, or use States.ALL")
            }
            checkSeconds(retry, "IntervalSeconds", 1...Self.maximumSeconds, name, in: "\(owner).")
            checkSeconds(retry, "MaxAttempts", 0...Self.maximumSeconds, name, in: "\(owner).")
            // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
            checkSeconds(retry, "MaxDelaySeconds", 1...31_622_399, name, in: "\(owner).")
            if let rate = retry["BackoffRate"]?.number, rate < 1 {
                report(name, "backoff-rate", "\(owner).BackoffRate is \(JSON.text(of: rate)), and the least is 1", "set it to 1 or more")
            }
            if let delay = retry["MaxDelaySeconds"]?.number, let interval = retry["IntervalSeconds"]?.number, delay <= interval {
                report(
                    name, "maximum-delay",
                    "\(owner).MaxDelaySeconds is \(JSON.text(of: delay)), and IntervalSeconds not less: \(JSON.text(of: interval))",
                    "lengthen the longest interval, or shorten the first")
            }
        }
    }

    mutating func checkSeconds(_ object: JSON, _ field: String, _ range: ClosedRange<Int>, _ state: String?, in owner: String = "") {
        guard let number = object[field]?.number else { return }
        if number != number.rounded() || !range.contains(Int(exactly: number) ?? -1) {
            report(
                state, "number-range",
                "\(owner)\(field) is \(JSON.text(of: number)), and whole numbers from \(range.lowerBound) to \(range.upperBound) "
                    + "are possible",
                "choose one of these")
        }
    }
}
