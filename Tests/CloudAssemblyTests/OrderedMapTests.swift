import CloudAssembly
import Testing

@Suite struct OrderedMapTests {
    /// What a map does, said with a list of pairs that is put in order whenever it is read.
    private struct Model {
        var pairs: [(key: String, value: Int)] = []

        subscript(key: String) -> Int? {
            get { pairs.first { Self.isSame($0.key, key) }?.value }
            set {
                let place = pairs.firstIndex { Self.isSame($0.key, key) }
                switch (place, newValue) {
                case (let place?, let value?): pairs[place].value = value
                case (let place?, nil): pairs.remove(at: place)
                case (nil, let value?): pairs.append((key, value))
                case (nil, nil): break
                }
            }
        }

        var ordered: [(key: String, value: Int)] {
            let indices = pairs.filter { Int($0.key) != nil }.sorted { Int($0.key) ?? 0 < Int($1.key) ?? 0 }
            return indices + pairs.filter { Int($0.key) == nil }
        }

        private static func isSame(_ left: String, _ right: String) -> Bool { Array(left.unicodeScalars) == Array(right.unicodeScalars) }
    }

    /// Few changes leave a map so small that it is searched, many make one that knows the place of each key.
    @Test(arguments: [10, 40, 400])
    func randomChangesDoWhatAListOfPairsDoes(changes: Int) {
        var random = Numbers(state: UInt64(changes))
        for _ in 0..<20 {
            var map = OrderedMap<Int>()
            var model = Model()
            for number in 0..<changes {
                let key = Self.keys[random.next(below: Self.keys.count)]
                switch random.next(below: 4) {
                case 0:
                    map[key] = nil
                    model[key] = nil
                case 1:
                    map[key, default: 100] += 1
                    model[key] = (model[key] ?? 100) + 1
                default:
                    map[key] = number
                    model[key] = number
                }
                #expect(map[key] == model[key])
            }
            #expect(map.map(\.key).map { Array($0.unicodeScalars) } == model.ordered.map { Array($0.key.unicodeScalars) })
            #expect(map.values == model.ordered.map(\.value))
            #expect(Self.keys.allSatisfy { map[$0] == model[$0] })
            #expect(Self.keys.allSatisfy { key in map.place(of: key).map { map[$0].value } == model[key] })
            #expect(map.map(\.key).enumerated().allSatisfy { place, key in map.place(of: key) == place })
            #expect(map.place { $0.hasPrefix("name") } == map.map(\.key).firstIndex { $0.hasPrefix("name") })
            #expect(map.mapValues { $0 * 2 }.values == map.values.map { $0 * 2 })
            #expect(Self.keys.allSatisfy { key in map.mapValues { $0 }[key] == model[key] })
        }
    }

    /// Names, array indices, and spellings of one letter that Swift takes for equal, two of them of the same length.
    private static let keys =
        (0..<30).map { "name\($0)" } + (0..<12).map { "\($0 * 7)" } + ["e\u{301}", "\u{e9}", "a\u{323}\u{302}", "a\u{302}\u{323}", ""]

    /// Numbers that look random and are the same in each run.
    private struct Numbers {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }
}
