import Testing

@testable import CDK

/// Values by region, as they are written.
@Suite struct RegionalValuesTests {
    private static let values = RegionalValues("eu-south-1 us-east-1\ndax 3\n 1 a\n 3 b\n 2 c\nec2 2\n 2 d\n")

    @Test func eachRegionHasItsOwn() {
        #expect(Self.values.values("dax", in: "eu-south-1") == ["a", "b"])
        #expect(Self.values.values("dax", in: "us-east-1") == ["b", "c"])
    }

    @Test func whatIsNotKnownIsNone() {
        #expect(Self.values.values("ec2", in: "eu-south-1") == nil)
        #expect(Self.values.values("dax", in: "eu-west-1") == nil)
        #expect(Self.values.values("emr", in: "us-east-1") == nil)
    }

    @Test func theTableHasAllLists() {
        #expect(RegionalValues.current.names.count == 19)
        #expect(RegionalValues.current.values("ec2", in: .usEast1)?.contains("t3.micro") == true)
    }
}
