"""The one registration: the patches of the emulator, in the order in which they are put on.

Beside each patch stands every function of the emulator that it replaces, wraps or adds, so this is
the list to read at an upgrade. Where two wrap the same function, the later one is asked first.
"""

from dataclasses import dataclass
from types import ModuleType

from local.cloud.patches.apigateway import authorizers, response_templates
from local.cloud.patches.cloudformation import (
    absent_types,
    nested_stacks,
    property_types,
    secret_imports,
    table_ceilings,
)
from local.cloud.patches.cognito import (
    challenges,
    confirmation_codes,
    identity_deletion,
    identity_pools,
    lifetimes,
    mailed_codes,
    new_addresses,
    principal_tags,
    readable_attributes,
    second_factors,
    token_checks,
    used_codes,
    user_attributes,
    user_pool_triggers,
)
from local.cloud.patches.door import authentication, dispatch, request_times, signed_headers
from local.cloud.patches.lambda_ import (
    given_up,
    partial_batches,
    schedules,
    separate_readers,
    stream_sizes,
)
from local.cloud.patches.persistence import kept_stores, queue_addresses, writing
from local.cloud.patches.policies import enforcement, mail_identity

HANDLERS = "ministack.services.cloudformation.provisioners._RESOURCE_HANDLERS"
COGNITO = "ministack.services.cognito"
STACKS = "ministack.services.cloudformation"
APIS = "ministack.services.apigateway_v1"
LAMBDA = "ministack.services.lambda_svc"
DYNAMODB = "ministack.services.dynamodb"
EVENTS = "ministack.services.eventbridge"
EVALUATOR = "ministack.core.iam_evaluator"
ACTIONS = "ministack.core.iam_actions"
SIGNATURES = "ministack.core.sigv4"
STS = "ministack.services.sts"
APP = "ministack.app"


@dataclass(frozen=True)
class Patch:
    """A file with an `install`, and the addresses of what that replaces, wraps or adds."""

    module: ModuleType
    replaces: tuple[str, ...]


def patch(module: ModuleType, *replaces: str) -> Patch:
    return Patch(module, replaces)


PATCHES = (
    patch(
        dispatch,
        f"{APP}.detect_service",
        f"{ACTIONS}.extract_iam_action",
        f"{EVALUATOR}._served_unsigned",
        f"{ACTIONS}._safe_json_field",
    ),
    patch(
        authentication,
        f"{EVALUATOR}.is_root_access_key",
        f"{EVALUATOR}._is_root_key",
        f"{EVALUATOR}.enforce",
        f"{EVALUATOR}.check_credentials",
        "ministack.core.lambda_runtime.execution_credentials",
        f"{STS}._web_identity_trust_denied",
    ),
    patch(authorizers, f"{APIS}._validate_cognito_authorizer"),
    patch(signed_headers, f"{SIGNATURES}.header_signature_failure"),
    patch(request_times, f"{SIGNATURES}.request_time_failure"),
    patch(writing, f"{APP}.save_all"),
    patch(
        enforcement,
        f"{EVALUATOR}.enforce",
        f"{APP}.SERVICE_HANDLERS[dynamodb]",
        f"{APP}.SERVICE_HANDLERS[dynamodbstreams]",
    ),
    patch(
        used_codes,
        f"{COGNITO}._respond_to_auth_challenge",
        f"{COGNITO}._verify_software_token",
    ),
    patch(challenges, f"{COGNITO}._initiate_auth", f"{COGNITO}._respond_to_auth_challenge"),
    patch(
        second_factors,
        f"{COGNITO}._associate_software_token",
        f"{COGNITO}._verify_software_token",
        f"{COGNITO}._set_user_mfa_preference",
    ),
    patch(
        confirmation_codes,
        f"{COGNITO}._send_verification_email",
        f"{COGNITO}._confirmation_code_error",
    ),
    patch(
        new_addresses,
        f"{COGNITO}._update_user_attributes",
        f"{COGNITO}._dispatch_idp",
    ),
    patch(user_attributes, f"{COGNITO}._sign_up", f"{COGNITO}._update_user_attributes"),
    patch(readable_attributes, f"{COGNITO}._fake_token", f"{COGNITO}._get_user"),
    patch(user_pool_triggers, f"{COGNITO}._run_idp_handler", f"{COGNITO}._apply_pretoken_trigger"),
    patch(identity_deletion, f"{COGNITO}._dispatch_identity"),
    patch(
        identity_pools,
        f"{COGNITO}._identity_logins_error",
        f"{COGNITO}._get_credentials_for_identity",
        f"{COGNITO}._unlink_identity",
        f"{COGNITO}._get_open_id_token",
    ),
    patch(token_checks, f"{COGNITO}._identity_logins_error"),
    patch(principal_tags, f"{COGNITO}._get_credentials_for_identity"),
    patch(
        lifetimes,
        f"{COGNITO}._identity_logins_error",
        f"{COGNITO}._refresh_auth_user",
        f"{STS}._evict_expired_sessions",
    ),
    patch(mail_identity, f"{ACTIONS}._ses_v2_resource_arn", f"{EVALUATOR}.enforce"),
    patch(mailed_codes, f"{COGNITO}._forgot_password", f"{COGNITO}._resend_confirmation_code"),
    patch(
        nested_stacks,
        f"{STACKS}.provisioners._update_resource",
        f"{STACKS}.stacks._update_resource",
        f"{STACKS}.handlers._stack_has_no_updates",
        f"{HANDLERS}[AWS::CloudFormation::Stack][delete]",
        f"{HANDLERS}[AWS::CloudFormation::Stack][create]",
    ),
    patch(partial_batches, f"{LAMBDA}._execute_function"),
    patch(given_up, f"{LAMBDA}._execute_function", f"{DYNAMODB}.stream_records_since"),
    patch(separate_readers, f"{LAMBDA}._poll_dynamodb_streams"),
    patch(schedules, f"{EVENTS}._invoke_target", f"{EVENTS}._dispatch_to_lambda"),
    patch(
        property_types,
        f"{HANDLERS}[AWS::Cognito::UserPool][create]",
        f"{HANDLERS}[AWS::Cognito::UserPool][update]",
        f"{HANDLERS}[AWS::Cognito::UserPoolClient][create]",
        f"{HANDLERS}[AWS::Cognito::UserPoolClient][update]",
        f"{HANDLERS}[AWS::Cognito::IdentityPool][create]",
        f"{HANDLERS}[AWS::Cognito::IdentityPool][update]",
        f"{HANDLERS}[AWS::ApiGateway::UsagePlan][create]",
        f"{HANDLERS}[AWS::ApiGateway::UsagePlan][update]",
    ),
    patch(secret_imports, f"{HANDLERS}[AWS::SecretsManager::Secret][import]"),
    patch(
        absent_types,
        *(gap.address for gap in absent_types.GAPS),
        f"{STACKS}.provisioners._cw_metric_alarm_put",
    ),
    patch(
        kept_stores,
        f"{DYNAMODB}.get_state",
        f"{DYNAMODB}.load_persisted_state",
        "ministack.services.ses.get_state",
        "ministack.services.ses.load_persisted_state",
    ),
    patch(queue_addresses, "ministack.services.sqs.load_persisted_state"),
    patch(response_templates, f"{APIS}._service_integration_response"),
    patch(stream_sizes, f"{DYNAMODB}._build_change_record"),
    patch(
        table_ceilings,
        f"{HANDLERS}[AWS::DynamoDB::Table][create]",
        f"{HANDLERS}[AWS::DynamoDB::Table][update]",
    ),
)
