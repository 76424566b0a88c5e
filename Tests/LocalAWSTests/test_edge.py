"""The edge location: what a distribution's template makes of requests."""

from __future__ import annotations

import copy
import gzip
import urllib.error
import urllib.request
from typing import Any

import pytest

from LocalAWS.edge import configuration
from LocalAWS.edge.bucket_policy import Reader, admits
from LocalAWS.edge.edge import Edge
from LocalAWS.edge.message import Request, Response
from LocalAWS.edge.origin import BucketOrigin
from LocalAWS.edge.server import EdgeServer
from LocalAWS.edge.template import Template
from LocalAWS.gateway import LocalAWS

PLAYLIST = b"#EXTM3U\n" + b"#EXTINF:6.0,\n" * 100
OAI = Reader(("CanonicalUser", "E1.S3CanonicalUserId"))


def cache(name: str, least: int, usual: int, most: int, gzips: bool) -> dict[str, Any]:
    return {"Type": "AWS::CloudFront::CachePolicy", "Properties": {"CachePolicyConfig": {
        "Name": name, "MinTTL": least, "DefaultTTL": usual, "MaxTTL": most, "ParametersInCacheKeyAndForwardedToOrigin": {
            "CookiesConfig": {"CookieBehavior": "none"}, "HeadersConfig": {"HeaderBehavior": "none"},
            "QueryStringsConfig": {"QueryStringBehavior": "none"}, "EnableAcceptEncodingGzip": gzips}}}}


def behavior(policy: str, **fields: Any) -> dict[str, Any]:
    return {"CachePolicyId": {"Ref": policy}, "ResponseHeadersPolicyId": {"Ref": "Headers"}, "TargetOriginId": "delivery",
            "AllowedMethods": ["GET", "HEAD", "OPTIONS"], **fields}


RESOURCES: dict[str, Any] = {
    "Bucket": {"Type": "AWS::S3::Bucket"},
    "Identity": {"Type": "AWS::CloudFront::CloudFrontOriginAccessIdentity"},
    "BucketPolicy": {"Type": "AWS::S3::BucketPolicy", "Properties": {"Bucket": {"Ref": "Bucket"}, "PolicyDocument": {"Statement": [
        {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:*", "Condition": {"Bool": {"aws:SecureTransport": "false"}},
         "Resource": {"Fn::Join": ["", [{"Fn::GetAtt": ["Bucket", "Arn"]}, "/*"]]}},
        {"Effect": "Allow", "Principal": {"CanonicalUser": {"Fn::GetAtt": ["Identity", "S3CanonicalUserId"]}}, "Action": "s3:GetObject",
         "Resource": {"Fn::Join": ["", [{"Fn::GetAtt": ["Bucket", "Arn"]}, "/assets/*"]]}}]}}},
    "Short": cache("short", 1, 5, 5, True), "Long": cache("long", 1, 86_400, 31_536_000, False),
    "Headers": {"Type": "AWS::CloudFront::ResponseHeadersPolicy", "Properties": {"ResponseHeadersPolicyConfig": {
        "Name": "headers",
        "CorsConfig": {"AccessControlAllowOrigins": {"Items": ["*"]}, "AccessControlAllowMethods": {"Items": ["GET", "HEAD"]},
                       "AccessControlAllowHeaders": {"Items": ["*"]}, "AccessControlAllowCredentials": False,
                       "AccessControlMaxAgeSec": 600, "OriginOverride": True},
        "SecurityHeadersConfig": {
            "StrictTransportSecurity": {"AccessControlMaxAgeSec": 31_536_000, "IncludeSubdomains": True, "Override": True},
            "ContentTypeOptions": {"Override": True}, "ReferrerPolicy": {"ReferrerPolicy": "no-referrer", "Override": False}}}}},
    "Distribution": {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": {
        "CacheBehaviors": [behavior("Short", PathPattern="*.m3u8", Compress=True)],
        "DefaultCacheBehavior": behavior("Long", AllowedMethods=["GET", "HEAD"]),
        "CustomErrorResponses": [
            {"ErrorCode": 403, "ErrorCachingMinTTL": 5, "ResponseCode": 404, "ResponsePagePath": "/assets/absent.html"}],
        "Origins": [{"Id": "delivery", "DomainName": {"Fn::GetAtt": ["Bucket", "RegionalDomainName"]}, "S3OriginConfig": {
            "OriginAccessIdentity": {"Fn::Join": ["", ["origin-access-identity/cloudfront/", {"Ref": "Identity"}]]}}}]}}},
}
IDS = {"Bucket": "films", "Identity": "E1", "Distribution": "D1", **{name: f"id-of-{name}" for name in ("Short", "Long", "Headers")}}


