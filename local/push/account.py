"""The contents of the local account, read by AWS's own APIs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import boto3

from local import settings
from local.push.cloud import Cloud

if TYPE_CHECKING:
    from types_boto3_cloudformation.type_defs import StackTypeDef

GONE = "DELETE_COMPLETE"


@dataclass(frozen=True)
class Function:
    """`code` is Lambda's hash of the function's package."""

    name: str
    code: str
    layers: int


@dataclass(frozen=True)
class Account:
    session: boto3.Session
    url: str

    def stacks(self) -> Mapping[str, "StackTypeDef"]:
        """Every stack that isn't deleted, by name."""
        pages = self._client("cloudformation").get_paginator("describe_stacks").paginate()
        found = (stack for page in pages for stack in page["Stacks"])
        return {stack["StackName"]: stack for stack in found if stack["StackStatus"] != GONE}

    def nested(self, root: str) -> Mapping[str, str]:
        """The status of each nested stack of `root`, by its logical id."""
        pages = self._client("cloudformation").get_paginator("list_stack_resources")
        found = (
            r for page in pages.paginate(StackName=root) for r in page["StackResourceSummaries"]
        )
        return {
            resource["LogicalResourceId"]: resource["ResourceStatus"]
            for resource in found
            if resource["ResourceType"] == "AWS::CloudFormation::Stack"
        }

    def functions(self, environment: str) -> Mapping[str, Function]:
        """Lectern's own functions of one environment, by name."""
        listed = self._client("lambda").list_functions()["Functions"]
        found = (
            Function(f["FunctionName"], f["CodeSha256"], len(f.get("Layers", []))) for f in listed
        )
        own = ("lectern-", f"-{environment}")
        return {f.name: f for f in found if f.name.startswith(own[0]) and f.name.endswith(own[1])}

    def tables(self) -> frozenset[str]:
        return frozenset(self._client("dynamodb").list_tables()["TableNames"])

    def buckets(self) -> frozenset[str]:
        return frozenset(b["Name"] for b in self._client("s3").list_buckets()["Buckets"])

    def queue_attribute(self, name: str, attribute: str) -> str:
        sqs = self._client("sqs")
        url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
        answer = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[attribute])
        value: str = answer["Attributes"][attribute]
        return value

    def user_pools(self) -> frozenset[str]:
        listed = self._client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"]
        return frozenset(pool["Id"] for pool in listed)

    def identity_pools(self) -> frozenset[str]:
        listed = self._client("cognito-identity").list_identity_pools(MaxResults=60)
        return frozenset(pool["IdentityPoolId"] for pool in listed["IdentityPools"])

    def user_pool(self, pool: str) -> Mapping[str, Any]:
        described: Mapping[str, Any] = self._client("cognito-idp").describe_user_pool(
            UserPoolId=pool
        )["UserPool"]
        return described

    def identity_pool(self, pool: str) -> Mapping[str, Any]:
        described: Mapping[str, Any] = self._client("cognito-identity").describe_identity_pool(
            IdentityPoolId=pool
        )
        return described

    def trust(self, role: str) -> list[Mapping[str, Any]]:
        """The statements of a role's trust policy."""
        document: Any = self._client("iam").get_role(RoleName=role)["Role"][
            "AssumeRolePolicyDocument"
        ]
        statements: list[Mapping[str, Any]] = document["Statement"]
        return statements

    def parameter_store(self) -> Any:
        return self._client("ssm")

    def role_policies(self, role: str) -> list[str]:
        names: list[str] = self._client("iam").list_role_policies(RoleName=role)["PolicyNames"]
        return names

    def _client(self, service: str) -> Any:
        return self.session.client(service, endpoint_url=self.url)  # type: ignore[call-overload]


def of(cloud: Cloud) -> Account:
    session = boto3.Session(
        cloud.access_key_id, cloud.secret_access_key, region_name=settings.REGION
    )
    return Account(session, cloud.url)
