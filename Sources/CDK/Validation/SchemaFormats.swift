/// The formats that schemas name: ids, names and ARNs of well-known types, networks, times.
enum SchemaFormats {
    /// Whether a text has a format; nil for formats that say nothing to hold a text against.
    static func matches(_ text: String, _ format: String) -> Bool? {
        // What the CDK leaves for the CLI to look up is filled in later.
        if text.utf8.contains(UInt8(ascii: "{")) { return nil }
        switch format {
        case "AWS::EC2::VPC.Id": return isID(text, "vpc")
        case "AWS::EC2::Subnet.Id": return isID(text, "subnet")
        case "AWS::EC2::SecurityGroup.Id": return isID(text, "sg")
        case "AWS::EC2::Image.Id": return isID(text, "ami")
        case "AWS::IAM::Role.Arn": return isRoleARN(text)
        case "AWS::Logs::LogGroup.Name": return isLogGroupName(text)
        case "ipv4-network": return isNetwork(text)
        case "date-time": return isTime(text)
        default: return nil
        }
    }

    private static func isID(_ text: String, _ prefix: String) -> Bool {
        guard text.hasPrefix(prefix + "-") else { return false }
        let digits = text.utf8.dropFirst(prefix.utf8.count + 1)
        return (digits.count == 8 || digits.count == 17) && digits.allSatisfy { isHexadecimal($0) }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }

    private static func isRoleARN(_ text: String) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "iam" && parts[3].isEmpty
            && parts[4].utf8.count == 12 && parts[4].allSatisfy(\.isNumber) && parts[5].hasPrefix("role/")
    }

    private static func isLogGroupName(_ text: String) -> Bool {
        (1...512).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-_/#".unicodeScalars.contains($0))
            }
    }

    /// Four numbers and the length of a prefix.
    private static func isNetwork(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = decimal(parts[1]), length <= 32 else { return false }
        let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers.allSatisfy { decimal($0).map { $0 <= 255 } ?? false }
    }

    private static func decimal(_ text: Substring) -> Int? {
        (1...3).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// `2026-11-30T02:00:00Z`, with fractions of a second, or an offset in place of `Z`.
    private static func isTime(_ text: String) -> Bool {
        guard text.utf8.count >= 10 else { return false }
        let bytes = Array(text.utf8)
        return zip(bytes, "0000-00-00".utf8).allSatisfy { byte, form in
            form == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == form
        }
    }
}
