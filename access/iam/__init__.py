"""A model of IAM: decides requests by policy documents as AWS documents them.

Pure Python, only the standard library. It denies every request that it can't decide. It is a model:
none of its decisions is verified on AWS.
"""
