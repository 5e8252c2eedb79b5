"""REST APIs: which tokens an authorizer takes, and what an integration answers."""
