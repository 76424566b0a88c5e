/// A pattern as instructions for ``PatternMatcher``.
struct PatternProgram: Equatable, Sendable {
    enum Instruction: Equatable, Sendable {
        case set(CharacterSet)
        /// As many scalars of a set as there are, then fewer.
        case scalars(CharacterSet, minimum: Int, maximum: Int)
        case assertion(PatternSyntax.Assertion)
        /// Goes on behind this instruction, and if that fails at another.
        case split(Int)
        case jump(Int)
        case look(PatternProgram, isBehind: Bool, isNegated: Bool)
        case match
    }

    /// Longer programs come of repetitions of repetitions, and would take too long.
    private static let maximumCount = 20_000

    private(set) var instructions: [Instruction] = []
    /// How many instructions the parts have that look ahead or behind.
    private var looking = 0
    private let limit: Int

    init(_ syntax: PatternSyntax) throws(PatternError) { try self.init(syntax, limit: Self.maximumCount) }

    /// - Parameters:
    ///   - syntax: The pattern, or a part that looks ahead or behind.
    ///   - limit: How many instructions it may have, with those of its own such parts: a part that is repeated is there as often.
    /// - Throws: What is too large.
    private init(_ syntax: PatternSyntax, limit: Int) throws(PatternError) {
        self.limit = limit
        try add(syntax)
        instructions.append(.match)
        if case .assertion(.start) = instructions[0] { isAnchored = true }
    }

    /// Whether a match can only begin at the start of a text.
    private(set) var isAnchored = false

    private mutating func add(_ syntax: PatternSyntax) throws(PatternError) {
        guard instructions.count + looking < limit else { throw PatternError("large repetitions") }
        switch syntax {
        case .set(let set): instructions.append(.set(set))
        case .sequence(let parts): for part in parts { try add(part) }
        case .alternatives(let all): try add(all[...])
        case .assertion(let assertion): instructions.append(.assertion(assertion))
        case .look(let inner, let isBehind, let isNegated):
            let part = try PatternProgram(inner, limit: limit - instructions.count - looking)
            looking += part.instructions.count + part.looking
            instructions.append(.look(part, isBehind: isBehind, isNegated: isNegated))
        case .repetition(.set(let set), let minimum, let maximum):
            instructions.append(.scalars(set, minimum: minimum, maximum: maximum ?? .max))
        case .repetition(let inner, let minimum, let maximum):
            for _ in 0..<minimum { try add(inner) }
            if let maximum { try add(inner, optionally: maximum - minimum) } else { try addLoop(inner) }
        }
    }

    private mutating func add(_ alternatives: ArraySlice<PatternSyntax>) throws(PatternError) {
        guard let first = alternatives.first else { return }
        guard alternatives.count > 1 else { return try add(first) }
        let split = reserve()
        try add(first)
        let jump = reserve()
        instructions[split] = .split(instructions.count)
        try add(alternatives.dropFirst())
        instructions[jump] = .jump(instructions.count)
    }

    private mutating func add(_ inner: PatternSyntax, optionally times: Int) throws(PatternError) {
        var splits: [Int] = []
        for _ in 0..<times {
            splits.append(reserve())
            try add(inner)
        }
        for split in splits { instructions[split] = .split(instructions.count) }
    }

    private mutating func addLoop(_ inner: PatternSyntax) throws(PatternError) {
        let split = reserve()
        try add(inner)
        instructions.append(.jump(split))
        instructions[split] = .split(instructions.count)
    }

    /// A place whose instruction follows.
    private mutating func reserve() -> Int {
        instructions.append(.match)
        return instructions.count - 1
    }
}
