#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Hands out what was printed, although it goes to a pipe.
func flushOutput() { fflush(nil) }
