import Testing

@testable import CDK

@Suite struct PropertyBagTests {
    @Test func propertiesAreSortedByCodeUnits() {
        var bag = PropertyBag()
        for name in ["b", "B", "\u{FF5E}", "a", "😀", "A"] { bag.set(name, raw: .string(name)) }
        // U+1F600 is two code units, the first of which comes before U+FF5E.
        #expect(bag.sorted.map(\.name) == ["A", "B", "a", "b", "😀", "\u{FF5E}"])
    }

    @Test func settingNilRemoves() {
        var bag = PropertyBag(of: "a b c", capacity: 2)
        bag.set("a", "1" as Value<String>)
        bag.set("b", nil as Value<String>?)
        #expect(bag["b"] == nil)
        bag["a"] = nil
        bag["a"] = nil
        #expect(bag.properties.isEmpty)
        bag["c"] = .string("3")
        bag["c"] = .string("4")
        #expect(bag.get("c", as: Value<String>.self)?.literal == "4")
        #expect(bag.properties.count == 1)
    }
}
