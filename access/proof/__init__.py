"""The proof of the access rules: the shipped policies against a specification written by hand.

`access.iam` makes the decisions: our model of IAM enforces them locally, on the templates of
amplify/backend.
"""
