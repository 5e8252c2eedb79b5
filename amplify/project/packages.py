"""Packs the code for this machine, so that a local deployment needs no network."""

from amplify import packaging
from amplify.project import Resource
from amplify.project.archive import Archive, pack
from amplify.project.errors import PackageMissing


def build(resource: Resource) -> Archive:
    """The package of a resource that the CLI would build."""
    try:
        if resource.name == packaging.LAYER:
            return pack(resource.name, packaging.layer_as_installed())
        return pack(resource.name, packaging.source_files(package_of(resource)))
    except packaging.PackageIncomplete as incomplete:
        raise PackageMissing(f"{resource.key}: {incomplete}") from None


def package_of(resource: Resource) -> str:
    """`cms_ingest` where the handler is `cms_ingest.handler.handle`."""
    handler: str = resource.template["Resources"]["LambdaFunction"]["Properties"]["Handler"]
    return handler.partition(".")[0]
