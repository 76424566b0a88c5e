"""Headers that the edge adds to responses: `AWS::CloudFront::ResponseHeadersPolicy`.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .message import Request, Response


@dataclass(frozen=True)
class Header:
    name: str
    value: str
    # Whether it replaces the origin's own.
    overrides: bool


@dataclass(frozen=True)
class ResponseHeadersPolicy:
    headers: tuple[Header, ...] = ()
    cors: dict[str, Any] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()

    def applied(self, request: Request, response: Response) -> Response:
        headers = {name: value for name, value in response.headers.items() if name not in self.removed}
        for header in (*self.headers, *self._cors(request)):
            if header.overrides or header.name not in headers:
                headers[header.name] = header.value
        return Response(response.status, headers, response.body)

    def _cors(self, request: Request) -> list[Header]:
        """Only for requests that name their origin, and of an allowed one."""
        origin = request.headers.get("origin")
        allowed = self.cors.get("AccessControlAllowOrigins", {}).get("Items", [])
        if origin is None or not {"*", origin} & set(allowed):
            return []
        told = {"access-control-allow-origin": "*" if "*" in allowed else origin}
        if self.cors.get("AccessControlAllowCredentials"):
            told["access-control-allow-credentials"] = "true"
        exposed = self.cors.get("AccessControlExposeHeaders", {}).get("Items", [])
        if exposed:
            told["access-control-expose-headers"] = ", ".join(exposed)
        if request.method == "OPTIONS":
            told["access-control-allow-methods"] = ", ".join(self.cors.get("AccessControlAllowMethods", {}).get("Items", []))
            told["access-control-allow-headers"] = ", ".join(self.cors.get("AccessControlAllowHeaders", {}).get("Items", []))
            if "AccessControlMaxAgeSec" in self.cors:
                told["access-control-max-age"] = str(int(self.cors["AccessControlMaxAgeSec"]))
        overrides = bool(self.cors.get("OriginOverride"))
        return [Header(name, value, overrides) for name, value in told.items()]


def read(config: dict[str, Any]) -> ResponseHeadersPolicy:
    """A ResponseHeadersPolicyConfig."""
    custom = [Header(item["Header"].lower(), item["Value"], bool(item["Override"]))
              for item in config.get("CustomHeadersConfig", {}).get("Items", [])]
    removed = frozenset(item["Header"].lower() for item in config.get("RemoveHeadersConfig", {}).get("Items", []))
    return ResponseHeadersPolicy((*_security(config.get("SecurityHeadersConfig", {})), *custom), config.get("CorsConfig", {}), removed)


def _security(config: dict[str, Any]) -> list[Header]:
    headers: list[Header] = []

    def add(name: str, member: str, value: str) -> None:
        if member in config:
            headers.append(Header(name, value, bool(config[member]["Override"])))

    transport = config.get("StrictTransportSecurity", {})
    add("strict-transport-security", "StrictTransportSecurity", "; ".join([
        f"max-age={int(transport.get('AccessControlMaxAgeSec', 0))}",
        *(["includeSubDomains"] if transport.get("IncludeSubdomains") else []), *(["preload"] if transport.get("Preload") else [])]))
    add("x-content-type-options", "ContentTypeOptions", "nosniff")
    add("x-frame-options", "FrameOptions", config.get("FrameOptions", {}).get("FrameOption", ""))
    add("referrer-policy", "ReferrerPolicy", config.get("ReferrerPolicy", {}).get("ReferrerPolicy", ""))
    add("content-security-policy", "ContentSecurityPolicy", config.get("ContentSecurityPolicy", {}).get("ContentSecurityPolicy", ""))
    return headers
