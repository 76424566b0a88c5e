"""What a Swift file declares and names."""

from __future__ import annotations

import pytest

from Architecture.source_file import SourceFile
from Architecture.tokens import tokens


def parse(text: str) -> SourceFile:
    return SourceFile.parse(text, "Folder/File.swift")


@pytest.mark.parametrize(("text", "expected"), [
    ("let a = b // c\n/* d /* e */ f */ g", ["let", "a", "=", "b", "g"]),
    (r'print("text \(inner(one)) rest", after)', ["print", "(", "inner", "(", "one", ")", ",", "after", ")"]),
    (r'"a \"quoted\" word" b', ["b"]),
    (r'#"raw \(no) \#(yes)"# b', ["yes", "b"]),
    ('"""\n  "line" \\(word)\n  """ b', ["word", "b"]),
    (r'"\("inner \(deep)")" b', ["deep", "b"]),
    ("`default`.x + 1.5e3 + 0xFF", ["default", ".", "x", "+", "+"]),
    ("/* never closed", []),
])
def test_words_are_those_that_the_compiler_reads(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_types_at_the_top_are_declared() -> None:
    file = parse("""
        public final class Box: Thing { struct Inner {} ; func open() { struct Local {} } }
        indirect enum Choice { case one, two }
        @MainActor protocol Shape: AnyObject {}
        package typealias Alias = Box
        private struct Hidden {}
        fileprivate enum AlsoHidden {}
        """)
    assert file.types == {"Box", "Choice", "Shape", "Alias"}


def test_what_is_imported_or_handed_on_is_not_declared() -> None:
    assert parse("import class Shops.Shop\npublic typealias Box = Boxes.Box").types == set()
    assert parse("public typealias Box = Boxes.Crate").types == {"Box"}


def test_a_class_member_is_no_type() -> None:
    assert parse("class Box { class func make() {} ; class var count: Int { 0 } }").types == {"Box"}


def test_members_of_extensions_are_declared() -> None:
    file = parse("""
        extension Box.Inner where Element: Shape {
            public final var size: Int { let local = 1; return local }
            func grow() { func helper() {} }
            struct Part { var detail: Int }
            public private(set) var shown: Int { 0 }
            private var hidden: Int { 0 }
        }
        private extension Box { func secret() {} }
        extension Box { fileprivate func alsoSecret() {} }
        """)
    assert file.extensions == {"Inner": {"size", "grow", "Part", "shown"}}


def test_members_of_types_are_declared() -> None:
    assert parse("struct Box { let width: Int; private let depth = 1; func open() {} }").members == {"width", "open"}


def test_all_cases_of_a_line_are_declared() -> None:
    file = parse("enum Choice { case one, two(Int, name: String), three ; case four = -1, five ; func six() {} }")
    assert file.members == {"one", "two", "three", "four", "five", "six"}


def test_words_and_words_behind_dots_are_named() -> None:
    file = parse("let box = Box().size // Comment")
    assert file.words == {"let", "box", "Box", "size"}
    assert file.dotted == {"size"}
