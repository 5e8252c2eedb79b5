"""Operations on tables, backups and streams, which have no item-level condition keys.

Service Authorization Reference, "Actions defined by Amazon DynamoDB": the resource each
operation is about. Only operations listed here can be granted; any other is refused.
"""

from access.iam.dynamodb.access import Access, Account, table_arn
from access.iam.dynamodb.fields import Body
from access.iam.errors import RequestUnknown

BY_TABLE_NAME = frozenset(
    {
        "CreateBackup",
        "CreateTable",
        "DeleteTable",
        "DescribeContinuousBackups",
        "DescribeContributorInsights",
        "DescribeKinesisStreamingDestination",
        "DescribeTable",
        "DescribeTimeToLive",
        "DisableKinesisStreamingDestination",
        "EnableKinesisStreamingDestination",
        "UpdateContinuousBackups",
        "UpdateContributorInsights",
        "UpdateKinesisStreamingDestination",
        "UpdateTable",
        "UpdateTimeToLive",
    }
)
BY_ARN = {
    "DeleteBackup": "BackupArn",
    "DescribeBackup": "BackupArn",
    "DescribeExport": "ExportArn",
    "DescribeImport": "ImportArn",
    "DescribeStream": "StreamArn",
    "ExportTableToPointInTime": "TableArn",
    "GetResourcePolicy": "ResourceArn",
    "GetShardIterator": "StreamArn",
    "ListTagsOfResource": "ResourceArn",
    "TagResource": "ResourceArn",
    "UntagResource": "ResourceArn",
}
WITHOUT_RESOURCE = frozenset(
    {
        "DescribeEndpoints",
        "DescribeLimits",
        "ListBackups",
        "ListContributorInsights",
        "ListExports",
        "ListImports",
        "ListStreams",
        "ListTables",
    }
)


def expand(operation: str, body: Body, account: Account) -> list[Access]:
    return [Access(f"dynamodb:{operation}", _resource(operation, body, account), {})]


def _resource(operation: str, body: Body, account: Account) -> str:
    if operation in WITHOUT_RESOURCE:
        return "*"
    if operation in BY_TABLE_NAME:
        return table_arn(body.get("TableName"), account)
    arn = body.get(BY_ARN[operation])
    if not isinstance(arn, str) or not arn.startswith(account.table_prefix):
        raise RequestUnknown(f"{operation} names no resource of this account and region.")
    return arn


OPERATIONS = BY_TABLE_NAME | WITHOUT_RESOURCE | frozenset(BY_ARN)
"""GetRecords isn't among them: a shard iterator names no stream that could be checked."""
