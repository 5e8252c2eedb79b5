"""A deployment that failed can be made again."""

from collections.abc import Iterator

from cfnlint.template import Template

from access.template_rules._rule import Path, TemplateRule


class RetriedCreate(TemplateRule):
    """With RetainExceptOnCreate a create that is rolled back deletes what it made, and everything
    later retains it (CloudFormation template reference, "DeletionPolicy attribute").
    """

    id = "E9060"
    reason = (
        "A first deployment that fails leaves this resource, and its name, in the way of the next."
    )
    fix = 'set "DeletionPolicy": "RetainExceptOnCreate" in place of "Retain".'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, definition in cfn.get_resources().items():
            if definition.get("DeletionPolicy") == "Retain":
                yield ("Resources", name, "DeletionPolicy")
