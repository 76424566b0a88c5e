"""Who asks and where: what an account has in one region is another's in the next.

The form of ARNs: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselementalmediaconvert.html
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    account: str
    region: str
    # The access key that the request was signed with.
    access_key: str = ""

    def arn(self, kind: str, name: str) -> str:
        return f"arn:aws:mediaconvert:{self.region}:{self.account}:{kind}/{name}"
