"""The catalogue of diagnostics is whole: an entry for every id that is reported, and none for others."""

from __future__ import annotations

import re

import pytest

from Catalogue.entries import ORIGINAL, Entry, area, areas
from Catalogue.page import page, words
from Catalogue.places import COMMAND, PAGE, REPOSITORY
from Catalogue.reported import Reported, reported

_REPORTED = reported()
_ENTRIES = [entry for each in areas() for entry in each.entries]


def _places(name: str) -> list[Reported]:
    return [each for each in _REPORTED if each.name == name]


def test_every_id_has_an_entry_and_every_entry_an_id() -> None:
    ids, entries = {each.name for each in _REPORTED}, [entry.name for entry in _ENTRIES]
    assert sorted(ids - set(entries)) == [], "ids without an entry in Sources/Catalogue"
    assert sorted(set(entries) - ids) == [], "entries of ids that nothing reports"
    assert len(entries) == len(set(entries))


def test_entries_say_what_is_wrong_and_what_to_do() -> None:
    lacking = []
    for entry in _ENTRIES:
        says, mend = words(entry, _places(entry.name))
        is_note = all(each.severity == "note" for each in _places(entry.name))
        lacking += [f"{entry.name}: Says"] * (not says) + [f"{entry.name}: Mend"] * (not mend and not is_note)
    assert lacking == []


def test_what_templates_provoke_has_a_reason_and_an_example() -> None:
    lacking = [entry.name for entry in _ENTRIES
               if any(each.is_of_templates for each in _places(entry.name)) and not (entry.why and entry.example)]
    assert lacking == []


def _swift_tests() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "Tests").rglob("*.swift"))


def test_what_no_template_provokes_is_provoked_by_a_test_in_swift() -> None:
    tests = _swift_tests()
    assert [entry.name for entry in _ENTRIES if entry.language == "swift" and entry.name.rpartition(":")[2] not in tests] == []


def test_the_words_of_every_check_of_templates_stand_in_a_test() -> None:
    tests = _swift_tests()
    # Literals that are joined are one, and so are lines that go on.
    texts = re.sub(r'"\s*\+\s*"|\\\n\s*', "", tests).replace('\\"', '"')
    unheld = []
    for entry in _ENTRIES:
        if not any(each.is_of_templates for each in _places(entry.name)):
            continue
        # A table whose words are made of parts names the id.
        if f'"{entry.name.removeprefix("swift-cdk:")}": [' in tests:
            continue
        says, _ = words(entry, _places(entry.name))
        forms = (".+".join(re.escape(part) for part in form.strip("…").split("…")) for form in says.split("; or: "))
        if not any(re.search(form, texts) for form in forms):
            unheld.append(entry.name)
    assert unheld == []


def test_entries_are_sorted() -> None:
    for each in areas():
        assert [entry.name for entry in each.entries] == sorted(entry.name for entry in each.entries), each.name
        assert each.about, f"{each.name} does not say what it is about"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), COMMAND


@pytest.mark.parametrize(("name", "prefix"), [("sqs", "swift-cdk:sqs/"), (ORIGINAL, "")])
def test_an_entry_is_read(name: str, prefix: str) -> None:
    text = "# A\n\nAbout.\n\n## one\n\nWhy\nso.\n\nMend: do\nit\n\n```swift\na\n```\n\n## two\n"
    assert area(name, text).about == "About."
    assert area(name, text).entries == [
        Entry(f"{prefix}one", "Why\nso.", "", "do it", "swift", "a\n"), Entry(f"{prefix}two", "", "", "", "", "")]


def test_words_are_read_from_the_sources() -> None:
    found = {each.name: each for each in _REPORTED}
    assert found["swift-cdk:tree/empty-id"].says == "The id is empty"
    assert found["swift-cdk:tree/empty-id"].mend == "give the construct an id"
    assert found["swift-cdk:schema/unlisted-value"].says == ""
    assert re.match(r"The state has neither", found["swift-cdk:stepfunctions/neither-next-nor-end"].says)
    assert found["swift-cdk:stepfunctions/express-waits"].severity == "warning"
    assert found["swift-cdk:stacks/many-resources"].severity == "note"
