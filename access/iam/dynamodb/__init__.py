"""What a DynamoDB request asks IAM for: actions, resource ARNs and condition keys.

Sources: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
DynamoDB"; DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access
control". Where they leave a choice, the stricter reading is taken and said so.
"""
