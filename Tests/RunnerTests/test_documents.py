"""What the pages say of the repository: links lead somewhere, sections that comments cite exist, and the map of the tests is whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
TESTS = REPOSITORY / "Tests"
SEMANTICS = REPOSITORY / "Sources" / "CDK" / "CDK.docc" / "Semantics.md"
GOLDENS = (TESTS / "ConformanceTests" / "Goldens", TESTS / "ServiceConformanceTests" / "Goldens")

_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
_PAGE = re.compile(r"<doc:(?P<page>[\w-]+)(?:#(?P<heading>[\w-]+))?>")
_HEADING = re.compile(r"^#+ +(?P<title>.+)$", re.MULTILINE)
_CITED = re.compile(r"\bSemantics (?P<numbers>\d+(?:\.\d+)?(?:(?:, | and )\d+(?:\.\d+)?)*)")
_CASE = re.compile(r"\[(?P<cases>\d\d[\w-]*(?:, \d\d[\w-]*)*)\]")
_ROW = re.compile(r"^\| `(?P<name>\w+)`", re.MULTILINE)


def pages() -> list[Path]:
    folders = [REPOSITORY / name for name in (".github", "App", "Constructs", "Sources", "Tests")]
    return [REPOSITORY / "README.md", *sorted(page for folder in folders for page in folder.rglob("*.md"))]


def catalogs() -> list[Path]:
    return sorted(folder for place in ("Constructs", "Sources") for folder in (REPOSITORY / place).rglob("*.docc"))


def anchors(text: str) -> set[str]:
    """The headings of a page, as links name them."""
    titles = [found["title"] for found in _HEADING.finditer(_CODE.sub(lambda code: code[0].strip("`"), text))]
    return {re.sub(r"[^\w-]", "", re.sub(r"\s+", "-", title.strip())).lower() for title in titles}


def dead_links(page: Path, text: str) -> list[str]:
    """The links of a page that lead nowhere in the repository; what is on other hosts is not looked for."""
    prose = _CODE.sub("", text)
    dead = []
    for target in (found["target"] for found in _LINK.finditer(prose)):
        path, _, heading = target.partition("#")
        file = page.parent / path if path else page
        if not re.match(r"\w+:", target) and (not file.exists() or (heading and heading not in anchors(file.read_text("utf-8")))):
            dead.append(target)
    for found in _PAGE.finditer(prose):
        file = page.with_name(found["page"] + ".md")
        heading = (found["heading"] or "").lower()
        if not file.exists() or (heading and heading not in anchors(file.read_text("utf-8"))):
            dead.append(found[0])
    return dead


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_lead_somewhere(page: Path) -> None:
    assert dead_links(page, page.read_text(encoding="utf-8")) == []


def test_a_link_that_leads_nowhere_is_seen() -> None:
    page = SEMANTICS.with_name("Design.md")
    text = """## One `kind`
    [there](Fidelity.md) [here](#one-kind) [out](https://example.com/none) `[code](none.md)` <doc:Speed> <doc:Fidelity#What-differs>
    [gone](None.md) [no heading](Fidelity.md#none) <doc:None> <doc:Speed#none>"""
    assert dead_links(page, text) == ["#one-kind", "None.md", "Fidelity.md#none", "<doc:None>", "<doc:Speed#none>"]
    assert anchors(text) == {"one-kind"}


@pytest.mark.parametrize("catalog", catalogs(), ids=lambda folder: folder.stem)
def test_every_page_of_a_catalog_is_listed(catalog: Path) -> None:
    listed = {found["page"] for found in _PAGE.finditer((catalog / f"{catalog.stem}.md").read_text(encoding="utf-8"))}
    assert listed == {page.stem for page in catalog.glob("*.md")} - {catalog.stem}


def sections() -> set[str]:
    return {found["title"].split()[0] for found in _HEADING.finditer(SEMANTICS.read_text(encoding="utf-8"))}


def test_sections_that_comments_cite_exist() -> None:
    cited: dict[str, Path] = {}
    for folder in ("Sources", "Constructs", "App", "Tests"):
        for path in (REPOSITORY / folder).rglob("*.swift"):
            if "Generated" not in path.parts:
                for found in _CITED.finditer(path.read_text(encoding="utf-8")):
                    cited.update((number, path) for number in re.findall(r"[\d.]+\d|\d", found["numbers"]))
    assert len(cited) > 20
    assert {number: path for number, path in cited.items() if number not in sections()} == {}


def test_cases_that_the_page_names_have_goldens() -> None:
    names = [folder.name for goldens in GOLDENS for folder in goldens.iterdir()]
    cases = {case for found in _CASE.finditer(_CODE.sub("", SEMANTICS.read_text(encoding="utf-8"))) for case in found["cases"].split(", ")}
    assert len(cases) > 30
    matching = {case: [name for name in names if name == case or name.startswith(f"{case}-")] for case in cases}
    assert {case: found for case, found in matching.items() if len(found) != 1} == {}


def mapped(heading: str) -> set[str]:
    """The names in the first column of the tables below the headings of the map that begin so."""
    parts = re.split(r"^## ", (TESTS / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {found["name"] for part in parts if part.startswith(heading) for found in _ROW.finditer(part)}


def test_the_map_names_every_folder() -> None:
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and not path.name.startswith(("__", "."))}
    assert mapped("Tests in") == folders


def test_the_map_names_every_layer() -> None:
    listed = subprocess.run(["/bin/sh", str(TESTS / "run"), "--list"], capture_output=True, text=True, check=True, timeout=60)
    layers = {line.split()[0] for line in listed.stdout.splitlines()}
    assert len(layers) > 5
    assert layers - mapped("Layers") == set()
