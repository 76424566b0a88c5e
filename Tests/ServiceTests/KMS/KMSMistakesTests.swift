import CDK
import CDKKMS
import Testing

/// What a user gets to read, to the letter.
@Suite struct KMSMistakesTests {
    @Test func keys() {
        #expect(
            stackReport { Key($0, "Key", isRotated: false, rotationPeriod: .days(90), pendingWindow: .days(3)) } == """
                error: video/Key: rotationPeriod: The key is not rotated, but has a rotation period of 90 days [swift-cdk:kms/rotation-off]
                  leave isRotated out, or rotationPeriod
                error: video/Key: pendingWindow: KMS waits for 7 to 30 days before it deletes a key, not for 3 \
                [swift-cdk:kms/pending-window]
                  set pendingWindow between .days(7) and .days(30)
                """)
        #expect(
            stackReport { Key($0, "Key", isRotated: true, rotationPeriod: .days(30), spec: .hmac256, usage: .signVerify) } == """
                error: video/Key: usage: A key of the spec HMAC_256 is not for SIGN_VERIFY, but for GENERATE_VERIFY_MAC \
                [swift-cdk:kms/usage]
                  choose another usage or spec
                error: video/Key: isRotated: KMS rotates only symmetric keys for encryption, not those of the spec HMAC_256 \
                [swift-cdk:kms/rotation-spec]
                  leave isRotated out
                error: video/Key: rotationPeriod: KMS rotates keys every 90 to 2,560 days, not every 30 [swift-cdk:kms/rotation-period]
                  set rotationPeriod between .days(90) and .days(2_560)
                """)
        #expect(
            stackReport { Key($0, "Key", rotationPeriod: .days(2_560), pendingWindow: .days(30)) } == "")
        #expect(
            stackReport { _ = Key.imported($0, "Key", arn: "arn:aws:kms:eu-south-1:111111111111:key") } == """
                error: video/Key: arn: 'arn:aws:kms:eu-south-1:111111111111:key' is not the ARN of a key [swift-cdk:kms/imported-arn]
                  import the key by arn:aws:kms:<region>:<account>:key/<id>
                """)
    }

    @Test func aliases() {
        #expect(
            stackReport { Key($0, "Key", alias: "aws/x") } == """
                error: video/Key/Alias: name: Aliases such as 'alias/aws/x', which begin with 'alias/aws/', are AWS's own \
                [swift-cdk:kms/alias-reserved]
                  use another name
                """)
        #expect(
            stackReport { Key($0, "Key", alias: "") } == """
                error: video/Key/Alias: name: The name of the alias is empty [swift-cdk:kms/alias-empty]
                  give the alias a name
                """)
        #expect(
            stackReport { Key($0, "Key", alias: "a b") } == """
                error: video/Key/Alias: name: An alias has at most 256 letters, digits and ':/_-', but this one is 'alias/a b' \
                [swift-cdk:kms/alias-name]
                  correct the name
                """)
        #expect(
            stackReport { _ = Alias.imported($0, "Alias", name: "alias/there").addAlias("other") } == """
                error: video/Alias: The key of an alias that was imported by its name is not known, so it gets no other alias \
                [swift-cdk:kms/alias-of-alias]
                  import the key by its ARN, and add the alias 'other' to it
                """)
        #expect(stackReport { Key($0, "Key", alias: "alias/media-1") } == "")
    }
}
