"""Whatever users of the library can name has a comment that says what it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path

from Architecture.documentation import Declaration, public_declarations

_REPOSITORY = Path(__file__).resolve().parents[2]
_FOLDERS = ("App", "Constructs", "Sources")
#: A question where a name is due: "What is wrong", "Whether it is encrypted".
_QUESTION = re.compile(r"/// (What|Whether|Whose)\b")


@functools.cache
def _declarations() -> list[tuple[Path, Declaration]]:
    """Those of the hand-written code."""
    return [(path, declaration) for folder in _FOLDERS for path in (_REPOSITORY / folder).rglob("*.swift")
            if "Generated" not in path.parts for declaration in public_declarations(path.read_text(encoding="utf-8"))]


def _found(is_wrong: Callable[[Declaration], bool]) -> list[str]:
    assert len(_declarations()) > 2_500
    return [f"{path.relative_to(_REPOSITORY)}:{declaration.line}: {declaration.code}" for path, declaration in _declarations()
            if is_wrong(declaration)]


def test_every_public_declaration_has_a_comment_of_its_own() -> None:
    assert _found(lambda declaration: not declaration.comment or declaration.is_shared) == []


def test_comments_begin_with_what_a_thing_is() -> None:
    assert _found(lambda declaration: bool(_QUESTION.match(declaration.comment))) == []


def test_what_is_found() -> None:
    text = """
        /// A box.
        @frozen
        public enum Box {
            case bare
            /// Two at once.
            case one, two
            /// One with two values.
            case pair(Int, Int)
            func hidden() { switch self { case .bare: break } }
            public var open: Bool { true }
        }
        enum Own { case bare }
        /// A shape.
        public protocol Shape {
            var sides: Int { get }
            /// Draws it.
            @discardableResult
            func draw() -> Bool
        }
        public class func make() {}
        /// A text.
        public let text = "public struct {"
        public override init() {}
        let own = \"\"\"
            public let inside = 1
            \"\"\"
        """
    found = list(public_declarations(text))
    assert [declaration.code for declaration in found if not declaration.comment] == [
        "case bare", "public var open: Bool { true }", "var sides: Int { get }", "public class func make() {}"]
    assert [declaration.code for declaration in found if declaration.is_shared] == ["case one, two"]
    assert {declaration.code: declaration.comment for declaration in found if declaration.comment} == {
        "public enum Box {": "/// A box.", "case one, two": "/// Two at once.", "case pair(Int, Int)": "/// One with two values.",
        "public protocol Shape {": "/// A shape.", "func draw() -> Bool": "/// Draws it.",
        'public let text = "public struct {"': "/// A text."}
