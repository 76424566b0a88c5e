"""A local AWS for tests: MiniStack in a process of its own, with what the platform needs and MiniStack lacks."""
