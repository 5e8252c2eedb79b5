"""Grants that nothing here is seen to use, each with its reason: by statement and action."""

LAMBDA_ITSELF = (
    "The Lambda service asks this with the function's role; the local cloud writes logs, keeps "
    'traces and polls sources by itself. AWS Lambda developer guide, "Defining Lambda function '
    'permissions with an execution role".'
)
SQS_SOURCE = (
    "The Lambda service polls the queue with the function's role; the local cloud polls by itself. "
    'Amazon SQS developer guide, "Configuring an Amazon SQS queue to trigger an AWS Lambda '
    'function".'
)
STREAM_SOURCE = (
    "The Lambda service reads the stream with the function's role; the local cloud reads by "
    'itself. Amazon DynamoDB developer guide, "IAM policy to allow an AWS Lambda function to '
    'access DynamoDB stream records".'
)
ON_FAILURE = (
    "The Lambda service sends a batch that it gave up on here, with the function's role. AWS "
    'Lambda developer guide, "Retaining discarded batch records".'
)
GATEWAY_ITSELF = (
    "API Gateway hands each webhook to the queue with this role; the local one delivers without "
    "asking. What it queues is proven by the webhook's own tests."
)
OWN_PARTITION = (
    "Part of what a learner may do with their own partition by design; the site itself reads it "
    "by one Query and replaces items whole. It reaches nothing that Query and PutItem don't."
)
ISSUED = (
    "Read access to what functions issue to a learner (ISSUED#…); nothing is issued yet, and "
    "learners can't write there."
)

KEPT: dict[tuple[str, str], str] = {
    ("WriteItsOwnLogs", "logs:CreateLogStream"): LAMBDA_ITSELF,
    ("WriteItsOwnLogs", "logs:PutLogEvents"): LAMBDA_ITSELF,
    ("SendTraces", "xray:PutTraceSegments"): LAMBDA_ITSELF,
    ("SendTraces", "xray:PutTelemetryRecords"): LAMBDA_ITSELF,
    **{
        (statement, f"sqs:{action}"): SQS_SOURCE
        for statement in ("TakeWebhooks", "TakeDeadLetters")
        for action in ("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
    },
    ("ReadTheLearnersStream", "dynamodb:DescribeStream"): STREAM_SOURCE,
    ("ReadTheLearnersStream", "dynamodb:GetRecords"): STREAM_SOURCE,
    ("ReadTheLearnersStream", "dynamodb:GetShardIterator"): STREAM_SOURCE,
    ("FindTheLearnersStream", "dynamodb:ListStreams"): STREAM_SOURCE,
    ("KeepWhatFailedForGood", "sqs:SendMessage"): ON_FAILURE,
    ("QueueWebhooks", "sqs:SendMessage"): GATEWAY_ITSELF,
    ("ReadOwnPartition", "dynamodb:GetItem"): OWN_PARTITION,
    ("WriteOwnPartition", "dynamodb:UpdateItem"): OWN_PARTITION,
    ("ReadWhatWasIssued", "dynamodb:GetItem"): ISSUED,
    ("ReadWhatWasIssued", "dynamodb:Query"): ISSUED,
}
