#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What tells a file that was looked at from another, or from the same after somebody wrote to it.
struct FileStamp: Equatable, Sendable {
    /// Systems stamp files with the time of their last tick, which may be so many nanoseconds ago.
    private static let tick: Int64 = 20_000_000

    private let device: UInt64
    private let inode: UInt64
    let size: Int64
    let mode: UInt32
    /// When the content or the status last changed, in nanoseconds.
    private let changed: Int64

    /// The stamp of the file at a path, links followed; nil if there is none.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        mode = UInt32(status.st_mode)
        #if canImport(Darwin)
            let time = status.st_ctimespec
        #else
            let time = status.st_ctim
        #endif
        changed = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// Waits until a change of the file from now on gives it another stamp.
    func settle() {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let age = Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec) &- changed
        if age < Self.tick { usleep(UInt32(Self.tick / 1_000)) }
    }

    /// Whether one of them was changed later than the other.
    func isOlder(than other: FileStamp) -> Bool { changed < other.changed }
}
