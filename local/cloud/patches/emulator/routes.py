"""Addresses that the emulator serves and AWS doesn't."""

# Its own routes: reset, configuration, code downloads, every message in a queue.
CONTROL_PREFIXES = ("/_ministack", "/_localstack", "/_aws", "/health")

# A CloudFormation custom resource reports here; the rest of the path is its secret.
REPORT_PREFIXES = ("/_ministack/cfn-response/", "/_ministack/cfn-signal/")

SENT_MAIL = "/_ministack/ses/messages"
