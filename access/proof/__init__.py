"""The proof of the access rules: the shipped policies against a specification written by hand.

Decisions are those of `access.iam`: enforced locally by our model of IAM, on the very templates
of amplify/backend.
"""
