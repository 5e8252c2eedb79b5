"""Every price names its unit, its page and the day for which it is stated."""

import pytest

from operations.costs.prices import EU_WEST_1, Price, cognito_lite


@pytest.mark.parametrize("name", sorted(EU_WEST_1))
def test_a_price_says_where_and_for_when_it_is_stated(name: str) -> None:
    price = EU_WEST_1[name]
    assert price.usd > 0
    assert price.unit
    assert price.page.startswith("https://aws.amazon.com/")
    assert price.as_of.year >= 2025


def test_what_is_free_costs_nothing_and_the_rest_its_price() -> None:
    price = Price(2.0, "thing", "https://aws.amazon.com/", free=10)
    assert (price.of(7), price.of(10), price.of(11)) == (0, 0, 2)


@pytest.mark.parametrize(
    ("users", "usd"),
    [(0, 0), (10_000, 0), (10_001, 0.0055), (100_000, 495), (1_000_000, 495 + 4_140)],
)
def test_each_user_of_the_lite_plan_costs_what_their_step_says(users: int, usd: float) -> None:
    assert cognito_lite(users) == pytest.approx(usd)
