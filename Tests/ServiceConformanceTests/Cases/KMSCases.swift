import CDK
import CDKIAM
import CDKKMS
import ConformanceSupport
import Testing

@Suite struct KMSCases {
    @Test func keys() throws {
        try Conformance.check("83-kms-keys") { app in
            let stack = Stack(app, "Kms", env: Conformance.environment)
            let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
            let admin = User(stack, "Admin")
            let key = Key(
                stack, "Key", alias: "media", description: "d", isRotated: true, rotationPeriod: .days(180), pendingWindow: .days(7),
                admins: [admin, .account("222222222222")], removalPolicy: .destroy)
            key.grantEncryptDecrypt(to: role)
            key.grantDecrypt(to: .service("cloudfront.amazonaws.com"))
            key.grantEncrypt(to: .account("333333333333"))
            key.grant(["kms:DescribeKey"], to: Role.imported(stack, "Imp", name: "imp"))
            key.addAlias("alias/second")
            key.addToResourcePolicy(
                PolicyStatement(
                    actions: ["kms:Decrypt"], resources: ["*"], principals: [.viaService("s3.eu-south-1.amazonaws.com")]))
            Key(stack, "Plain")
            Key(stack, "Period", isEnabled: false, rotationPeriod: .days(90), isMultiRegion: true)
            let own = PolicyStatement(sid: "Own", actions: ["kms:*"], resources: ["*"], principals: [.accountRoot])
            let sign = Key(
                stack, "Sign", spec: .eccNistP256, usage: .signVerify, policy: PolicyDocument(statements: [own]))
            sign.grantSignVerify(to: role)
            sign.grantSign(to: role)
            sign.grantVerify(to: admin)
            let mac = Key(stack, "Mac", spec: .hmac256, usage: .generateVerifyMac)
            mac.grantGenerateMAC(to: role)
            mac.grantVerifyMAC(to: admin)
            let alias = Alias(stack, "Alias", name: "other", target: sign)
            alias.grantSign(to: admin)
            let importedAlias = Alias.imported(stack, "ImpAlias", name: "alias/there")
            importedAlias.grantDecrypt(to: role)
            let imported = Key.imported(stack, "ImpKey", arn: "arn:aws:kms:eu-south-1:111111111111:key/1234")
            imported.grantDecrypt(to: role)
            imported.addAlias("imported")
            Key.imported(stack, "Foreign", arn: "arn:aws:kms:us-east-1:444444444444:key/5678").grantDecrypt(to: admin)
            let after = topic(
                stack, "After",
                [
                    "a": AnyValue(key.arn), "b": AnyValue(key.keyID), "c": AnyValue(alias.arn), "d": AnyValue(alias.aliasName),
                    "e": AnyValue(importedAlias.arn), "f": AnyValue(imported.keyID), "g": AnyValue(alias.keyID),
                ])
            key.grantDecrypt(to: role).apply(before: after)
        }
    }

    @Test func otherEnvironments() throws {
        try Conformance.check("84-kms-elsewhere") { app in
            let keys = Stack(app, "Keys", env: Conformance.environment)
            let near = Stack(app, "Region", env: Environment(account: "111111111111", region: .usEast1))
            let far = Stack(app, "Account", env: Environment(account: "222222222222", region: .euSouth1))
            let same = Stack(app, "Same", env: Conformance.environment)
            let key = Key(keys, "Key")
            let second = Key(keys, "Key2")
            second.grantDecrypt(to: Role(near, "R", assumedBy: .service("ec2.amazonaws.com"), roleName: "near"))
            second.grantDecrypt(to: Role(far, "R", assumedBy: .service("ec2.amazonaws.com"), roleName: "far"))
            key.grantDecrypt(to: Role(same, "R", assumedBy: .service("ec2.amazonaws.com")))
            far.addDependency(keys)
            key.grantEncrypt(to: Role(far, "Later", assumedBy: .service("ec2.amazonaws.com")))
        }
    }
}
