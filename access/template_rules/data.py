"""What is stored is encrypted, is kept as long as promised, and costs no more than a ceiling."""

from collections.abc import Iterator

from cfnlint.template import Template

from access.template_rules import _resources
from access.template_rules._rule import Path, TemplateRule

QUEUE = "AWS::SQS::Queue"
TABLE = "AWS::DynamoDB::Table"
LONGEST_RETENTION = 14 * 24 * 60 * 60
CEILINGS = ("MaxReadRequestUnits", "MaxWriteRequestUnits")
PUBLIC_ACCESS = (
    "BlockPublicAcls",
    "BlockPublicPolicy",
    "IgnorePublicAcls",
    "RestrictPublicBuckets",
)


def _place(name: str) -> Path:
    return ("Resources", name, "Properties")


class EncryptedQueue(TemplateRule):
    id = "E9050"
    reason = "A queue isn't encrypted."
    fix = 'set "SqsManagedSseEnabled": true or a KmsMasterKeyId.'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, queue in _resources.of_type(cfn, QUEUE):
            managed = _resources.is_true(queue.get("SqsManagedSseEnabled"))
            if not managed and not queue.get("KmsMasterKeyId"):
                yield _place(name)


class QueueLosesNothing(TemplateRule):
    id = "E9051"
    reason = "A message that keeps failing in this queue is deleted unseen."
    fix = "set a RedrivePolicy; a queue where messages end keeps them 14 days, SQS's longest."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, queue in _resources.of_type(cfn, QUEUE):
            kept = _resources.value(cfn, queue.get("MessageRetentionPeriod"))
            if "RedrivePolicy" not in queue and str(kept) != str(LONGEST_RETENTION):
                yield _place(name)


class EncryptedTable(TemplateRule):
    id = "E9052"
    reason = "A table isn't encrypted with a KMS key: nobody's use of the key is recorded."
    fix = 'set "SSESpecification": {"SSEEnabled": true, "SSEType": "KMS"}.'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, table in _resources.of_type(cfn, TABLE):
            if not _resources.is_true(table.get("SSESpecification", {}).get("SSEEnabled")):
                yield _place(name)


class CostCeiling(TemplateRule):
    id = "E9053"
    reason = "A table on demand has no ceiling: one hostile learner can make an unbounded bill."
    fix = "set OnDemandThroughput with MaxReadRequestUnits and MaxWriteRequestUnits."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, table in _resources.of_type(cfn, TABLE):
            ceilings = table.get("OnDemandThroughput", {})
            unbounded = [c for c in CEILINGS if not _positive(cfn, ceilings.get(c))]
            if table.get("BillingMode") == "PAY_PER_REQUEST" and unbounded:
                yield _place(name)


def _positive(cfn: Template, given: object) -> bool:
    """-1 takes a ceiling away (CloudFormation reference, OnDemandThroughput)."""
    number = _resources.value(cfn, given)
    return number is not None and int(number) > 0


class LogsForget(TemplateRule):
    id = "E9054"
    reason = "A log group keeps what people did for ever."
    fix = "set RetentionInDays."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, group in _resources.of_type(cfn, "AWS::Logs::LogGroup"):
            if not _resources.value(cfn, group.get("RetentionInDays")):
                yield _place(name)


class PrivateBucket(TemplateRule):
    id = "E9055"
    reason = "A bucket can be made public."
    fix = "set all four of PublicAccessBlockConfiguration to true."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, bucket in _resources.of_type(cfn, "AWS::S3::Bucket"):
            block = bucket.get("PublicAccessBlockConfiguration", {})
            if not all(_resources.is_true(block.get(each)) for each in PUBLIC_ACCESS):
                yield _place(name)
