/// SHA-1, FIPS 180-4: 20 bytes.
///
/// It serves addresses of constructs, not secrets.
package struct SHA1: MessageDigest {
    package static let lengthIsBigEndian = true

    package var pending = PendingBlock()

    private var h0: UInt32 = 0x6745_2301
    private var h1: UInt32 = 0xefcd_ab89
    private var h2: UInt32 = 0x98ba_dcfe
    private var h3: UInt32 = 0x1032_5476
    private var h4: UInt32 = 0xc3d2_e1f0

    package init() {}

    package var bytes: [UInt8] {
        CDKDigests.bytes(of: [h0, h1, h2, h3, h4], bigEndian: true)
    }

    package mutating func compress(_ blocks: UnsafePointer<UInt8>, count: Int) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { schedule in
            guard let w = schedule.baseAddress else { return }
            var block = blocks
            var left = count
            while left > 0 {
                Self.expand(block, into: w)
                rounds(w)
                block += PendingBlock.size
                left -= 1
            }
        }
    }

    /// The message schedule (6.1.2, step 1).
    private static func expand(_ block: UnsafePointer<UInt8>, into w: UnsafeMutablePointer<UInt32>) {
        var i = 0
        while i < 16 {
            let at = i &* 4
            w[i] = UInt32(block[at]) &<< 24 | UInt32(block[at &+ 1]) &<< 16 | UInt32(block[at &+ 2]) &<< 8 | UInt32(block[at &+ 3])
            i &+= 1
        }
        while i < 80 {
            let x = w[i &- 3] ^ w[i &- 8] ^ w[i &- 14] ^ w[i &- 16]
            w[i] = x &<< 1 | x &>> 31
            i &+= 1
        }
    }

    /// The 80 rounds (6.1.2, steps 2 to 4), with the functions and constants of 4.1.1 and 4.2.1.
    private mutating func rounds(_ w: UnsafePointer<UInt32>) {
        var a = h0
        var b = h1
        var c = h2
        var d = h3
        var e = h4
        var i = 0
        while i < 80 {
            let mixed: UInt32
            if i < 20 {
                mixed = (b & c ^ ~b & d) &+ 0x5a82_7999
            } else if i < 40 {
                mixed = (b ^ c ^ d) &+ 0x6ed9_eba1
            } else if i < 60 {
                mixed = (b & c ^ b & d ^ c & d) &+ 0x8f1b_bcdc
            } else {
                mixed = (b ^ c ^ d) &+ 0xca62_c1d6
            }
            let next = (a &<< 5 | a &>> 27) &+ mixed &+ e &+ w[i]
            e = d
            d = c
            c = b &<< 30 | b &>> 2
            b = a
            a = next
            i &+= 1
        }
        h0 &+= a
        h1 &+= b
        h2 &+= c
        h3 &+= d
        h4 &+= e
    }
}
