/// A hash function that reads its message in blocks of 64 bytes: MD5, SHA-1 and SHA-256 do.
///
/// The three share how a message is cut into blocks and how it ends; how a block changes the state is their own.
package protocol MessageDigest {
    /// Whether the last block writes the length of the message with its most significant byte first.
    static var lengthIsBigEndian: Bool { get }

    /// The part of the message that does not fill a block yet, and the length of all of it.
    var pending: PendingBlock { get set }

    /// The digest of what has been compressed so far.
    var bytes: [UInt8] { get }

    init()

    /// Changes the state by a number of whole blocks that stand one after the other.
    mutating func compress(_ blocks: UnsafePointer<UInt8>, count: Int)
}

/// The bytes of a message that wait for their block to be full.
package struct PendingBlock {
    static let size = 64

    var bytes: [UInt8] = []
    /// The length of the whole message in bytes.
    var messageLength: UInt64 = 0
}

extension MessageDigest {
    /// The digest of a whole message.
    package static func hash(data: some Collection<UInt8>) -> [UInt8] {
        var digest = Self()
        digest.update(data: data)
        return digest.finalize()
    }

    /// Adds bytes to the end of the message.
    package mutating func update(data: some Collection<UInt8>) {
        let done: Void? = data.withContiguousStorageIfAvailable { add($0) }
        if done == nil { Array(data).withUnsafeBufferPointer { add($0) } }
    }

    /// The digest of the message.
    ///
    /// Nothing can be added to the message afterwards.
    package consuming func finalize() -> [UInt8] {
        let bits = pending.messageLength &* 8
        // One bit that is set, zeros, and the length in bits in the last eight bytes of a block.
        var end: [UInt8] = [0x80]
        let rest = (pending.bytes.count + end.count) % PendingBlock.size
        let zeros = (PendingBlock.size * 2 - 8 - rest) % PendingBlock.size
        end.append(contentsOf: repeatElement(0, count: zeros))
        let length = Self.lengthIsBigEndian ? bits.bigEndian : bits.littleEndian
        withUnsafeBytes(of: length) { end.append(contentsOf: $0) }
        update(data: end)
        return bytes
    }

    private mutating func add(_ data: UnsafeBufferPointer<UInt8>) {
        pending.messageLength &+= UInt64(data.count)
        guard let start = data.baseAddress else { return }
        var taken = 0
        if !pending.bytes.isEmpty {
            taken = min(PendingBlock.size - pending.bytes.count, data.count)
            pending.bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: taken))
            guard pending.bytes.count == PendingBlock.size else { return }
            let block = pending.bytes
            pending.bytes.removeAll(keepingCapacity: true)
            block.withUnsafeBufferPointer { if let first = $0.baseAddress { compress(first, count: 1) } }
        }
        let blocks = (data.count - taken) / PendingBlock.size
        if blocks > 0 { compress(start + taken, count: blocks) }
        taken += blocks * PendingBlock.size
        pending.bytes.append(contentsOf: UnsafeBufferPointer(start: start + taken, count: data.count - taken))
    }
}

/// The bytes of words, one word after the other.
func bytes(of words: [UInt32], bigEndian: Bool) -> [UInt8] {
    words.flatMap { word in withUnsafeBytes(of: bigEndian ? word.bigEndian : word.littleEndian) { Array($0) } }
}
