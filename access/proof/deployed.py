"""What a deployment of Lectern gave, read from its stacks by CloudFormation.

The root stack is the Amplify CLI's, whose nested stacks put out what they made, or that of
`make template`, which puts out everything itself under `<part><name>`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from botocore.exceptions import BotoCoreError, ClientError

from access.proof.errors import SettingsMissing
from amplify import project
from amplify.plain import live, site
from amplify.project import StackOutputs, stack_outputs
from amplify.project.root import ROOT

if TYPE_CHECKING:
    from types_boto3_apigateway import APIGatewayClient
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_cloudformation.type_defs import StackTypeDef

OWN_BUCKET, BUCKET = "{root}-bucket", "DeploymentBucketName"
"""The bucket of `make template` is a stack of its own; Amplify's root puts out its bucket."""
CHOSEN = ("senderAddress", "operatorsAddresses")
"""Parameters, of the root or of the one nested stack that has them."""
Parts = Mapping[str, Mapping[str, str]]


def stacks(
    cloudformation: "CloudFormationClient", gateway: "APIGatewayClient", root: str
) -> StackOutputs:
    """`awsEndpoint` is empty: where to ask is the SDK's to find. Raises SettingsMissing."""
    try:
        return _read(cloudformation, gateway, root)
    except KeyError as missing:
        raise SettingsMissing(
            f"{root} isn't Lectern's root stack, or not all of it is deployed: it lacks {missing}."
        ) from None
    except (BotoCoreError, ClientError) as error:
        raise SettingsMissing(f"The stack {root} can't be read: {error}") from None


def _read(
    cloudformation: "CloudFormationClient", gateway: "APIGatewayClient", root: str
) -> StackOutputs:
    main = _described(cloudformation, root)
    nested = {
        key: _described(cloudformation, stack)
        for key, stack in live.nested_stacks(cloudformation, root).items()
    }
    own, resources = _outputs(main), project.load(ROOT / "amplify")
    parts = {key: _outputs(stack) for key, stack in nested.items()}
    parts |= {key: found for key, found in site.by_resource(own, resources).items() if found}
    if BUCKET not in own:
        own = {**_outputs(_described(cloudformation, OWN_BUCKET.format(root=root))), **own}
    return stack_outputs.of_stacks(
        parts,
        own,
        {
            "region": cloudformation.meta.region_name,
            "awsEndpoint": "",
            **_addresses(gateway, parts),
            **_chosen((main, *nested.values())),
        },
    )


def _addresses(gateway: "APIGatewayClient", parts: Parts) -> dict[str, str]:
    ingest = parts["customingest"]
    key = gateway.get_api_key(apiKey=ingest["ApiKeyId"], includeValue=True)["value"]
    webhooks = f"{_address(gateway, ingest)}/webhooks"
    return {
        "apiUrl": _address(gateway, parts["customapi"]),
        "webhooksUrl": webhooks,
        "webhookUrl": f"{webhooks}/wagtail",
        "webhookApiKey": key,
    }


def _address(gateway: "APIGatewayClient", api: Mapping[str, str]) -> str:
    """The stage's own; an emulator, which no https serves, has it below its one address."""
    endpoint = gateway.meta.endpoint_url
    if urlsplit(endpoint).scheme == "https":
        return api["Url"]
    return f"{endpoint}/restapis/{api['ApiId']}/{api['StageName']}/_user_request_"


def _chosen(every: tuple["StackTypeDef", ...]) -> dict[str, str]:
    given = {
        each["ParameterKey"]: each["ParameterValue"]
        for stack in every
        for each in stack.get("Parameters", ())
    }
    return {name: given[name] for name in CHOSEN}


def _outputs(stack: "StackTypeDef") -> dict[str, str]:
    return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", ())}


def _described(cloudformation: "CloudFormationClient", stack: str) -> "StackTypeDef":
    return cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
