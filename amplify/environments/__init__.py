"""The parameter values of each environment, stored in the AWS account for every push."""
