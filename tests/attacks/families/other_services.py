"""Every other service of the account, with a learner's credentials."""

from tests.attacks import denials
from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import Sdk
from tests.attacks.requests_as_data import PROJECTION, learners, one

NO_SESSION_OF_A_SESSION = (
    r"^403 AccessDenied: Cannot call GetSessionToken with session credentials$"
)
"""Not for want of a right: AWS Security Token Service serves it to long-term keys only."""
RISES = "turn a learner's credentials into better ones"
MAPS = "map the account"
READS = "read the site's secrets"
RUNS = "run code in the account"

ATTACKS = (
    Attack("apigateway keys", "send webhooks as the CMS", Sdk("apigateway", "get_api_keys")),
    Attack("cloudformation stacks", MAPS, Sdk("cloudformation", "list_stacks")),
    Attack("cloudformation delete", "take the whole site down", Sdk("cloudformation", "delete_stack", {"StackName": "lectern"})),
    Attack("events rules", MAPS, Sdk("events", "list_rules")),
    Attack("events put", "trigger what listens on the bus", Sdk("events", "put_events", {"Entries": [{"Source": "x", "DetailType": "x", "Detail": "{}"}]})),
    Attack("iam roles", MAPS, Sdk("iam", "list_roles")),
    Attack("iam role", "read the policy that holds them", Sdk("iam", "get_role", {"RoleName": "<learnerRoleName>"})),
    Attack("iam policy", RISES, Sdk("iam", "put_role_policy", {"RoleName": "<learnerRoleName>", "PolicyName": "mine", "PolicyDocument": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'})),
    Attack("iam policy away", "lift the rules that hold them", Sdk("iam", "delete_role_policy", {"RoleName": "<learnerRoleName>", "PolicyName": "lectern-learners"})),
    Attack("iam attach", RISES, Sdk("iam", "attach_role_policy", {"RoleName": "<learnerRoleName>", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"})),
    Attack("iam trust", RISES, Sdk("iam", "update_assume_role_policy", {"RoleName": "<learnerRoleName>", "PolicyDocument": "{}"})),
    Attack("iam user", RISES, Sdk("iam", "create_user", {"UserName": "mallory"})),
    Attack("iam key", RISES, Sdk("iam", "create_access_key", {"UserName": "mallory"})),
    Attack("kms keys", MAPS, Sdk("kms", "list_keys")),
    Attack("kms key", "run up the account's bill", Sdk("kms", "create_key")),
    Attack("lambda list", MAPS, Sdk("lambda", "list_functions")),
    Attack("lambda invoke", "hand a function a stream record of their own making", Sdk("lambda", "invoke", {"FunctionName": "<activityFunction>", "Payload": b"{}"})),
    Attack("lambda read", "read a function's code and environment", Sdk("lambda", "get_function", {"FunctionName": "<activityFunction>"})),
    Attack("lambda replace", RUNS, Sdk("lambda", "update_function_configuration", {"FunctionName": "<activityFunction>", "Handler": "x.y"})),
    Attack("lambda code", RUNS, Sdk("lambda", "update_function_code", {"FunctionName": "<activityFunction>", "ZipFile": b"x"})),
    Attack("lambda create", RUNS, Sdk("lambda", "create_function", {"FunctionName": "mine", "Runtime": "python3.12", "Role": "arn:aws:iam::<account>:role/<activityFunction>", "Handler": "x.y", "Code": {"ZipFile": b"x"}})),
    Attack("lambda permission", "let another account run a function", Sdk("lambda", "add_permission", {"FunctionName": "<activityFunction>", "StatementId": "mine", "Action": "lambda:InvokeFunction", "Principal": "*"})),
    Attack("lambda stream", "have the stream of all learners read by a function of theirs", Sdk("lambda", "create_event_source_mapping", {"FunctionName": "mine", "EventSourceArn": "<learnersStreamArn>"})),
    Attack("lambda stop", "keep likes from being counted", Sdk("lambda", "delete_function", {"FunctionName": "<activityFunction>"})),
    Attack("logs groups", MAPS, Sdk("logs", "describe_log_groups")),
    Attack("logs events", "read what functions noted about others", Sdk("logs", "filter_log_events", {"logGroupName": "/aws/lambda/<activityFunction>"})),
    Attack("logs delete", "remove the traces", Sdk("logs", "delete_log_group", {"logGroupName": "/aws/lambda/<activityFunction>"})),
    Attack("s3 buckets", MAPS, Sdk("s3", "list_buckets")),
    Attack("s3 objects", "read the deployed packages", Sdk("s3", "list_objects_v2", {"Bucket": "<deploymentBucketName>"})),
    Attack("s3 get", "read the deployed packages", Sdk("s3", "get_object", {"Bucket": "<deploymentBucketName>", "Key": "x"})),
    Attack("s3 delete", "keep the next deployment from its packages", Sdk("s3", "delete_object", {"Bucket": "<deploymentBucketName>", "Key": "x"})),
    Attack("s3 policy", "open the bucket to everyone", Sdk("s3", "put_bucket_policy", {"Bucket": "<deploymentBucketName>", "Policy": "{}"})),
    Attack("s3 put", "have their own code deployed", Sdk("s3", "put_object", {"Bucket": "<deploymentBucketName>", "Key": "x", "Body": b"x"})),
    Attack("secretsmanager list", MAPS, Sdk("secretsmanager", "list_secrets")),
    Attack("secretsmanager webhook", READS, Sdk("secretsmanager", "get_secret_value", {"SecretId": "<webhookSecretId>"})),
    Attack("secretsmanager editors", READS, Sdk("secretsmanager", "get_secret_value", {"SecretId": "<editorsSecretId>"})),
    Attack("secretsmanager author", "turn author ids back into identities", Sdk("secretsmanager", "get_secret_value", {"SecretId": "<authorSecretId>"})),
    Attack("secretsmanager CMS", READS, Sdk("secretsmanager", "get_secret_value", {"SecretId": "<cmsSecretId>"})),
    Attack("secretsmanager delete", "keep every webhook from being checked", Sdk("secretsmanager", "delete_secret", {"SecretId": "<webhookSecretId>"})),
    Attack("secretsmanager put", "sign webhooks by a secret of their own", Sdk("secretsmanager", "put_secret_value", {"SecretId": "<webhookSecretId>", "SecretString": "x"})),
    Attack("ses identities", MAPS, Sdk("ses", "list_identities")),
    Attack("ses verify", "send mail from an address of theirs", Sdk("ses", "verify_email_identity", {"EmailAddress": "<myEmail>"})),
    Attack("ses send", "send mail in the school's name", Sdk("ses", "send_email", {"Source": "<senderAddress>", "Destination": {"ToAddresses": ["<victimEmail>"]}, "Message": {"Subject": {"Data": "x"}, "Body": {"Text": {"Data": "x"}}}})),
    Attack("sns publish", "send messages in the site's name", Sdk("sns", "publish", {"TopicArn": "arn:aws:sns:<region>:<account>:x", "Message": "x"})),
    Attack("sqs receive", "take webhooks from the queue", Sdk("sqs", "receive_message", {"QueueUrl": "<ingestQueueUrl>"})),
    Attack("sqs parked", "read the webhooks that were refused", Sdk("sqs", "receive_message", {"QueueUrl": "<parkedQueueUrl>"})),
    Attack("sqs dead letters", "have the operators mailed about nothing", Sdk("sqs", "send_message", {"QueueUrl": "<deadLetterQueueUrl>", "MessageBody": "x"})),
    Attack("sqs editors", "tell editors that what they published was refused", Sdk("sqs", "send_message", {"QueueUrl": "<editorsQueueUrl>", "MessageBody": "{}"})),
    Attack("sqs editors' news", "keep editors from learning of a refusal", Sdk("sqs", "purge_queue", {"QueueUrl": "<editorsQueueUrl>"})),
    Attack("lambda tell editors", "tell the CMS a lie", Sdk("lambda", "invoke", {"FunctionName": "<tellEditorsFunction>"})),
    Attack("sqs policy", "open the queue to everyone", Sdk("sqs", "set_queue_attributes", {"QueueUrl": "<ingestQueueUrl>", "Attributes": {"VisibilityTimeout": "0"}})),
    Attack("sqs delete", "take the webhook's way away", Sdk("sqs", "delete_queue", {"QueueUrl": "<ingestQueueUrl>"})),
    Attack("sqs send", "queue content past the webhook's door", Sdk("sqs", "send_message", {"QueueUrl": "<ingestQueueUrl>", "MessageBody": "x"})),
    Attack("sqs purge", "lose what editors have published", Sdk("sqs", "purge_queue", {"QueueUrl": "<ingestQueueUrl>"})),
    Attack("ssm parameters", MAPS, Sdk("ssm", "describe_parameters")),
    Attack("sts assume the learners' role", RISES, Sdk("sts", "assume_role", {"RoleArn": "<learnerRoleArn>", "RoleSessionName": "me"})),
    Attack("sts assume a function's role", RISES, Sdk("sts", "assume_role", {"RoleArn": "arn:aws:iam::<account>:role/<activityFunction>", "RoleSessionName": "me"})),
    Attack("sts federation", RISES, Sdk("sts", "get_federation_token", {"Name": "me"})),
    Attack("sts session", "make a session that outlives this one", Sdk("sts", "get_session_token"), NO_SESSION_OF_A_SESSION),
    Attack("cloudwatch alarms", "silence the alarms", Sdk("cloudwatch", "delete_alarms", {"AlarmNames": ["x"]})),
    Attack("scheduler", RUNS, Sdk("scheduler", "list_schedules")),
    Attack("wafv2", "see what the firewall lets through", Sdk("wafv2", "list_web_acls", {"Scope": "REGIONAL"})),
    Attack("tagging", MAPS, Sdk("resourcegroupstaggingapi", "get_resources")),
)  # fmt: skip

FAMILY = Family(
    "other-services",
    tuple(map(denials.pinned, ATTACKS)),
    (
        Control("one's own profile", learners("Query", **one("<me>", **PROJECTION))),
        Control("who am I", Sdk("sts", "get_caller_identity"), r"^200 .*assumed-role"),
    ),
)
