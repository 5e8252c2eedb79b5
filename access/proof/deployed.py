"""The outputs of a Lectern deployment, read from its stacks by CloudFormation.

The root stack is the Amplify CLI's, whose nested stacks have the outputs, or that of
`make template`, which has all outputs itself under `<part><name>`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from botocore.exceptions import BotoCoreError, ClientError

from access.proof.proof_failed import SettingsMissing
from amplify import project
from amplify.plain import amplify_stacks, site
from amplify.project import StackOutputs, stack_outputs
from amplify.project.root import ROOT

if TYPE_CHECKING:
    from types_boto3_apigateway import APIGatewayClient
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_cloudformation.type_defs import StackTypeDef

OWN_BUCKET, BUCKET = "{root}-bucket", "DeploymentBucketName"
"""The bucket of `make template` is a stack of its own; Amplify's root puts out its bucket."""
CHOSEN, SOURCE = ("senderAddress", "operatorsAddresses"), "cmsSource"
"""Parameters, of the root or of the nested stacks that have them."""
Parts = Mapping[str, Mapping[str, str]]


def stacks(
    cloudformation: "CloudFormationClient", gateway: "APIGatewayClient", root: str
) -> StackOutputs:
    """`awsEndpoint` is empty: the SDK finds the endpoint. Raises SettingsMissing."""
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
        for key, stack in amplify_stacks.nested_stacks(cloudformation, root).items()
    }
    own, resources = _outputs(main), project.load(ROOT / "amplify")
    parts = {key: _outputs(stack) for key, stack in nested.items()}
    parts |= {key: found for key, found in site.by_resource(own, resources).items() if found}
    if BUCKET not in own:
        own = {**_outputs(_described(cloudformation, OWN_BUCKET.format(root=root))), **own}
    chosen = _chosen((main, *nested.values()))
    return stack_outputs.of_stacks(
        parts,
        own,
        {
            "region": cloudformation.meta.region_name,
            "awsEndpoint": "",
            **_addresses(gateway, parts, chosen[SOURCE]),
            **{name: chosen[name] for name in CHOSEN},
        },
    )


def _addresses(gateway: "APIGatewayClient", parts: Parts, source: str) -> dict[str, str]:
    ingest = parts["customingest"]
    key = gateway.get_api_key(apiKey=ingest["ApiKeyId"], includeValue=True)["value"]
    webhooks = f"{_address(gateway, ingest)}/webhooks"
    return {
        "apiUrl": _address(gateway, parts["customapi"]),
        "webhooksUrl": webhooks,
        "webhookUrl": f"{webhooks}/{source}",
        "webhookApiKey": key,
    }


def _address(gateway: "APIGatewayClient", api: Mapping[str, str]) -> str:
    """The stage's URL; an emulator without https serves it below its one address."""
    endpoint = gateway.meta.endpoint_url
    if urlsplit(endpoint).scheme == "https":
        return api["Url"]
    return f"{endpoint}/restapis/{api['ApiId']}/{api['StageName']}/_user_request_"


def _chosen(every: tuple["StackTypeDef", ...]) -> dict[str, str]:
    return {
        each["ParameterKey"]: each["ParameterValue"]
        for stack in every
        for each in stack.get("Parameters", ())
    }


def _outputs(stack: "StackTypeDef") -> dict[str, str]:
    return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", ())}


def _described(cloudformation: "CloudFormationClient", stack: str) -> "StackTypeDef":
    return cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
