"""The operators' mail about parked webhooks: its kinds and counts, and its text and HTML.

It is in the layer, so that the zip of the function that sends it (`ops_alerts`) stays small.
"""
