"""What CloudFormation would refuse of a command that names a template: its parameters, its size
and the capabilities that it takes. The AWS CLI itself reads none of that before it asks.

Sources: CloudFormation API reference, CreateChangeSet ("Parameters", "Capabilities"; a template
body has 51,200 bytes at most); parameters without a default must be given.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

BODY_BYTES = 51_200
VALUE = re.compile(r"ParameterKey=([^,]+),(?:ParameterValue=(.*)|UsePreviousValue=true)")
PLACEHOLDER = "…"
NAMED = "CAPABILITY_NAMED_IAM"


def faults(words: list[str], folder: Path) -> list[str]:
    """`words` follow `aws`; nothing where the command names no template."""
    if not words or words[0] != "cloudformation" or "package" in words[1:2]:
        return []
    given, _ = _reader().parse_known_args(words)
    file = folder / (given.template_file or given.template_body or "").removeprefix("file://")
    if not file.is_file():
        return []
    template = json.loads(file.read_text())
    values = dict(_overrides(given.parameter_overrides)) | dict(_parameters(given.parameters))
    found = [*_of_values(template.get("Parameters", {}), values)]
    if given.template_body and file.stat().st_size > BODY_BYTES:
        found.append(f"{file.name} is larger than the {BODY_BYTES} bytes of a template body")
    if _makes_roles(template, file.parent) and NAMED not in given.capabilities:
        found.append(f"{file.name} names roles of IAM: --capabilities {NAMED}")
    return found


def _reader() -> argparse.ArgumentParser:
    reader = argparse.ArgumentParser(allow_abbrev=False, exit_on_error=False)
    for option in ("--template-file", "--template-body"):
        reader.add_argument(option)
    for option in ("--parameter-overrides", "--parameters", "--capabilities"):
        reader.add_argument(option, nargs="*", default=[])
    return reader


def _overrides(pairs: list[str]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        name, _, value = pair.partition("=")
        yield name, value


def _parameters(pairs: list[str]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        match = VALUE.fullmatch(pair)
        yield (match[1], match[2] or PLACEHOLDER) if match else (pair, "")


def _of_values(declared: Mapping[str, Any], values: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(values.keys() - declared.keys()):
        yield f"the template has no parameter {name}"
    for name, parameter in declared.items():
        if name not in values:
            if "Default" not in parameter:
                yield f"{name} has no default and isn't given"
        elif PLACEHOLDER not in values[name] and not _takes(parameter, values[name]):
            yield f"{name} can't be {values[name]!r}"


def _takes(parameter: Mapping[str, Any], value: str) -> bool:
    allowed = [str(each) for each in parameter.get("AllowedValues", [value])]
    pattern = parameter.get("AllowedPattern", ".*")
    number = parameter["Type"] != "Number" or re.fullmatch(r"-?\d+(\.\d+)?", value) is not None
    return value in allowed and re.fullmatch(pattern, value, re.DOTALL) is not None and number


def _makes_roles(template: Mapping[str, Any], folder: Path) -> bool:
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::IAM::Role":
            return True
        nested = folder / str(resource.get("Properties", {}).get("TemplateURL", ""))
        inner = resource["Type"] == "AWS::CloudFormation::Stack" and nested.is_file()
        if inner and _makes_roles(json.loads(nested.read_text()), nested.parent):
            return True
    return False
