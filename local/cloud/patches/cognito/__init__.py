"""User pools and identity pools: sign-in, codes, second factors, tokens, principal tags."""
