"""Who deploys or operates Lectern on AWS needs these rights; the policies are in amplify/rights.

CloudFormation acts with the rights of whoever calls it (its User Guide, "Control access with IAM"),
so they follow from the templates' resource types.
"""
