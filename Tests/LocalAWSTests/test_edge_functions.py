"""CloudFront's functions as the local edge runs them: what they get, what becomes of what they answer, and what they have not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from LocalAWS.edge import configuration
from LocalAWS.edge.edge import Edge
from LocalAWS.edge.functions import Function, FunctionFailed, Runtime
from LocalAWS.edge.message import Request, Response
from LocalAWSTests.test_edge import RESOURCES, Shelf, template

SECRETS = {"store": {"one": "first"}}


@pytest.fixture(scope="module")
def runtime() -> Iterator[Runtime]:
    runtime = Runtime(SECRETS.__getitem__)
    yield runtime
    runtime.end()


def test_a_request_is_changed_or_answered(runtime: Runtime) -> None:
    function = Function("""
        function handler(event) {
            const request = event.request;
            if (request.cookies.who === undefined) return {statusCode: 403, statusDescription: 'Forbidden', headers: {a: {value: 'b'}}};
            request.uri = `/${request.cookies.who.value}${request.uri}`;
            return request;
        }""")
    changed = runtime.on_request(function, Request("GET", "/film", headers={"cookie": "x=1; who=me"}), 0)
    assert isinstance(changed, Request) and changed.path == "/me/film"
    answered = runtime.on_request(function, Request("GET", "/film"), 0)
    assert isinstance(answered, Response) and (answered.status, answered.headers) == (403, {"a": "b"})


def test_keys_and_the_time_are_those_of_the_edge(runtime: Runtime) -> None:
    function = Function("""
        import cf from 'cloudfront';
        const keys = cf.kvs();
        async function handler(event) {
            let found;
            try { found = await keys.get(event.request.uri.slice(1)); } catch (error) { found = `none: ${error.message}`; }
            return {statusCode: 200, statusDescription: 'OK', headers: {found: {value: found}, now: {value: String(Date.now())}}};
        }""", store="store")
    first, absent = (runtime.on_request(function, Request("GET", path), 12.5) for path in ("/one", "/two"))
    assert isinstance(first, Response) and first.headers == {"found": "first", "now": "12500"}
    assert isinstance(absent, Response) and absent.headers["found"] == "none: KeyNotFound"


@pytest.mark.parametrize(("code", "message"), [
    ("function handler(event) { setTimeout(() => 0, 1); }", "setTimeout is not defined"),
    ("import fs from 'fs'; function handler(event) {}", "no module fs"),
    ("function handler(event) { return process.env; }", "process is not defined"),
])
def test_what_the_runtime_has_not_fails(runtime: Runtime, code: str, message: str) -> None:
    with pytest.raises(FunctionFailed, match=message):
        runtime.on_request(Function(code), Request("GET", "/"), 0)


def distribution(**functions: str) -> configuration.Configuration:
    """A distribution with functions at events."""
    resources: dict[str, Any] = copy.deepcopy(RESOURCES)
    behavior = resources["Distribution"]["Properties"]["DistributionConfig"]["DefaultCacheBehavior"]
    behavior["FunctionAssociations"] = [
        {"EventType": event.replace("_", "-"), "FunctionARN": {"Fn::GetAtt": [event, "FunctionARN"]}} for event in functions]
    for event, code in functions.items():
        resources[event] = {"Type": "AWS::CloudFront::Function", "Properties": {
            "Name": event, "FunctionCode": code, "FunctionConfig": {"Comment": "", "Runtime": "cloudfront-js-2.0"}}}
    return configuration.read(template(resources))


def test_the_cache_knows_what_the_function_made_of_a_path(runtime: Runtime) -> None:
    shelf = Shelf()
    edge = Edge(distribution(
        viewer_request="function handler(event) { event.request.uri = '/assets/1/segment.cmfv'; return event.request; }",
        viewer_response="function handler(event) { event.response.headers.seen = {value: event.request.uri}; return event.response; }",
    ), shelf, runtime=runtime)
    answers = [edge.respond(Request("GET", path)) for path in ("/mine", "/yours")]
    assert [answer.headers["x-cache"] for answer in answers] == ["Miss from cloudfront", "Hit from cloudfront"]
    assert {answer.headers["seen"] for answer in answers} == {"/assets/1/segment.cmfv"}
    assert shelf.asked == ["/assets/1/segment.cmfv"]


def test_an_error_comes_to_no_function(runtime: Runtime) -> None:
    edge = Edge(distribution(
        viewer_response="function handler(event) { event.response.headers.seen = {value: 'yes'}; return event.response; }",
    ), Shelf(), runtime=runtime)
    assert "seen" not in edge.respond(Request("GET", "/assets/1/absent.cmfv")).headers
    assert edge.respond(Request("GET", "/assets/1/segment.cmfv")).headers["seen"] == "yes"


def test_a_function_that_fails_is_an_error_of_the_edge(runtime: Runtime) -> None:
    edge = Edge(distribution(viewer_request="function handler(event) { throw new Error('lost'); }"), Shelf(), runtime=runtime)
    assert edge.respond(Request("GET", "/assets/1/segment.cmfv")).status == 503
