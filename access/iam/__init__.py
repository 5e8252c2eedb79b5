"""A model of IAM: decides requests by policy documents as AWS documents them.

Pure Python, nothing but the standard library. What it doesn't know it refuses. It is a model:
nothing that it decides is verified on AWS.
"""
