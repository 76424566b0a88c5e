"""The commands of the pages: each names a function that there is, with an event that it takes."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from Handlers.AssetLife.stored_assets import StoredAssets

PAGES = Path(__file__).resolve().parents[3] / "Constructs" / "MediaConstructs.docc"
_COMMAND = re.compile(r"^ask ([\w-]+) '(.+)'$", re.MULTILINE)
_INVOKED = re.compile(r"--function-name ((?:find|read|remake|delete)-\w+)-function-dev \\\n\s+--payload '(.+)'")
_TEXTS = [page.read_text(encoding="utf-8") for page in PAGES.glob("*.md")]
COMMANDS = sorted({found for text in _TEXTS for command in (_COMMAND, _INVOKED) for found in command.findall(text)})


def test_there_are_commands_of_each_function() -> None:
    assert {name for name, _ in COMMANDS} == {"find-assets", "read-asset", "remake-assets", "delete-asset"}


@pytest.mark.parametrize(("name", "event"), COMMANDS)
def test_a_command_is_understood(stored: StoredAssets, key: str, name: str, event: str) -> None:
    asset = stored.asset(key, files=0)
    given: dict[str, Any] = json.loads(event.replace("ASSET ID", asset))
    answer = importlib.import_module(name.replace("-", "_")).handler(given, None)
    assert "error" not in answer, answer
    json.dumps(answer)


def test_what_is_no_command_is_told(stored: StoredAssets) -> None:
    """A member that is misspelt leaves out what narrows a question: it is refused, not left unread."""
    for name, event, words in (
        ("find_assets", {"creater": "c-17"}, "creater means nothing here: is it creator?"),
        ("find_assets", {"gone": "true"}, "gone must be true or false"),
        ("find_assets", {"xyz": 1},
         "xyz means nothing here: there are key, creator, status, gone, fileName, title, from, to, limit, next"),
        ("read_asset", {"assetId": "a", "asset": "b"}, "asset means nothing here: is it assetId?"),
        ("remake_assets", {"find": {"creater": "c-17", "title": "a"}}, "creater means nothing here: is it creator?"),
        ("remake_assets", {"find": {}}, "find must say which: all makes all again"),
        ("remake_assets", {"find": {"limit": 5}}, "find must say which: all makes all again"),
        ("remake_assets", {"all": "false"}, "all must be true or false"),
        ("remake_assets", {"all": True, "find": {"title": "a"}}, "find means nothing here: there are all, next, before, priority, restore"),
        ("remake_assets", {"assetId": "a", "all": False}, "all means nothing here: there are assetId, priority, restore"),
        ("delete_asset", {"assetId": "a", "canceled": True}, "canceled means nothing here: is it cancel?"),
        ("delete_asset", {"assetId": "a", "cancel": "no"}, "cancel must be true or false"),
    ):
        assert importlib.import_module(name).handler(event, None) == {"error": "MalformedEvent", "errorMessage": words}
