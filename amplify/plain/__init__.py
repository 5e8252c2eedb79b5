"""The exit from Amplify: the same templates as one plain CloudFormation stack."""
