"""The site's own addresses, as pages, links and the data layer name them."""

HOME = "/"
SIGN_UP = "/sign-up"
CONFIRM = "/confirm"
SIGN_IN = "/sign-in"
FORGOT_PASSWORD = "/forgot-password"  # noqa: S105 - an address
CATALOGUE = "/catalogue"
COURSE = "/courses/[content_id]/[slug]"
LESSON = "/lessons/[content_id]/[slug]"
SEARCH = "/search"
PLAN = "/plan"
STATISTICS = "/statistics"
PROFILE = "/profile"
ACCOUNT = "/account"

DOORS = (SIGN_IN, SIGN_UP, CONFIRM, FORGOT_PASSWORD)
"""Pages of the account, which lead back to where somebody came from."""

NEED_SESSION = (CATALOGUE, COURSE, LESSON, SEARCH, PLAN, STATISTICS, PROFILE, ACCOUNT)
"""Pages that show nothing without a session."""

ALL = (HOME, *DOORS, *NEED_SESSION)


def section(route: str) -> str:
    """The first part of an address: `lessons`."""
    return route.split("/")[1]
