"""The floors of the library: which file stands on which, computed from the sources."""
