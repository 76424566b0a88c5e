"""Finding and reading assets: by what, in which order, in how many answers, and what is told of one."""

from __future__ import annotations

import json
from typing import Any

import pytest

import find_assets
import read_asset
from Handlers.AssetLife.stored_assets import DOMAIN, Calls, StoredAssets
from LocalAWS.gateway import LocalAWS


def found(**question: Any) -> list[str]:
    """The keys of all that is found, however many answers it takes."""
    keys: list[str] = []
    while True:
        answer = find_assets.handler(question, None)
        assert "error" not in answer, answer
        keys += [asset["key"] for asset in answer["assets"]]
        if "next" not in answer:
            return keys
        question = {**question, "next": answer["next"]}


@pytest.fixture(scope="module")
def deployment(aws: LocalAWS) -> StoredAssets:
    """A catalogue of seven films."""
    stored = StoredAssets(aws)
    for number in range(5):
        stored.asset(
            f"uploads/ann/Film {number}.mp4", "v", files=0, createdAt=f"2026-01-0{number + 1}T12:00:00.000Z",
            updatedAt=f"2026-02-0{number + 1}T12:00:00.000Z", status="FAILED" if number == 3 else "COMPLETE")
    stored.asset("uploads/import/bob/sequel.mp4", "v", files=0, creator="bob", title="The Last Film", updatedAt="2026-02-09T12:00:00.000Z")
    stored.asset("uploads/loose.mp4", "v", files=0, creator="-")
    return stored


@pytest.mark.parametrize(("question", "keys"), [
    ({"creator": "ann"}, [f"uploads/ann/Film {number}.mp4" for number in (4, 3, 2, 1, 0)]),
    ({"creator": "ann", "status": "FAILED"}, ["uploads/ann/Film 3.mp4"]),
    ({"creator": "ann", "from": "2026-01-02T00:00:00Z", "to": "2026-01-04T00:00:00Z"}, [
        "uploads/ann/Film 2.mp4", "uploads/ann/Film 1.mp4"]),
    ({"key": "uploads/ann/Film 2.mp4"}, ["uploads/ann/Film 2.mp4"]),
    ({"key": "uploads/import/bob/sequel.mp4"}, ["uploads/import/bob/sequel.mp4"]),
    ({"key": "uploads/loose.mp4"}, ["uploads/loose.mp4"]),
    ({"key": "uploads/ann/none.mp4"}, []),
    ({"fileName": "SEQUEL"}, ["uploads/import/bob/sequel.mp4"]),
    ({"title": "last film"}, ["uploads/import/bob/sequel.mp4"]),
    # Without a title it is the file's name.
    ({"title": "film 3"}, ["uploads/ann/Film 3.mp4"]),
    ({"status": "FAILED", "to": "2026-01-09T00:00:00Z", "fileName": "film 3"}, ["uploads/ann/Film 3.mp4"]),
    ({"creator": "eve"}, []),
])
@pytest.mark.parametrize("limit", [1, 100])
def test_what_is_found(stored: StoredAssets, question: dict[str, Any], keys: list[str], limit: int) -> None:
    assert found(**question, limit=limit) == keys


def test_all_are_found_by_their_status_in_turn(stored: StoredAssets) -> None:
    keys = found(limit=2, to="2026-01-09T00:00:00Z")
    assert keys[0] == "uploads/import/bob/sequel.mp4" and keys[6] == "uploads/ann/Film 3.mp4"
    assert len(keys) == len(set(keys)) >= 7


def test_a_presigned_upload_is_found_by_its_key(stored: StoredAssets, calls: Calls) -> None:
    key = "uploads/0d1f.mp4"
    asset = stored.asset(key, "v", files=0, creator="carol", status="REJECTED")
    stored.presigned(key, asset)
    with calls.watched() as made:
        assert found(key=key) == [key]
    assert made == ["GetItem", "GetItem"]


def test_a_deleted_asset_is_found_by_its_status_alone(stored: StoredAssets) -> None:
    stored.put("gone", {"status": "DELETED", "updatedAt": "2026-01-01T00:00:00.000Z", "createdAt": "2026-01-01T00:00:00.000Z"})
    assert "gone" not in {asset["assetId"] for asset in find_assets.handler({}, None)["assets"]}
    [asset] = find_assets.handler({"status": "DELETED"}, None)["assets"]
    assert asset["assetId"] == "gone"


