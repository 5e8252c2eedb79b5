"""Lectern's model of IAM: decides requests by policy documents as AWS documents them.

Pure Python, no emulator import. What it doesn't know it refuses. It is a model: nothing that
it decides is verified on AWS.
"""
