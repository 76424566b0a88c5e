/// Runs a program over a text, with a limit of steps.
///
/// It backtracks. Without captures, what follows from an instruction and a place in the text is always the same, so that no pair of them
/// is tried twice: time grows with the product of both lengths at most.
struct PatternMatcher {
    private struct GivesUp: Error {}

    /// Where to go on when a way fails: at an instruction, at places from `last` down to `first`.
    private struct Way {
        let instruction: Int
        let first: Int
        var last: Int
    }

    private static let maximumSteps = 200_000
    /// Steps after which pairs are remembered.
    ///
    /// Most texts match before, and then it would cost more than it saves.
    private static let unrememberedSteps = 200

    private let text: [UInt32]
    private var steps = 0

    /// Whether a text has a match of the program, nil if that takes too long; and the steps that were taken.
    static func match(_ program: PatternProgram, _ text: String) -> (isMatch: Bool?, steps: Int) {
        var matcher = PatternMatcher(text: scalars(of: text))
        let isMatch = try? matcher.search(program)
        return (isMatch, matcher.steps + matcher.text.count)
    }

    private init(text: [UInt32]) { self.text = text }

    private static func scalars(of text: String) -> [UInt32] {
        var text = text
        // Nearly all texts are ASCII, where each byte is a scalar.
        let bytes = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 } ? bytes.map(UInt32.init) : nil }
        return bytes ?? text.unicodeScalars.map(\.value)
    }

    private mutating func search(_ program: PatternProgram) throws(GivesUp) -> Bool {
        if program.isAnchored { return try run(program, at: 0, end: nil) }
        for start in 0...text.count where try run(program, at: start, end: nil) { return true }
        return false
    }

    /// - Parameters:
    ///   - program: The pattern, or a part that looks ahead or behind.
    ///   - start: Where the match begins, in scalars.
    ///   - end: Where the match has to end, for what looks behind.
    /// - Returns: Whether there is a match.
    /// - Throws: `GivesUp` after too many steps.
    private mutating func run(_ program: PatternProgram, at start: Int, end: Int?) throws(GivesUp) -> Bool {
        var ways = [Way(instruction: 0, first: start, last: start)]
        var tried: Set<Int> = []
        while let way = ways.popLast() {
            if way.last > way.first { ways.append(Way(instruction: way.instruction, first: way.first, last: way.last - 1)) }
            if try follow(program, way.instruction, at: way.last, end: end, &ways, &tried) { return true }
        }
        return false
    }

    private mutating func follow(
        _ program: PatternProgram, _ first: Int, at start: Int, end: Int?, _ ways: inout [Way], _ tried: inout Set<Int>
    ) throws(GivesUp) -> Bool {
        var instruction = first
        var place = start
        while true {
            steps += 1
            guard steps < Self.maximumSteps else { throw GivesUp() }
            switch program.instructions[instruction] {
            case .set(let set):
                guard place < text.count, set.contains(text[place]) else { return false }
                place += 1
            case .scalars(let set, let minimum, let maximum):
                var last = place
                while last < text.count, last - place < maximum, set.contains(text[last]) { last += 1 }
                steps += (last - place) / 8
                guard last - place >= minimum else { return false }
                if last - place > minimum {
                    ways.append(Way(instruction: instruction + 1, first: place + minimum, last: last - 1))
                }
                place = last
            case .assertion(let assertion):
                guard holds(assertion, at: place) else { return false }
            case .split(let other):
                if steps > Self.unrememberedSteps, !tried.insert(instruction * (text.count + 1) + place).inserted { return false }
                ways.append(Way(instruction: other, first: place, last: place))
            case .jump(let other):
                instruction = other
                continue
            case .look(let inner, let isBehind, let isNegated):
                guard try looks(inner, isBehind: isBehind, at: place) != isNegated else { return false }
            case .match:
                if end == nil || end == place { return true }
                return false
            }
            instruction += 1
        }
    }

    private mutating func looks(_ program: PatternProgram, isBehind: Bool, at place: Int) throws(GivesUp) -> Bool {
        guard isBehind else { return try run(program, at: place, end: nil) }
        for start in stride(from: place, through: 0, by: -1) where try run(program, at: start, end: place) { return true }
        return false
    }

    private func holds(_ assertion: PatternSyntax.Assertion, at place: Int) -> Bool {
        switch assertion {
        case .start: place == 0
        case .end: place == text.count || (place == text.count - 1 && text[place] == 10)
        case .veryEnd: place == text.count
        case .wordBoundary: isWord(place - 1) != isWord(place)
        case .noWordBoundary: isWord(place - 1) == isWord(place)
        }
    }

    private func isWord(_ place: Int) -> Bool {
        guard text.indices.contains(place) else { return false }
        return Self.word.contains(text[place])
    }

    private static let word: CharacterSet = {
        var set = CharacterSet()
        set.insert(.letterOrDigit, isNegated: false)
        return set
    }()
}
