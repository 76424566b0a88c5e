// Versions of two numbers have `_` between them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CloudAssembly

/// A language in a version, in which a function's code runs, by the name that Lambda has for it.
///
///     runtime: .python3_13
///     runtime: "python3.15"
///
/// [List](https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html)
public struct Runtime: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The languages, numbered as the original numbers them.
    public enum Family: Int, Sendable {
        /// JavaScript and TypeScript under Node.js.
        case nodejs
        /// Java and other languages of its virtual machine.
        case java
        /// Python.
        case python
        /// The languages of .NET, such as C#.
        case dotnet
        /// Go.
        case go
        /// Ruby.
        case ruby
        /// Any language: the program brings its own runtime.
        case other
    }

    /// The name that Lambda has for the runtime, such as `python3.13`.
    public let name: String

    /// A runtime by its name.
    public init(_ name: String) { self.name = name }
    /// A runtime by its name.
    public init(stringLiteral value: String) { name = value }

    /// The name.
    public var description: String { name }

    /// Node.js 20.
    public static let nodejs20: Runtime = "nodejs20.x"
    /// Node.js 22.
    public static let nodejs22: Runtime = "nodejs22.x"
    /// Node.js 24.
    public static let nodejs24: Runtime = "nodejs24.x"
    /// Python 3.10.
    public static let python3_10: Runtime = "python3.10"
    /// Python 3.11.
    public static let python3_11: Runtime = "python3.11"
    /// Python 3.12.
    public static let python3_12: Runtime = "python3.12"
    /// Python 3.13.
    public static let python3_13: Runtime = "python3.13"
    /// Python 3.14.
    public static let python3_14: Runtime = "python3.14"
    /// Java 8, on Amazon Linux 2.
    public static let java8AL2: Runtime = "java8.al2"
    /// Java 11.
    public static let java11: Runtime = "java11"
    /// Java 17.
    public static let java17: Runtime = "java17"
    /// Java 21.
    public static let java21: Runtime = "java21"
    /// Java 25.
    public static let java25: Runtime = "java25"
    /// .NET 8.
    public static let dotnet8: Runtime = "dotnet8"
    /// .NET 9.
    public static let dotnet9: Runtime = "dotnet9"
    /// .NET 10.
    public static let dotnet10: Runtime = "dotnet10"
    /// Ruby 3.2.
    public static let ruby3_2: Runtime = "ruby3.2"
    /// Ruby 3.3.
    public static let ruby3_3: Runtime = "ruby3.3"
    /// Ruby 3.4.
    public static let ruby3_4: Runtime = "ruby3.4"
    /// Ruby 4.0.
    public static let ruby4_0: Runtime = "ruby4.0"
    /// A program that brings its own runtime, on Amazon Linux 2.
    public static let providedAL2: Runtime = "provided.al2"
    /// A program that brings its own runtime, on Amazon Linux 2023.
    public static let providedAL2023: Runtime = "provided.al2023"
}

// MARK: - What a runtime can do

extension Runtime {
    /// The language of the runtime.
    public var family: Family {
        let families: [(String, Family)] = [
            ("nodejs", .nodejs), ("java", .java), ("python", .python), ("dotnet", .dotnet), ("go", .go), ("ruby", .ruby),
        ]
        return families.first { name.hasPrefix($0.0) }?.1 ?? .other
    }

    /// True if the code can stand in the template.
    public var supportsInlineCode: Bool { family == .nodejs || family == .python }

    /// True if versions can start from a snapshot. [Source](https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html)
    public var supportsSnapStart: Bool {
        switch family {
        case .python: pythonMinor >= 12
        case .java: !name.hasPrefix("java8")
        case .dotnet: !name.hasPrefix("dotnetcore") && name != "dotnet6"
        default: false
        }
    }

    private var supportsProfiling: Bool { family == .java || pythonMinor >= 6 }

    /// The 13 of `python3.13`; -1 for others.
    private var pythonMinor: Int {
        guard name.hasPrefix("python3.") else { return -1 }
        return Int(name.dropFirst("python3.".count)) ?? -1
    }
}

// MARK: - What the original writes down of runtimes

extension Runtime {
    /// The runtime as an object of the original, in JSON: part of the hash of versions (Semantics 28).
    func json(isVariable: Bool = false) -> JSON {
        let isImage = name == Self.image
        var members: OrderedMap<JSON> = [
            "name": .string(name), "supportsInlineCode": .bool(supportsInlineCode), "supportsCodeGuruProfiling": .bool(supportsProfiling),
            "supportsSnapStart": .bool(supportsSnapStart),
        ]
        if !isImage { members["family"] = .number(Double(family.rawValue)) }
        members["bundlingDockerImage"] = .string("public.ecr.aws/sam/build-\(name)")
        members["bundlingImage"] = .string("public.ecr.aws/sam/build-\(name)")
        members["isVariable"] = .bool(isVariable)
        return .object(members)
    }

    private static let image = "FROM_IMAGE"

    /// All runtimes that the original knows, those that are no more included: what a layer supports that was imported by its ARN.
    static var allJSON: JSON {
        // The first of the two is "the latest", which may be another one in some regions.
        let latest = originals.firstIndex(of: newestNode)
        return .array(originals.enumerated().map { Runtime($1).json(isVariable: $0 == latest) })
    }

    static var allNames: JSON { .array(originals.map { .string($0) }) }

    private static let newestNode = "nodejs24.x"
    private static let originals = [
        "nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x",
        "nodejs20.x", newestNode, "nodejs22.x", newestNode, "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10",
        "python3.11", "python3.12", "python3.13", "python3.14", "java8", "java8.al2", "java11", "java17", "java21", "java25",
        "java8.al2023", "java11.al2023", "java17.al2023", "dotnet6", "dotnet8", "dotnet9", "dotnet10", "dotnetcore1.0", "dotnetcore2.0",
        "dotnetcore2.1", "dotnetcore3.1", "go1.x", "ruby2.5", "ruby2.7", "ruby3.2", "ruby3.3", "ruby3.4", "ruby4.0", "provided",
        "provided.al2", "provided.al2023", image,
    ]
}
