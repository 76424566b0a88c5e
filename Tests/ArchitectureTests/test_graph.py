"""Edges from what files name, and circles among them."""

from __future__ import annotations

from pathlib import Path

from Architecture.graph import Graph, circles, reduced
from ArchitectureTests.made_up import graph


def test_a_named_type_is_an_edge() -> None:
    found = graph(Low_Box="struct Box {}", High_Shop="struct Shop { var box: Box }")
    assert found.files == {"Low/Box.swift": set(), "High/Shop.swift": {"Low/Box.swift"}}
    assert found.names["High/Shop.swift", "Low/Box.swift"] == {"Box"}
    assert found.folders == {"Low": set(), "High": {"Low"}}


def test_names_in_comments_and_texts_are_none() -> None:
    assert graph(a="struct Box {}", b='/// A Box.\nlet text = "Box"').files["b.swift"] == set()


def test_a_private_type_is_its_files_own() -> None:
    assert graph(a="private struct Box {}", b="private struct Box {}\nlet box = Box()").files["b.swift"] == set()


def test_a_member_of_an_extension_is_an_edge_where_it_is_called() -> None:
    found = graph(a="struct Box {}", b="extension Box { func open() {} }", c="func run(_ box: Any) { box.open() }", d="let open = 1")
    assert found.files["c.swift"] == {"b.swift"}
    assert found.files["d.swift"] == set()


def test_a_type_calls_members_of_its_extensions_without_a_dot() -> None:
    assert graph(a="struct Box { func run() { open() } }", b="extension Box { func open() {} }").files["a.swift"] == {"b.swift"}


def test_an_extension_of_a_foreign_type_counts() -> None:
    assert graph(a="extension String { var half: String { self } }", b="let x = text.half").files["b.swift"] == {"a.swift"}


def test_a_word_of_the_language_is_a_member_behind_a_dot_alone() -> None:
    found = graph(
        a="struct Box {}", b="extension Box { static func `if`() {} }", c="extension Box { func f() { if true {} } }", d="Box.if()")
    assert "b.swift" not in found.files["c.swift"]
    assert "b.swift" in found.files["d.swift"]


def test_a_name_that_several_files_declare_says_nothing() -> None:
    found = graph(a="extension String { func open() {} }", b="struct Door { func open() {} }", c="thing.open()")
    assert found.files["c.swift"] == set()


def test_files_are_read_with_their_folders(tmp_path: Path) -> None:
    (tmp_path / "Low" / "Deep").mkdir(parents=True)
    (tmp_path / "Low" / "Deep" / "Box.swift").write_text("struct Box {}")
    (tmp_path / "Shop.swift").write_text("let box = Box()")
    assert Graph.read(tmp_path).files == {"Low/Deep/Box.swift": set(), "Shop.swift": {"Low/Deep/Box.swift"}}
    assert Graph.read(tmp_path).folders == {"Low": set(), "": {"Low"}}
    assert Graph.read(tmp_path, without="Deep").files == {"Shop.swift": set()}


def test_circles_are_found_the_largest_first() -> None:
    edges = {"a": {"b"}, "b": {"a", "c"}, "c": {"d"}, "d": {"e"}, "e": {"c"}, "f": {"a"}, "g": set()}
    assert circles(edges) == [["c", "d", "e"], ["a", "b"]]


def test_edges_that_follow_from_others_are_left_out() -> None:
    assert reduced({"a": {"b", "c", "d"}, "b": {"c"}, "c": {"d"}, "d": set()}) == {"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": set()}
