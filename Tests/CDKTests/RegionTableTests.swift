import Testing

@testable import CDK

@Suite struct RegionTableTests {
    private let table = RegionTable(
        """
        2026-10-20
        eu-central-1 eu-north-1 eu-south-1
        AWS::Post 7 Letter Stamp
        AWS::Post 3 Parcel
        AWS::Telegraph 4 Line
        """)

    @Test func knowsTheRegionsOfAType() {
        #expect(table.date == "2026-10-20")
        #expect(table.regions == ["eu-central-1", "eu-north-1", "eu-south-1"])
        #expect(table.regions(with: "AWS::Post::Letter") == ["eu-central-1", "eu-north-1", "eu-south-1"])
        #expect(table.regions(with: "AWS::Post::Stamp") == ["eu-central-1", "eu-north-1", "eu-south-1"])
        #expect(table.regions(with: "AWS::Post::Parcel") == ["eu-central-1", "eu-north-1"])
        #expect(table.regions(with: "AWS::Telegraph::Line") == ["eu-south-1"])
    }

    @Test(arguments: [
        "AWS::Post::Pigeon", "AWS::Radio::Line", "AWS::Post", "AWS::Post::Letter::MODULE", "AWS::Post::7", "Custom::Letter", "", "::",
    ])
    func doesNotKnow(_ type: String) {
        #expect(table.regions(with: type) == nil)
    }

    @Test func anEmptyTextKnowsNothing() {
        #expect(RegionTable("").regions == [])
        #expect(RegionTable("").regions(with: "AWS::Post::Letter") == nil)
    }
}

/// Facts about AWS that the generated table must have (MEDIA-PIPELINE 2).
@Suite struct ResourceAvailabilityTests {
    @Test func dated() {
        #expect(ResourceType.regionsAsOf.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
    }

    @Test(arguments: ["JobTemplate", "Preset", "Queue"])
    func mediaConvert(_ name: String) {
        let type = ResourceType("AWS::MediaConvert::\(name)")
        #expect(type.isAvailable(in: .euSouth1) == false)
        #expect([.euCentral1, .euWest1, .euWest2, .euWest3, .euNorth1].allSatisfy { type.isAvailable(in: $0) == true })
        #expect(type.nearestRegions(to: .euSouth1) == [.euCentral1, .euWest3, .euWest2, .euWest1, .euNorth1])
        #expect(type.nearestRegions(to: .euWest1) == [.euWest2, .euWest3, .euCentral1, .euNorth1])
    }

    @Test(arguments: ["AWS::S3::Bucket", "AWS::Lambda::Function", "AWS::CloudFront::Distribution", "AWS::StepFunctions::StateMachine"])
    func pipelineInMilan(_ name: String) {
        #expect(ResourceType(name).isAvailable(in: .euSouth1) == true)
    }

    @Test func unknownRegions() {
        let bucket = ResourceType("AWS::S3::Bucket")
        for region: Region in ["eu-moon-1", "us-iso-east-1", "eusc-de-east-1", ""] { #expect(bucket.isAvailable(in: region) == nil) }
    }

    @Test(arguments: [
        "Custom::BucketEmptier", "AWS::CloudFormation::CustomResource", "AWS::CDK::Metadata", "AWS::Serverless::Function",
        "Initech::TPS::Report", "AWS::S3::Teapot",
    ])
    func unknownTypes(_ name: String) {
        let type = ResourceType(name)
        #expect(type.isAvailable(in: .euSouth1) == nil)
        #expect(type.availableRegions == nil)
        #expect(type.nearestRegions(to: .euSouth1) == [])
    }

    /// Every region of a geography knows all others of it, and never itself.
    @Test func neighborsAreMutual() {
        for region in RegionTable.current.regions {
            let geography = Set(region.neighbors + [region])
            #expect(geography.count == region.neighbors.count + 1, "\(region)")
            for neighbor in region.neighbors {
                #expect(Set(neighbor.neighbors + [neighbor]) == geography, "\(region), \(neighbor)")
                #expect(neighbor.partition == region.partition)
            }
        }
        #expect(Region.euSouth1.neighbors.prefix(3) == ["eu-central-2", "eu-central-1", "eu-west-3"])
        #expect(Region.saEast1.neighbors == [])
        #expect(Region("eu-moon-1").neighbors == [])
    }
}
