"""The mail that SES and Cognito sent, for a person and for a program."""
