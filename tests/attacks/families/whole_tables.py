"""Everything at once: scans, indexes, PartiQL, streams, and the tables themselves."""

from tests.attacks import denials
from tests.attacks.attack import NOT_TOLD, Attack, Control, Family
from tests.attacks.calls import DynamoDB, Sdk
from tests.attacks.requests_as_data import PROJECTION, content, learners, query

ALL = "read every learner's items"
MINE = {"FilterExpression": "pk = :me", "ExpressionAttributeValues": {":me": {"S": "<me>"}}}


def partiql(statement: str, *parameters: str) -> DynamoDB:
    given = {"Parameters": [{"S": value} for value in parameters]} if parameters else {}
    return DynamoDB("ExecuteStatement", {"Statement": statement, **given})


SCANS = (
    Attack("scan", ALL, learners("Scan", **PROJECTION)),
    Attack(
        "scan for own items",
        "bill a scan of the whole table",
        learners("Scan", **PROJECTION, **MINE),
    ),
    Attack("scan a segment", ALL, learners("Scan", Segment=0, TotalSegments=4, **PROJECTION)),
    Attack("count by a scan", "count the learners", learners("Scan", Select="COUNT")),
    Attack("scan an index", ALL, learners("Scan", IndexName="byName", **PROJECTION)),
    Attack(
        "scan the content",
        "read tombstones and who likes what",
        content("Scan", ProjectionExpression="title"),
    ),
    Attack(
        "query an index",
        "read by a key that isn't the owner's",
        learners("Query", IndexName="byName", **query("<victim>", **PROJECTION)),
    ),
)
PARTIQL = (
    Attack(
        "select another's",
        "read another's items in SQL",
        partiql('SELECT displayName FROM "<learners>" WHERE pk = ?', "<victim>"),
    ),
    Attack(
        "select one's own",
        "scan the table in SQL, a missing key condition away",
        partiql('SELECT displayName FROM "<learners>" WHERE pk = ?', "<me>"),
    ),
    Attack(
        "select one's own and another's",
        "read another's items behind one's own",
        partiql('SELECT displayName FROM "<learners>" WHERE pk IN [?, ?]', "<me>", "<victim>"),
    ),
    Attack("select everything", ALL, partiql('SELECT * FROM "<learners>"')),
    Attack(
        "insert",
        "publish content in SQL",
        partiql("INSERT INTO \"<content>\" VALUE {'pk': 'CONTENT#x', 'sk': 'ENTRY'}"),
    ),
    Attack(
        "update",
        "forge a counter in SQL",
        partiql(
            "UPDATE \"<content>\" SET likes = 9 WHERE pk = 'CONTENT#<lesson>' AND sk = 'STATS'"
        ),
    ),
    Attack(
        "delete",
        "wipe another's profile in SQL",
        partiql("DELETE FROM \"<learners>\" WHERE pk = '<victim>' AND sk = 'PROFILE'"),
    ),
    Attack(
        "select in a batch",
        ALL,
        DynamoDB(
            "BatchExecuteStatement", {"Statements": [{"Statement": 'SELECT * FROM "<learners>"'}]}
        ),
    ),
    Attack(
        "select in a transaction",
        ALL,
        DynamoDB(
            "ExecuteTransaction",
            {"TransactStatements": [{"Statement": 'SELECT * FROM "<learners>"'}]},
        ),
    ),
)
TABLES = (
    Attack("list the tables", "map the account", DynamoDB("ListTables", {})),
    Attack("describe", "learn the table's size and stream", learners("DescribeTable")),
    Attack("delete the table", "destroy all that learners wrote", learners("DeleteTable")),
    Attack(
        "switch the stream off",
        "keep likes from being counted",
        learners("UpdateTable", StreamSpecification={"StreamEnabled": False}),
    ),
    Attack(
        "raise the ceiling",
        "make the account pay without limit",
        learners("UpdateTable", OnDemandThroughput={"MaxWriteRequestUnits": -1}),
    ),
    Attack("back up", "keep a copy of everything", learners("CreateBackup", BackupName="mine")),
    Attack(
        "export",
        "copy everything to one's own bucket",
        DynamoDB(
            "ExportTableToPointInTime", {"TableArn": "<learnersTableArn>", "S3Bucket": "mine"}
        ),
    ),
    Attack(
        "share the table",
        "let another account in",
        DynamoDB("PutResourcePolicy", {"ResourceArn": "<learnersTableArn>", "Policy": "{}"}),
    ),
    Attack(
        "expire items",
        "have DynamoDB delete by an attribute of choice",
        learners(
            "UpdateTimeToLive",
            TimeToLiveSpecification={"Enabled": True, "AttributeName": "updatedAt"},
        ),
    ),
    Attack(
        "create a table",
        "run a database on the account's bill",
        DynamoDB(
            "CreateTable",
            {
                "TableName": "mine",
                "BillingMode": "PAY_PER_REQUEST",
                "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
            },
        ),
    ),
    Attack(
        "tag the table",
        "change what tag conditions decide",
        DynamoDB(
            "TagResource",
            {"ResourceArn": "<learnersTableArn>", "Tags": [{"Key": "a", "Value": "b"}]},
        ),
    ),
    Attack(
        "an operation that doesn't exist",
        "fall through to no rule at all",
        DynamoDB("ReadEverything", {"TableName": "<learners>"}),
        NOT_TOLD,
    ),
)
STREAMS = (
    Attack(
        "list the streams",
        "find where all changes pass by",
        Sdk("dynamodbstreams", "list_streams"),
    ),
    Attack(
        "describe the stream",
        "find its shards",
        Sdk("dynamodbstreams", "describe_stream", {"StreamArn": "<learnersStreamArn>"}),
    ),
    Attack(
        "take a shard iterator",
        "read every learner's changes as they happen",
        Sdk(
            "dynamodbstreams",
            "get_shard_iterator",
            {
                "StreamArn": "<learnersStreamArn>",
                "ShardId": "shardId-00000000000000000000-00000000",
                "ShardIteratorType": "TRIM_HORIZON",
            },
        ),
    ),
)

FAMILY = Family(
    "whole-tables",
    SCANS + PARTIQL + TABLES + tuple(map(denials.pinned, STREAMS)),
    (
        Control("query one's own", learners("Query", **query("<me>", **PROJECTION))),
        Control(
            "query the catalogue",
            content("Query", **query("CATALOGUE#en", ProjectionExpression="title")),
        ),
    ),
)
