"""Looks into the local account as its root, to see what the product did."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import boto3
from boto3.dynamodb.types import TypeDeserializer

from lectern.keys import Key
from local.outputs import Outputs

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_secretsmanager import SecretsManagerClient
    from types_boto3_sqs import SQSClient

_deserialise = TypeDeserializer().deserialize


@dataclass(frozen=True)
class Aws:
    outputs: Outputs

    @cached_property
    def session(self) -> boto3.Session:
        admin = self.outputs.admin
        return boto3.Session(
            admin.accessKeyId, admin.secretAccessKey, region_name=self.outputs.region
        )

    def client(self, service: str) -> Any:
        """Of any service: not each one's type stubs are installed."""
        client: Any = self.session.client
        return client(service, endpoint_url=self.outputs.awsEndpoint)

    @cached_property
    def dynamodb(self) -> "DynamoDBClient":
        return self.session.client("dynamodb", endpoint_url=self.outputs.awsEndpoint)

    @cached_property
    def sqs(self) -> "SQSClient":
        return self.session.client("sqs", endpoint_url=self.outputs.awsEndpoint)

    @cached_property
    def secrets(self) -> "SecretsManagerClient":
        return self.session.client("secretsmanager", endpoint_url=self.outputs.awsEndpoint)

    @cached_property
    def cognito(self) -> "CognitoIdentityProviderClient":
        return self.session.client("cognito-idp", endpoint_url=self.outputs.awsEndpoint)

    @cached_property
    def kms(self) -> Any:
        return self.client("kms")

    def item(self, table: str, key: Key) -> dict[str, Any]:
        """The item as plain Python values; empty if there is none."""
        answer = self.dynamodb.get_item(
            TableName=table, Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}}, ConsistentRead=True
        )
        return {name: _deserialise(value) for name, value in answer.get("Item", {}).items()}

    def partition(self, table: str, pk: str) -> list[dict[str, Any]]:
        answer = self.dynamodb.query(
            TableName=table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": pk}},
            ConsistentRead=True,
        )
        return [
            {name: _deserialise(value) for name, value in item.items()} for item in answer["Items"]
        ]
