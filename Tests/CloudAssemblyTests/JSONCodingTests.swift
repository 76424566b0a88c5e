import CloudAssembly
import Foundation
import Testing

/// Swift values to JSON and back, through this module's coders and through Foundation's.
@Suite struct JSONCodingTests {
    /// One member of each type that a coder has to know.
    private struct Scalars: Codable, Equatable {
        var int8: Int8 = .min
        var int16: Int16 = .min
        var int32: Int32 = .min
        var int64: Int64 = 1 << 53
        var uint: UInt = 7
        var uint8: UInt8 = .max
        var uint16: UInt16 = .max
        var uint32: UInt32 = .max
        var uint64: UInt64 = 1 << 53
        var float: Float = 0.5
        var double = 1e300
        var url = URL(fileURLWithPath: "/films")
    }

    @Test func scalars() throws {
        let json = try JSON(encoding: Scalars())
        #expect(
            json.text() == #"{"int8":-128,"int16":-32768,"int32":-2147483648,"int64":9007199254740992,"uint":7,"uint8":255,"#
                + #""uint16":65535,"uint32":4294967295,"uint64":9007199254740992,"float":0.5,"double":1e+300,"#
                + #""url":{"relative":"file:///films"}}"#)
        #expect(try json.decode(Scalars.self) == Scalars())
    }

    @Test(arguments: [JSON.number(256), .number(-1), .number(0.5), .string("1"), .null])
    func numbersThatDoNotFitAreRefused(json: JSON) {
        #expect {
            _ = try json.decode(UInt8.self)
        } throws: { error in
            guard case DecodingError.typeMismatch(let type, let context) = error else { return false }
            return type == UInt8.self && context.debugDescription == "expected a whole number"
        }
    }

    /// Writes and reads by hand, as types with a format of their own do.
    private struct Shape: Codable, Equatable {
        var name: String
        var points: [[Int]]
        var base: String

        private enum Key: String, CodingKey { case name, box, points, none }

        init(name: String, points: [[Int]], base: String) {
            self.name = name
            self.points = points
            self.base = base
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            var box = container.nestedContainer(keyedBy: Key.self, forKey: .box)
            try box.encode(name, forKey: .name)
            try box.encodeNil(forKey: .none)
            var list = container.nestedUnkeyedContainer(forKey: .points)
            try list.encodeNil()
            for point in points {
                var inner = list.nestedUnkeyedContainer()
                for coordinate in point { try inner.encode(coordinate) }
            }
            var last = list.nestedContainer(keyedBy: Key.self)
            try last.encode(list.count, forKey: .name)
            try points.count.encode(to: list.superEncoder())
            try base.encode(to: container.superEncoder())
            try base.encode(to: container.superEncoder(forKey: .none))
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            let box = try container.nestedContainer(keyedBy: Key.self, forKey: .box)
            name = try box.decode(String.self, forKey: .name)
            #expect(try box.decodeNil(forKey: .none))
            #expect(box.allKeys == [.name, .none])
            var list = try container.nestedUnkeyedContainer(forKey: .points)
            #expect(try list.decodeNil())
            #expect(try list.decodeNil() == false)
            points = []
            while list.currentIndex < (list.count ?? 0) - 2 {
                var inner = try list.nestedUnkeyedContainer()
                var point: [Int] = []
                while !inner.isAtEnd { point.append(try inner.decode(Int.self)) }
                points.append(point)
            }
            #expect(try list.nestedContainer(keyedBy: Key.self).decode(Int.self, forKey: .name) == points.count + 2)
            #expect(try Int(from: list.superDecoder()) == points.count)
            base = try String(from: container.superDecoder())
            #expect(try String(from: container.superDecoder(forKey: .none)) == base)
        }
    }

    @Test func containersWithinContainers() throws {
        let shape = Shape(name: "line", points: [[1, 2], [], [3]], base: "curve")
        let json = try JSON(encoding: shape)
        #expect(
            json.text()
                == #"{"box":{"name":"line","none":null},"points":[null,[1,2],[],[3],{"name":5},3],"super":"curve","none":"curve"}"#)
        #expect(try json.decode(Shape.self) == shape)
    }

    @Test func anArrayThatIsTooShort() {
        struct Pair: Decodable {
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                for _ in 1...2 { _ = try container.decode(Int.self) }
            }
        }
        #expect {
            _ = try ([1] as JSON).decode(Pair.self)
        } throws: { error in
            guard case DecodingError.valueNotFound(_, let context) = error else { return false }
            return context.debugDescription == "the array has only 1 elements"
        }
    }

    private static let everything: JSON = [
        "null": nil, "flags": [true, false], "number": 1.5, "whole": 3, "text": "é", "nothing": [:], "list": [[], ["deep": [nil]]],
    ]

    @Test func throughAnotherDecoder() throws {
        let data = Data(Self.everything.utf8())
        #expect(try JSONDecoder().decode(JSON.self, from: data) == Self.everything)
    }

    @Test func throughAnotherEncoder() throws {
        let data = try JSONEncoder().encode(Self.everything)
        #expect(try JSON(parsing: data) == Self.everything)
        #expect(try JSON(parsing: data)["whole"]?.text() == "3")
    }

    @Test func anEmptyTypeIsAnObject() throws {
        struct Nothing: Encodable {}
        #expect(try JSON(encoding: Nothing()) == [:])
        #expect(try JSON(encoding: [Int]()) == [])
        #expect(try JSON(encoding: Int?.none) == .null)
    }
}
