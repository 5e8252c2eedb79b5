"""The identity pool gives credentials by the enhanced flow only: no caller chooses a role."""

import pytest
from botocore.exceptions import ClientError

from tests.access.cloud import Cloud
from tests.access.people import Person, unsigned


def test_a_guest_gets_no_credentials_for_anyones_identity(cloud: Cloud, ada: Person) -> None:
    identities = unsigned(cloud, "cognito-identity")
    with pytest.raises(ClientError, match="Unauthenticated access is not supported"):
        identities.get_credentials_for_identity(IdentityId=ada.identity)


def test_nobody_gets_a_token_to_assume_a_role_with(cloud: Cloud, ada: Person) -> None:
    identities = unsigned(cloud, "cognito-identity")
    with pytest.raises(ClientError, match="classic"):
        identities.get_open_id_token(IdentityId=ada.identity)
