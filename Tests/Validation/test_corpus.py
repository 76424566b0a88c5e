"""What synthesis tells of mistakes that are known, beside what cfn-lint and cloudformation-validate tell of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from Validation import corpus, peers
from Validation.peers import Validate

_SEED = 1
# What cloudformation-validate does not look at, and cfn-lint does.
_BEYOND_VALIDATE = frozenset({"swift-cdk:schema/member-count"})
# Mistakes that are in samples and goldens, and that no peer looks for: samples have any text and the empty object for a policy and a
# definition, and break rules of services by chance; goldens have an account 1, and two topics of one name.
_OF_SAMPLES = frozenset({
    ("AWS::EC2::VPCEndpoint", "swift-cdk:policy/text"), ("AWS::KMS::ReplicaKey", "swift-cdk:policy/shape"),
    ("AWS::Kinesis::ResourcePolicy", "swift-cdk:policy/shape"), ("AWS::Logs::ResourcePolicy", "swift-cdk:policy/text"),
    ("AWS::S3::AccessPoint", "swift-cdk:policy/shape"), ("AWS::S3Express::BucketPolicy", "swift-cdk:policy/shape"),
    ("AWS::SNS::TopicInlinePolicy", "swift-cdk:policy/shape"), ("AWS::SQS::QueueInlinePolicy", "swift-cdk:policy/shape"),
    ("AWS::SecretsManager::ResourcePolicy", "swift-cdk:policy/shape"),
    ("AWS::StepFunctions::StateMachine", "swift-cdk:stepfunctions/definition-text"),
    ("AWS::AutoScaling::LaunchConfiguration", "swift-cdk:ec2/instance-type"),
    ("AWS::CloudFront::CachePolicy", "swift-cdk:cloudfront/policy-lifetime-order"),
    ("AWS::CloudWatch::Alarm", "swift-cdk:cloudwatch/alarm-returned-queries"),
    ("AWS::EC2::CapacityReservation", "swift-cdk:ec2/instance-type"),
    ("AWS::EC2::Host", "swift-cdk:ec2/instance-type"),
    ("AWS::EC2::SecurityGroup", "swift-cdk:ec2/needless-ports"),
    ("AWS::Logs::MetricFilter", "swift-cdk:logs/default-with-dimensions"),
    ("AWS::Route53::HealthCheck", "swift-cdk:route53/alarm-identifier"),
    ("AWS::S3::Bucket", "swift-cdk:s3/lock-without-versions"),
    ("AWS::Scheduler::Schedule", "swift-cdk:scheduler/flexible-window"),
    ("AWS::WAFv2::WebACL", "swift-cdk:wafv2/rule-action")})
_OF_GOLDENS = frozenset({
    # A key whose policy does not name CloudWatch Logs.
    ("100-logs/cdk.out/Logs", "Resources/GCEB75847", "swift-cdk:logs/group-key"),
    ("102-sns/cdk.out/Agnostic", "Resources/SuffixedFifo57B3BA8E", "swift-cdk:names/duplicate"),
    ("102-sns/cdk.out/Topics", "Resources/SuffixedFifo57B3BA8E", "swift-cdk:names/duplicate"),
    ("105-overrides/cdk.out/O", "Resources/W", "swift-cdk:s3/website-index"),
    ("40-s3-bucket/cdk.out/S3", "Resources/B08E7C7AF", "swift-cdk:s3/lifecycle-uploads-by-tag"),
    ("80-iam-principals/cdk.out/Agnostic", "Resources/Composite0B9667B9", "swift-cdk:policy/principal"),
    ("80-iam-principals/cdk.out/Principals", "Resources/Composite0B9667B9", "swift-cdk:policy/principal"),
    # A key and a stream of another region than the one that templates are held against here, a table without the stream that is read, and
    # a role of another service.
    ("83-kms-keys/cdk.out/Kms", "Resources/ImpKeyAlias66335001", "swift-cdk:kms/key-region"),
    ("89-lambda-events/cdk.out/Events", "Resources/AKinesis09B4C989", "swift-cdk:lambda/source-region"),
    ("89-lambda-events/cdk.out/Events", "Resources/ADynamoDBEventSourceEventsTableB71175DBAC7467EC",
     "swift-cdk:dynamodb/table-without-stream"),
    ("94-events-buses/cdk.out/Buses", "Resources/OnBus95AE978C", "swift-cdk:events/role-trust"),
    ("94-events-buses/cdk.out/BusesAgnostic", "Resources/OnBus95AE978C", "swift-cdk:events/role-trust"),
    ("90-cloudwatch-alarms/cdk.out/Alarms", "Resources/FullC8C81DE8", "swift-cdk:cloudwatch/alarm-percentile-setting"),
    ("90-cloudwatch-alarms/cdk.out/AlarmsAgnostic", "Resources/FullC8C81DE8", "swift-cdk:cloudwatch/alarm-percentile-setting")})
# Of the mistakes in resources; all of them take minutes.
_SHORT = 300


@pytest.fixture(scope="session")
def validate(tmp_path_factory: pytest.TempPathFactory) -> Validate:
    return Validate(tmp_path_factory.mktemp("validate"))


@pytest.fixture(scope="session")
def right(validate: Validate, full: bool) -> list[corpus.Sample]:
    return corpus.right(_SEED, 1, [validate, peers.cfn_lint] if full else [validate])


def test_nothing_is_told_of_what_is_right(right: list[corpus.Sample], validate: Validate, full: bool) -> None:
    templates = corpus.templates(right)
    told = [(template["Resources"][finding.place.split("/")[1]]["Type"], finding)
            for template, findings in zip(templates, peers.ours(templates), strict=True) for finding in findings
            if finding.place not in {other.place for other in validate(template) if other.is_error}
            and (full or finding.rule not in _BEYOND_VALIDATE)]
    assert len(right) > 1500
    assert [(type, finding) for type, finding in told if (type, finding.rule) not in _OF_SAMPLES] == []
    # With two peers there are fewer samples.
    assert full or {(type, finding.rule) for type, finding in told} == _OF_SAMPLES


def test_mistakes_are_told(right: list[corpus.Sample], validate: Validate, full: bool) -> None:
    wrong = corpus.wrong(right, _SEED, None if full else _SHORT)
    ours = peers.ours(wrong.templates)
    lint, other = ([check(template) for template in wrong.templates] for check in (peers.cfn_lint, validate))
    both, either, missed = Counter[bool](), Counter[bool](), Counter[tuple[str, str]]()
    for case in wrong.cases:
        by_lint = corpus.found(case, lint[case.template])
        by_other = corpus.found(case, other[case.template])
        # What is not listed in a schema may be newer than the schema: a warning here.
        is_told = bool(corpus.found(case, ours[case.template], warnings=True))
        if by_lint or by_other:
            either[is_told] += 1
            if not is_told:
                missed[case.kind, (by_lint or by_other)[0].rule] += 1
        if by_lint and by_other:
            both[is_told] += 1
    assert len({case.kind for case in wrong.cases}) >= 40
    assert len(wrong.cases) >= (5000 if full else _SHORT)
    assert both[True] >= 0.98 * both.total(), missed
    assert either[True] >= 0.95 * either.total(), missed


def test_each_kind_is_told(right: list[corpus.Sample]) -> None:
    """Without the others: at least half of each kind, since a misspelt name may be a name and a long text a match."""
    wrong = corpus.wrong(right, _SEED, 3000)
    told: dict[str, Counter[bool]] = {}
    ours = peers.ours(wrong.templates)
    for case in wrong.cases:
        told.setdefault(case.kind, Counter())[bool(corpus.found(case, ours[case.template], warnings=True))] += 1
    assert {kind: counts for kind, counts in told.items() if counts[True] < counts.total() / 2} == {}


def test_goldens_have_no_error_of_ours_alone(validate: Validate) -> None:
    """Many goldens of the conformance tests have properties that no service knows; cloudformation-validate says so too."""
    found = corpus.goldens(Path(__file__).resolve().parents[1])
    assert len(found) > 200
    alone = {(name.partition("Goldens/")[2].removesuffix(".template.json"), finding.place, finding.rule)
             for (name, template), findings in zip(found, peers.ours([template for _, template in found]), strict=True)
             for finding in findings
             # Sections of an include that no template has: CloudFormation refuses them, and cloudformation-validate does not look.
             if finding.rule != "swift-cdk:template/unknown-member"
             and finding.is_error and finding.place not in {other.place for other in validate(template) if other.is_error}}
    assert alone == _OF_GOLDENS
