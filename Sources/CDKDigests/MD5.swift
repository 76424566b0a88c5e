/// MD5, RFC 1321: 16 bytes.
///
/// It serves logical ids, not secrets.
package struct MD5: MessageDigest {
    package static let lengthIsBigEndian = false

    package var pending = PendingBlock()

    private var a0: UInt32 = 0x6745_2301
    private var b0: UInt32 = 0xefcd_ab89
    private var c0: UInt32 = 0x98ba_dcfe
    private var d0: UInt32 = 0x1032_5476

    package init() {}

    package var bytes: [UInt8] {
        CDKDigests.bytes(of: [a0, b0, c0, d0], bigEndian: false)
    }

    package mutating func compress(_ blocks: UnsafePointer<UInt8>, count: Int) {
        Self.sines.withUnsafeBufferPointer { sines in
            Self.rotations.withUnsafeBufferPointer { rotations in
                guard let sines = sines.baseAddress, let rotations = rotations.baseAddress else { return }
                var block = blocks
                var left = count
                while left > 0 {
                    rounds(block, sines, rotations)
                    block += PendingBlock.size
                    left -= 1
                }
            }
        }
    }

    /// The four rounds of 16 operations (3.4).
    private mutating func rounds(_ block: UnsafePointer<UInt8>, _ sines: UnsafePointer<UInt32>, _ rotations: UnsafePointer<UInt32>) {
        var a = a0
        var b = b0
        var c = c0
        var d = d0
        var i = 0
        while i < 64 {
            let mixed: UInt32
            let word: Int
            if i < 16 {
                mixed = b & c | ~b & d
                word = i
            } else if i < 32 {
                mixed = b & d | c & ~d
                word = (i &* 5 &+ 1) & 15
            } else if i < 48 {
                mixed = b ^ c ^ d
                word = (i &* 3 &+ 5) & 15
            } else {
                mixed = c ^ (b | ~d)
                word = (i &* 7) & 15
            }
            let at = word &* 4
            let x = UInt32(block[at]) | UInt32(block[at &+ 1]) &<< 8 | UInt32(block[at &+ 2]) &<< 16 | UInt32(block[at &+ 3]) &<< 24
            let sum = a &+ mixed &+ x &+ sines[i]
            let rotation = rotations[(i &>> 4) &* 4 &+ (i & 3)]
            a = d
            d = c
            c = b
            b = b &+ (sum &<< rotation | sum &>> (32 &- rotation))
            i &+= 1
        }
        a0 &+= a
        b0 &+= b
        c0 &+= c
        d0 &+= d
    }

    /// The bits by which each operation rotates: four amounts for each round, in turn.
    private static let rotations: [UInt32] = [
        7, 12, 17, 22,
        5, 9, 14, 20,
        4, 11, 16, 23,
        6, 10, 15, 21,
    ]

    /// 2³² times the sines of 1 to 64 radians, without sign and fraction.
    private static let sines: [UInt32] = [
        0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
        0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
        0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
        0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
        0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
        0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
        0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
        0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
    ]
}
