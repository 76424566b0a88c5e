"""`import CDK` brings every type that the library's own interface names."""

from __future__ import annotations

from Architecture.interface import exported, named_publicly, public_words
from Architecture.places import CDK_SOURCES, CLOUD_ASSEMBLY_SOURCES

#: What only throws names, which are written in comments.
THROWN = {"JSONSyntaxError"}


def test_what_the_interface_names_is_handed_on() -> None:
    assert exported(CDK_SOURCES, "CloudAssembly") == named_publicly(CDK_SOURCES, CLOUD_ASSEMBLY_SOURCES) | THROWN


def test_words_of_public_declarations_are_those_up_to_their_braces() -> None:
    text = """
        public struct Box: Shape { let inner: Hidden; public private(set) var shown: Seen { Inside() }
            public func fetch(_ key: Key = .first) throws(Failure) -> Result? { Body() }
            public let plain: Plain
            let own: Hidden
            open class func make() -> Made { Body() }
            package func other(_ part: Part) {} }
        """
    assert public_words(text) >= {"Box", "Shape", "Seen", "Key", "Failure", "Result", "Plain", "Made"}
    assert public_words(text).isdisjoint({"Hidden", "Inside", "Body", "Part"})
