"""A failed first deployment can be repeated."""

from collections.abc import Iterator

from cfnlint.template import Template

from access.template_rules._rule import Path, TemplateRule


class RetriedCreate(TemplateRule):
    """With RetainExceptOnCreate a rolled-back create deletes the resource, and later operations
    retain it (CloudFormation template reference, "DeletionPolicy attribute").
    """

    id = "E9060"
    reason = (
        "A failed first deployment leaves this resource, and its name blocks the next deployment."
    )
    fix = 'set "DeletionPolicy": "RetainExceptOnCreate" in place of "Retain".'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, definition in cfn.get_resources().items():
            if definition.get("DeletionPolicy") == "Retain":
                yield ("Resources", name, "DeletionPolicy")
