"""Where MiniStack is more lenient than AWS in a way that would hide a fault of ours."""
