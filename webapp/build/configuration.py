"""What a deployment tells the browser, in `lectern.config.json`."""

NAME = "lectern.config.json"

REQUIRED = (
    "region",
    "userPoolId",
    "userPoolClientId",
    "identityPoolId",
    "contentTable",
    "learnersTable",
    "apiUrl",
)
MEDIA_ORIGIN = "mediaOrigin"
"""Always there, and empty where lessons show no pictures."""

OPTIONAL = ("awsEndpoint", "privateMediaOrigin")
"""One endpoint that stands in for every AWS service, only locally; where a film below /private/
needs a signed address, absent where there are none."""
