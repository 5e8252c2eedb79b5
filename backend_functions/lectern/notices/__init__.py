"""What operators are told about parked webhooks: gathered, and worded as text and as HTML.

In the layer, so that the zip of the function that sends it stays small.
"""
