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
    profile,
    search,
    sign_in,
    sign_up,
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
    profile,
    account,
    not_found,
)
