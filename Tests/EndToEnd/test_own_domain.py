"""A domain of one's own and a firewall: a stack in us-east-1 beside the platform's, and the records that lead to it."""

from __future__ import annotations

import pytest

from EndToEnd.conftest import NewEnvironment
from EndToEnd.inventory import inventory
from LocalPlatform.pipeline import STACK

pytestmark = pytest.mark.long("a deployment of its own")

HOST = "video.example.com"
THERE = "us-east-1"


def options(context: dict[str, str]) -> list[str]:
    return [part for name, value in context.items() for part in ("-c", f"{name}={value}")]


def test_certificate_firewall_and_records(new_environment: NewEnvironment) -> None:
    with new_environment({}, others=(THERE,)) as made:
        zone = made.aws.client("route53").create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"]
        before = inventory(made.aws, THERE)
        asked = {"domain": HOST, "hostedZone": zone.rpartition("/")[2], "firewall": "5000", "countries": "IT"}
        made.toolkit.deploy(asked)

        cloudformation = made.aws.client("cloudformation", THERE)
        (stack,) = cloudformation.describe_stacks(StackName=f"viewers-{STACK}")["Stacks"]
        outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
        (listed,) = made.aws.client("cloudfront").list_distributions()["DistributionList"]["Items"]
        config = made.aws.client("cloudfront").get_distribution_config(Id=listed["Id"])["DistributionConfig"]
        assert config["ViewerCertificate"]["ACMCertificateArn"] == outputs["CertificateARN"]
        assert outputs["CertificateARN"].startswith(f"arn:aws:acm:{THERE}:")
        assert config["WebACLId"] == outputs["WebACLARN"]
        assert f":wafv2:{THERE}:" in outputs["WebACLARN"]
        records = made.aws.client("route53").list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
        targets = {(record["Type"], record["AliasTarget"]["DNSName"].rstrip(".")) for record in records
                   if record["Name"].rstrip(".") == HOST and "AliasTarget" in record}
        assert targets == {(kind, listed["DomainName"]) for kind in ("A", "AAAA")}

        # As the page says: a firewall that a distribution has cannot be deleted.
        without = options({name: value for name, value in asked.items() if name != "firewall"})
        for which in (["--exclusively", STACK, "-c", "confirm=firewall: a limit"], ["--all"]):
            made.toolkit.run("deploy", *which, "--require-approval", "never", *without)
        config = made.aws.client("cloudfront").get_distribution_config(Id=listed["Id"])["DistributionConfig"]
        assert (config.get("WebACLId", ""), config["ViewerCertificate"]["ACMCertificateArn"]) == ("", outputs["CertificateARN"])
        assert made.aws.client("wafv2", THERE).list_web_acls(Scope="CLOUDFRONT")["WebACLs"] == []

        made.toolkit.run("destroy", "--all", "--force", *without)
        assert inventory(made.aws) == made.before
        assert inventory(made.aws, THERE) == before
