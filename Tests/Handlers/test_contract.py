"""What the handlers and the constructs agree on: the handlers' file is what the constructs' says, and no handler spells it again."""

from __future__ import annotations

import ast

import pytest

import contract
from Architecture.literals import literals
from Handlers.write_contract import COPY, SOURCES, NotUnderstood, python_of
from service_errors import ServiceUnreachable

# What is called so elsewhere too: a level of the log, how an execution or an update of a stack ends, what S3 takes and what it gives, a
# section of templates, a member of policies.
OTHERS = {"ERROR", "FAILED", "Body", "ContentType", "Objects", "Resources", "Version"}


# The same, and what S3's and Step Functions' events, MediaConvert's ARNs and the runbook call so; the jobs of a pipeline, for people.
OTHERS_OF_CONSTRUCTS = OTHERS | {
    "ABORTED", "BucketName", "Throttling", "bucket", "jobs", "key", "presets", "preview", "renditions", "status"}


def _shared() -> set[str]:
    """The texts of the contract."""
    return {
        value for kind in vars(contract).values() if isinstance(kind, type) for name, value in vars(kind).items()
        if name.isupper() and isinstance(value, str)
    }


def test_the_handlers_file_is_what_the_constructs_say() -> None:
    assert COPY.read_text() == python_of(*(source.read_text() for source in SOURCES)), "write it anew: Tests/Handlers/write_contract.py"


def test_what_stands_in_the_contract_stands_in_no_handler() -> None:
    shared = _shared()
    assert {"assetId", "ASSETS_TABLE", "ServiceUnreachable"} <= shared
    for path in COPY.parent.glob("*.py"):
        if path != COPY:
            texts = [node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)]
            assert not shared.intersection(text for text in texts if isinstance(text, str)) - OTHERS, path.name


def test_what_stands_in_the_contract_stands_in_no_construct() -> None:
    constructs = COPY.parent.parent
    found = {
        (path.name, literal.text)
        for path in constructs.rglob("*.swift") if path not in SOURCES and not path.name.startswith("HandlerFile")
        for literal in literals(path.read_text()) if literal.text in _shared() - OTHERS_OF_CONSTRUCTS
    }
    assert found == set()


def test_errors_have_the_names_that_states_know() -> None:
    assert ServiceUnreachable.__name__ == contract.PassingError.SERVICE_UNREACHABLE


def test_each_kind_of_line() -> None:
    swift = """/// Ignored.
enum HandlerContract {
    /// Words.
    enum Word: String, Spelled {
        case plain
        case queueARN = "QUEUE ARN"
    }

    /// Numbers,
    /// of which all count.
    enum Number: Int, CaseIterable {
        case code7 = 7
        case eight = 8
    }
}
"""
    assert python_of(swift).split("from typing import Final\n")[1] == """

class Word:
    \"\"\"Words.\"\"\"

    PLAIN: Final = "plain"
    QUEUE_ARN: Final = "QUEUE ARN"


class Number:
    \"\"\"Numbers,
    of which all count.
    \"\"\"

    CODE7: Final = 7
    EIGHT: Final = 8
    ALL: Final = (CODE7, EIGHT)
"""


@pytest.mark.parametrize("line", ['    static let a = "b"', "        case one, two", '        case one = "\\n"', "// Words."])
def test_other_lines_are_refused(line: str) -> None:
    with pytest.raises(NotUnderstood):
        python_of(f"enum HandlerContract {{\n{line}\n}}\n")