def test_no_more_is_read_at_once_than_there_is_time_for(stored: StoredAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_assets, "READ_AT_MOST", 2)
    monkeypatch.setattr(find_assets, "_PAGE", 2)
    first = find_assets.handler({"creator": "ann", "title": "film 0"}, None)
    assert first["assets"] == [] and first["next"]
    assert found(creator="ann", title="film 0") == ["uploads/ann/Film 0.mp4"]


@pytest.mark.parametrize(("question", "words"), [
    ([], "the event must be an object, not list"),
    ({"limit": 101}, "limit must be at most 100"),
    ({"limit": 0}, "limit must be a whole number of at least 1"),
    ({"status": "READY"}, "status must be one of WAITING, PLANNING, TRANSCODING, COMPLETE, FAILED, REJECTED, DELETING, DELETED"),
    ({"creator": ""}, "creator must be a string that is not empty"),
    ({"from": "soon"}, "from must be a time, not 'soon'"),
    ({"next": "x"}, "next must be what the same question was answered with"),
])
def test_what_is_no_question(stored: StoredAssets, question: Any, words: str) -> None:
    assert find_assets.handler(question, None) == {"error": "MalformedEvent", "errorMessage": words}


def test_a_token_belongs_to_its_question(stored: StoredAssets) -> None:
    token = find_assets.handler({"creator": "ann", "limit": 1}, None)["next"]
    assert find_assets.handler({"creator": "bob", "next": token}, None)["error"] == "MalformedEvent"


def test_what_is_told_of_an_asset(stored: StoredAssets) -> None:
    asset = stored.asset("uploads/zoe/opening night.mp4", "v", files=0, creator="zoe", outputs=json.dumps({
        "hls": "assets/x/1/abr/opening night.m3u8", "poster": "assets/x/1/thumbnails/poster.jpg", "files": 9,
        "missing": [{"part": "preview", "why": '{"errorMessage": "MediaConvert reports ERROR"}'}]}))
    told = read_asset.handler({"assetId": asset}, None)
    assert told["playback"] == {
        "hls": f"https://{DOMAIN}/assets/x/1/abr/opening%20night.m3u8", "poster": f"https://{DOMAIN}/assets/x/1/thumbnails/poster.jpg"}
    assert told["missing"] == [{"part": "preview", "why": "MediaConvert reports ERROR"}]
    assert (told["title"], told["fileName"], told["words"]) == ("opening night", "opening night.mp4", "It can be played.")
    assert (told["decisions"], told["renditions"], told["metadata"]) == (["720p left out"], ["_360p"], {"width": 1280})
    assert json.loads(json.dumps(told)) == told


def test_names_are_told_as_they_may_be_shown(stored: StoredAssets) -> None:
    """Here the end of the name would read as its beginning; the key is what it is."""
    key = "uploads/zoe/film \u202e4pm.mp4"
    asset = stored.asset(key, "v", files=0, creator="zoe")
    told = read_asset.handler({"assetId": asset}, None)
    assert (told["title"], told["fileName"], told["key"]) == ("film 4pm", "film 4pm.mp4", key)
    [found] = find_assets.handler({"creator": "zoe", "fileName": "film 4pm"}, None)["assets"]
    assert (found["title"], found["fileName"]) == ("film 4pm", "film 4pm.mp4")


@pytest.mark.parametrize(("row", "words"), [
    ({"status": "WAITING"}, "It waits for its turn."),
    ({"status": "FAILED", "cause": '{"errorMessage": "MediaConvert cannot read the file"}'},
     "It could not be made. MediaConvert cannot read the file"),
    ({"status": "REJECTED", "cause": "files are taken whose names end with mp4"},
     "It is nothing that the platform takes. files are taken whose names end with mp4"),
])
@pytest.mark.parametrize("is_served", [False, True])
def test_what_has_become_of_it_in_words(stored: StoredAssets, row: dict[str, str], words: str, is_served: bool) -> None:
    outputs = {} if is_served else {"outputs": None}
    asset = stored.asset("uploads/zoe/film.mp4", "v", files=0, creator="zoe", **row, **outputs)
    told = read_asset.handler({"assetId": asset}, None)
    assert told["words"] == words + (" What was made before is served meanwhile." if is_served else "")
    assert bool(told["playback"]) == is_served


@pytest.mark.parametrize(("event", "error"), [
    ({}, "MalformedEvent"), ({"assetId": "../x"}, "MalformedEvent"), ({"assetId": "none"}, "AssetNotFound")])
def test_an_asset_that_is_not_there(stored: StoredAssets, event: Any, error: str) -> None:
    assert read_asset.handler(event, None)["error"] == error
