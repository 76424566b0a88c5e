import CDK
import CDKAssertions
import MediaConstructs
import Testing

@testable import EveryOption

/// Keys of signed cookies while they are being changed: CloudFront refuses an update that changes a key.
@Suite struct ViewerKeysTests {
    private static let old = EveryOption.oldKey
    private static let new = EveryOption.newKey

    /// The keys by their logical ids, and the ids in the order of the group.
    private func deployed(_ publicKeys: [String]) throws -> (keys: OrderedMap<JSON>, group: [String]) {
        let built = BuiltStack()
        let pipeline = built.pipeline()
        _ = Distribution(
            built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output,
            viewers: .signedCookies(publicKeys: publicKeys, sites: ["https://www.example.com"]))
        #expect(built.mistakes == [])
        let template = try built.template()
        let group = try #require(template.resources(ofType: "AWS::CloudFront::KeyGroup").values.first)
        let items = group["Properties"]?["KeyGroupConfig"]?["Items"]?.array ?? []
        return (template.resources(ofType: "AWS::CloudFront::PublicKey"), items.compactMap { $0["Ref"]?.string })
    }

    private func text(of key: JSON?) -> JSON? { key?["Properties"]?["PublicKeyConfig"]?["EncodedKey"] }

    @Test func aKeyIsTheSameWhereverItStandsInTheList() throws {
        let both = try deployed([Self.old, Self.new])
        #expect(both.keys.count == 2)
        let id = try #require(both.group.last)
        #expect(text(of: both.keys[id]) == .string(Self.new))
        for list in [[Self.new], [Self.new, Self.old]] {
            let changed = try deployed(list)
            #expect(changed.group.first == id)
            #expect(changed.keys[id] == both.keys[id])
            #expect(changed.keys.count == list.count)
        }
    }

    @Test func aKeyIsTheSameHoweverItsLinesAreBroken() throws {
        let plain = try deployed([Self.old]).keys
        for spelling in [
            String(Self.old.dropLast()), "\n \(Self.old)\n", Self.old.replacing("\n", with: "\r\n"), Self.old.replacing("p\n", with: "p"),
        ] {
            #expect(spelling != Self.old)
            #expect(try deployed([spelling]).keys == plain)
        }
    }

    @Test func whoSignsCookiesCanBeToldTheIdsOfTheKeys() throws {
        let built = BuiltStack()
        let pipeline = built.pipeline()
        let delivery = Distribution(
            built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output,
            viewers: .signedCookies(publicKeys: [Self.new, Self.old], sites: ["https://www.example.com"]))
        for (index, id) in delivery.viewerKeyIDs.enumerated() { CfnOutput(built.stack, "Key\(index)", value: id) }
        let template = try built.template()
        let ids = ["Key0", "Key1"].compactMap { template.json["Outputs"]?[$0]?["Value"]?["Ref"]?.string }
        #expect(ids == (try deployed([Self.new, Self.old]).group))
    }

    @Test func aKeyIsNamedByWhatItIs() throws {
        let names = try deployed([Self.old, Self.new]).keys.values.map { $0["Properties"]?["PublicKeyConfig"] }
        #expect(Set(names.map { $0?["Name"]?.string }).count == 2)
        for name in names {
            #expect(try #require(name?["Name"]?.string).wholeMatch(of: /viewer-key-[0-9a-f]{8}-test/) != nil)
            #expect(name?["CallerReference"] == name?["Name"])
        }
    }
}
