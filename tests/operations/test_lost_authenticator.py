"""Who has lost the authenticator app, and shown who they are, gets in by the password again."""

import uuid

import pytest
from botocore.exceptions import ClientError

from tests.access import people, srp, totp
from tests.operations.operators import Operator
from tests.operations.test_sweep import signs_up

WAYS = ("here", "on AWS")


@pytest.mark.parametrize("way", WAYS)
def test_the_operator_takes_the_factor_away_and_ends_every_session(
    operator: Operator, way: str
) -> None:
    email = f"lost-{uuid.uuid4().hex}@lectern.test"
    account = signs_up(operator, email)
    cloud, anyone = operator.cloud, people.unsigned(operator.cloud, "cognito-idp")
    token = {"AccessToken": account.access_token}
    secret = anyone.associate_software_token(**token)["SecretCode"]
    anyone.verify_software_token(**token, UserCode=totp.code(secret))
    wanted = {"Enabled": True, "PreferredMfa": True}
    anyone.set_user_mfa_preference(**token, SoftwareTokenMfaSettings=wanted)
    stacks, password = cloud.stacks, cloud.root.demo_password
    told = (anyone, stacks.userPoolId, stacks.userPoolClientId, email, password)
    assert srp.verified(*told)["ChallengeName"] == "SOFTWARE_TOKEN_MFA"

    command = ("forget-factor", email)
    said = operator.runs("operations", *command) if way == "here" else operator.on_aws(*command)

    assert email in said
    with pytest.raises(ClientError, match="revoked"):
        anyone.get_user(**token)
    again = srp.tokens(*told)["AccessToken"]
    assert anyone.associate_software_token(AccessToken=again)["SecretCode"] != secret
