"""What a DynamoDB request needs from IAM: actions, resource ARNs and condition keys.

Sources: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
DynamoDB"; DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access
control". Where they leave a choice, the code takes the stricter reading and says so.
"""
