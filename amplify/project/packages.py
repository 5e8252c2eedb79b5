"""Builds the packages for this machine, so that a local deployment needs no network."""

from amplify import packaging
from amplify.project import Resource
from amplify.project.archive import Archive, pack
from amplify.project.project_fault import PackageMissing


def build(resource: Resource) -> Archive:
    """The package that the CLI would build for a resource."""
    try:
        if resource.name == packaging.LAYER:
            return pack(resource.name, packaging.layer_as_installed())
        return pack(resource.name, packaging.source_files(package_of(resource)))
    except packaging.PackageIncomplete as incomplete:
        raise PackageMissing(f"{resource.key}: {incomplete}") from None


def package_of(resource: Resource) -> str:
    """For example `cms_ingest` for the handler `cms_ingest.handler.handle`."""
    handler: str = resource.template["Resources"]["LambdaFunction"]["Properties"]["Handler"]
    return handler.partition(".")[0]
