"""`python -m local.seed`: load `local/courses` into the CMS of this state directory."""

import sys
from functools import partial

import httpx

from local import settings
from local.cms import credentials
from local.courses.model import CourseError
from local.courses.reader import read_courses
from local.progress import counting
from local.seed.cms import CmsRefused
from local.seed.loader import seed


def main() -> int:
    try:
        asked = settings.from_environ()
        token = credentials.ensure(asked.state / "cms").api_token
        with counting() as counted:
            report = seed(asked.cms_url, token, read_courses(), partial(counted, "Loaded"))
    except (settings.SettingsInvalid, CourseError, CmsRefused) as error:
        print(error, file=sys.stderr)
        return 1
    except httpx.HTTPError as error:
        print(f"The CMS at {asked.cms_url} can't be reached: {error}", file=sys.stderr)
        return 1
    print(f"{report.created} created, {report.updated} updated, {report.unchanged} unchanged")
    return 0


if __name__ == "__main__":
    sys.exit(main())
