"""The deployments of the App that are checked: what the context can make of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Variant:
    name: str
    context: dict[str, str] = field(default_factory=dict, hash=False)
    #: Others say what is in it: with `--full` alone it is checked by more than its golden.
    combines: bool = False


VARIANTS = (
    Variant("default"),
    Variant("region-eu-west-1", {"region": "eu-west-1"}),
    # All of it is in the next one.
    Variant("companion", {"mediaConvert": "companion"}, combines=True),
    Variant("staged", {"mediaConvert": "staged"}),
    Variant("viewers", {
        "viewers": "pathTokens", "priceClass": "200", "countries": "DE,IT", "originShield": "nearest", "firewall": "10000",
        "domain": "video.example.com", "hostedZone": "Z0123456789ABCDEFGHIJ"}),
    Variant("kms", {"encryption": "kms", "alarmEmail": "operations@example.com"}),
    Variant("staged-kms", {"mediaConvert": "staged", "encryption": "kms"}, combines=True),
    Variant("retain", {"encryption": "kms", "removal": "retain"}),
    Variant("retain-companion", {"removal": "retain", "mediaConvert": "companion"}, combines=True),
    Variant("retain-eu-west-1", {
        "removal": "retain", "region": "eu-west-1", "masters": "deleted:60", "renditionStorage": "intelligentTiering",
        "tags": "cost-centre=4711"}, combines=True),
)
