"""Every page of the site: its route, title, description and `page()`."""

from webapp.pages import (
    account,
    catalogue,
    confirm,
    course,
    forgot_password,
    home,
    lesson,
    not_found,
    plan,
    profile,
    search,
    sign_in,
    sign_up,
    statistics,
)

PAGES = (
    home,
    sign_up,
    confirm,
    sign_in,
    forgot_password,
    catalogue,
    course,
    lesson,
    search,
    plan,
    profile,
    statistics,
    account,
    not_found,
)
