"""The request's headers that carry a Standard Webhooks signature (its specification, "Webhook
headers"). They stand apart from `signature.py`, so that their readers load no cryptography."""

ID = "webhook-id"
TIMESTAMP = "webhook-timestamp"
SIGNATURE = "webhook-signature"
