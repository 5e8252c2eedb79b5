"""One learner's actions in a month, and the usage of each service that follows.

The habits are assumptions, stated here once. Sizes and requests are those of the product: one Query
per page, one small GetItem per poll, sometimes an outline, two Queries after a sign-in
(docs/services.md has the table).
"""

from dataclasses import dataclass

from lectern.limits import SWEEP_ACTS, SWEEP_ACTS_A_SECOND

READ_UNIT_BYTES = 4096
WRITE_UNIT_BYTES = 1024
KIBIBYTE, GIBIBYTE = 1024, 1024**3
SECONDS_A_TOKEN = 60 * 60
SWEEPS = 4 * 730
"""Runs of the sweep in a month."""


@dataclass(frozen=True, slots=True)
class Habits:
    """One active learner in one month."""

    visits: float = 8
    pages_a_visit: float = 6
    seconds_a_page: float = 180
    seconds_a_poll: float = 1.0
    """A visible page polls every second whether its entry changed (live.ts)."""
    searches: float = 4
    likes: float = 4
    lessons_finished: float = 12
    lessons_a_visit: float = 3
    places_a_lesson: float = 2
    """How often the place in an open lesson is written: on leaving it, and every three minutes
    (`PLACE_EVERY_SECONDS`); once more for the day."""
    mails: float = 0.2
    new_browsers: float = 0.5
    """First visits load the whole site; later ones use the browser's cache."""
    films: float = 12
    """Private films played, each with one signed URL: as many as finished lessons."""
    seconds_an_outline: float = 15.0
    """How often an open lesson reads its course's outline (outlines.ts)."""


@dataclass(frozen=True, slots=True)
class Sizes:
    page_bytes: int = 12 * KIBIBYTE
    outline_bytes: int = 8 * KIBIBYTE
    """Twenty lessons with their summaries."""
    partition_bytes: int = 4 * KIBIBYTE
    site_bytes: int = 400 * KIBIBYTE
    pictures_a_page_bytes: int = 60 * KIBIBYTE
    pictures_cached: float = 0.5
    film_bytes: int = 100 * 1024 * KIBIBYTE
    """Ten minutes at 1.4 Mbit/s."""
    log_line_bytes: int = 600
    learner_stored_bytes: int = 8 * KIBIBYTE
    content_stored_bytes: int = 200 * 1024 * KIBIBYTE


@dataclass(frozen=True, slots=True)
class Usage:
    """Amounts of one month, in the units of `prices`."""

    active_users: float
    sessions: float
    tokens: float
    """Times that the user pool makes tokens, and asks the function `confirmed` before."""
    read_units: float
    write_units: float
    table_requests: float
    learners_requests: float
    stored_gb: float
    searches: float
    films: float
    """The usage of films counts only if private media is on."""
    film_read_units: float
    film_gb: float
    stream_batches: float
    sweep_seconds: float
    sweep_read_units: float
    sweep_write_units: float
    webhooks: float
    mails: float
    site_gb: float
    media_gb: float
    media_requests: float
    log_gb: float


def of(
    learners: float, habits: Habits = Habits(), sizes: Sizes = Sizes(), publications: float = 400
) -> Usage:
    """A month of `learners` active learners, in which editors publish `publications` entries."""
    pages = learners * habits.visits * habits.pages_a_visit
    polls = pages * habits.seconds_a_page / habits.seconds_a_poll
    outlines = pages * habits.seconds_a_page / habits.seconds_an_outline
    starts = learners * habits.visits
    marks = learners * (habits.likes + habits.lessons_finished)
    read = learners * habits.visits * habits.lessons_a_visit
    writes = marks + read * (habits.places_a_lesson + 1)
    batches = writes * 0.8
    likes, searches = learners * habits.likes, learners * habits.searches
    log_lines = searches * 4 + likes * 3 + publications * 4 + batches
    films = learners * habits.films
    cached = 1 - sizes.pictures_cached
    swept = SWEEPS * min(learners, SWEEP_ACTS)
    return Usage(
        active_users=learners,
        sessions=starts,
        tokens=starts + pages * habits.seconds_a_page / SECONDS_A_TOKEN,
        read_units=pages * _eventual(sizes.page_bytes)
        + polls * _eventual(1)
        + outlines * _eventual(sizes.outline_bytes)
        + starts * 2 * _eventual(sizes.partition_bytes)
        + likes * 1
        + searches * 20 * _eventual(1)
        + publications * 4,
        write_units=writes * 1 + likes * 6 + publications * 60,
        table_requests=pages + polls + outlines + starts * 2 + writes,
        learners_requests=starts * 2 + writes,
        stored_gb=(learners * sizes.learner_stored_bytes + sizes.content_stored_bytes) / GIBIBYTE,
        searches=searches,
        films=films,
        film_read_units=films * 2 * _eventual(sizes.page_bytes),
        film_gb=films * sizes.film_bytes / GIBIBYTE,
        stream_batches=batches,
        sweep_seconds=swept / SWEEP_ACTS_A_SECOND,
        sweep_read_units=swept * _eventual(sizes.partition_bytes),
        sweep_write_units=swept / 10,
        webhooks=publications,
        mails=learners * habits.mails,
        site_gb=learners * habits.new_browsers * sizes.site_bytes / GIBIBYTE,
        media_gb=pages * sizes.pictures_a_page_bytes * cached / GIBIBYTE,
        media_requests=pages * 2 * cached,
        log_gb=log_lines * sizes.log_line_bytes / GIBIBYTE,
    )


def _eventual(size: int) -> float:
    """Read request units of an eventually consistent read: half a unit per started 4 KiB."""
    return -(-size // READ_UNIT_BYTES) / 2