def template(resources: dict[str, Any] = RESOURCES) -> Template:
    return Template(resources, {**{name: name for name in resources}, **IDS}, "111111111111", "eu-south-1")


class Shelf:
    """An origin with a few objects, and how often it was asked."""

    def __init__(self) -> None:
        self.objects = {
            "/assets/1/video.m3u8": Response(200, {"content-type": "application/x-mpegURL"}, PLAYLIST),
            "/assets/1/segment.cmfv": Response(200, {"content-type": "video/mp4"}, bytes(range(100))),
            "/assets/1/told.cmfv": Response(200, {"cache-control": "public, max-age=60"}, b"told")}
        self.asked: list[str] = []

    def fetch(self, request: Request) -> Response:
        self.asked.append(request.path)
        return self.objects.get(request.path, Response(403, {"content-type": "application/xml"}, b"<Error/>"))


class Place:
    def __init__(self) -> None:
        self.now = 0.0
        self.shelf = Shelf()
        self.edge = Edge(configuration.read(template()), self.shelf, lambda: self.now)

    def get(self, path: str, query: str = "", method: str = "GET", **headers: str) -> Response:
        return self.edge.respond(Request(method, path, query, {name.replace("_", "-"): value for name, value in headers.items()}))


@pytest.fixture
def place() -> Place:
    return Place()


def test_a_behavior_is_found_by_its_pattern_and_its_time_is_kept(place: Place) -> None:
    first, again = place.get("/assets/1/video.m3u8"), place.get("/assets/1/video.m3u8", query="t=1")
    assert [answer.headers["x-cache"] for answer in (first, again)] == ["Miss from cloudfront", "Hit from cloudfront"]
    place.now = 4
    assert place.get("/assets/1/video.m3u8").headers["age"] == "4"
    place.now = 5
    assert place.get("/assets/1/video.m3u8").headers["x-cache"] == "Miss from cloudfront"
    for path in ("/assets/1/segment.cmfv", "/assets/1/told.cmfv"):
        place.get(path)
    place.now = 70
    assert place.get("/assets/1/segment.cmfv").headers["x-cache"] == "Hit from cloudfront"
    assert place.get("/assets/1/told.cmfv").headers["x-cache"] == "Miss from cloudfront"


def test_headers_for_browsers_do_not_depend_on_who_asked_first(place: Place) -> None:
    plain = place.get("/assets/1/segment.cmfv")
    foreign = place.get("/assets/1/segment.cmfv", origin="https://player.example")
    assert "access-control-allow-origin" not in plain.headers
    assert (foreign.headers["x-cache"], foreign.headers["access-control-allow-origin"]) == ("Hit from cloudfront", "*")
    assert plain.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert (plain.headers["x-content-type-options"], plain.headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_manifests_are_compressed_where_the_viewer_takes_it_and_media_never(place: Place) -> None:
    packed = place.get("/assets/1/video.m3u8", accept_encoding="gzip, br")
    assert (packed.headers["content-encoding"], gzip.decompress(packed.body)) == ("gzip", PLAYLIST)
    assert place.get("/assets/1/video.m3u8").body == PLAYLIST
    assert "content-encoding" not in place.get("/assets/1/segment.cmfv", accept_encoding="gzip").headers


def test_an_error_becomes_another_and_is_kept_for_seconds(place: Place) -> None:
    place.shelf.objects["/assets/absent.html"] = Response(200, {"content-type": "text/html"}, b"absent")
    for _ in range(2):
        answer = place.get("/assets/1/absent.cmfv")
        assert (answer.status, answer.body, answer.headers["x-cache"]) == (404, b"absent", "Error from cloudfront")
    assert place.shelf.asked.count("/assets/1/absent.cmfv") == 1
    place.now = 5
    place.get("/assets/1/absent.cmfv")
    assert place.shelf.asked.count("/assets/1/absent.cmfv") == 2


@pytest.mark.parametrize(("asked", "status", "body", "told"), [
    ("bytes=0-9", 206, bytes(range(10)), "bytes 0-9/100"), ("bytes=90-", 206, bytes(range(90, 100)), "bytes 90-99/100"),
    ("bytes=-5", 206, bytes(range(95, 100)), "bytes 95-99/100"), ("bytes=100-", 416, b"", "bytes */100"),
    ("bytes=1-2,4-5", 200, bytes(range(100)), None)])
def test_ranges(place: Place, asked: str, status: int, body: bytes, told: str | None) -> None:
    answer = place.get("/assets/1/segment.cmfv", range=asked)
    assert (answer.status, answer.headers.get("content-range")) == (status, told)
    assert status == 416 or answer.body == body


def test_head_has_no_body_and_the_length_of_the_object(place: Place) -> None:
    answer = place.get("/assets/1/segment.cmfv", method="HEAD")
    assert (answer.body, answer.headers["content-length"]) == (b"", "100")


def test_a_method_that_the_behavior_does_not_allow_never_reaches_the_origin(place: Place) -> None:
    assert place.get("/assets/1/segment.cmfv", method="OPTIONS", origin="https://player.example").status == 403
    assert place.get("/assets/1/segment.cmfv", method="DELETE").status == 403
    assert place.shelf.asked == []


@pytest.mark.parametrize(("action", "resource", "reader", "admitted"), [
    ("s3:GetObject", "arn:aws:s3:::films/assets/1/video.m3u8", OAI, True),
    ("s3:GetObject", "arn:aws:s3:::films/other/video.m3u8", OAI, False),
    ("s3:ListBucket", "arn:aws:s3:::films", OAI, False),
    ("s3:GetObject", "arn:aws:s3:::films/assets/1/video.m3u8", Reader(("CanonicalUser", "E2.S3CanonicalUserId")), False),
])
def test_a_policy_admits_its_reader_only(action: str, resource: str, reader: Reader, admitted: bool) -> None:
    assert admits(configuration.read(template()).statements, reader, action, resource) is admitted


def test_a_condition_that_is_not_understood_is_no_guess() -> None:
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*",
                 "Condition": {"IpAddress": {"aws:SourceIp": "::1"}}}
    with pytest.raises(ValueError, match="IpAddress on aws:SourceIp"):
        admits([statement], OAI, "s3:GetObject", "arn:aws:s3:::films/assets/1")


@pytest.mark.parametrize(("change", "message"), [
    (lambda c: c["DefaultCacheBehavior"].update(TrustedSigners=["self"]), "knows keys in groups only"),
    (lambda c: c["DefaultCacheBehavior"].update(CachePolicyId="658327ea"), "658327ea is not in the stack"),
])
def test_what_the_local_edge_cannot_do_is_said(change: Any, message: str) -> None:
    resources = copy.deepcopy(RESOURCES)
    change(resources["Distribution"]["Properties"]["DistributionConfig"])
    with pytest.raises(ValueError, match=message):
        configuration.read(template(resources))


def test_served_over_http_from_a_bucket(aws: LocalAWS) -> None:
    s3 = aws.client("s3")
    s3.create_bucket(Bucket="films", CreateBucketConfiguration={"LocationConstraint": aws.region})
    s3.put_object(Bucket="films", Key="assets/1/my film+.m3u8", Body=PLAYLIST, ContentType="application/x-mpegURL")
    s3.put_object(Bucket="films", Key="private/plan.txt", Body=b"secret")
    read = configuration.read(template())
    with EdgeServer(Edge(read, BucketOrigin(s3, read.bucket, read.statements, read.reader))) as server:
        with urllib.request.urlopen(f"{server.url}/assets/1/my%20film%2B.m3u8", timeout=10) as answer:
            assert (answer.read(), answer.headers["content-type"]) == (PLAYLIST, "application/x-mpegURL")
        for path in ("/", "/private/plan.txt", "/assets/1/absent.m3u8"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"{server.url}{path}", timeout=10)
            assert refused.value.code == 404 and b"secret" not in refused.value.read()
