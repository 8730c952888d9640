"""How many examples a law is tried with: the profile says it, and one that is slow takes a part of them.

default   50, in every run of all tests
quick     20, by `--hypothesis-profile quick`, as `dev.py test --quick` asks
long      1,000, by `--hypothesis-profile long`, as `dev.py test --long` asks
search    1,000 others each time, by `--hypothesis-profile search`, as `dev.py test --search` asks

But for a search the examples are the same each time: a run says the same of the same tree, so that a change can be
judged by it and a fault be bisected. What a search finds becomes an `@example` of its law.

No example has a deadline and none is too slow: a busy machine breaks no law.
"""

from hypothesis import HealthCheck, settings

UNTIMED = settings(
    deadline=None,
    # fixtures of a function are folders here, which examples may share
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def register() -> None:
    settings.register_profile("default", UNTIMED, max_examples=50, derandomize=True)
    settings.register_profile("quick", UNTIMED, max_examples=20, derandomize=True)
    settings.register_profile("long", UNTIMED, max_examples=LONG, derandomize=True)
    settings.register_profile("search", UNTIMED, max_examples=LONG)
    settings.load_profile("default")


LONG = 1000


def times(factor: float, *, at_length: float | None = None) -> settings:
    """So many times the examples of the profile: below 1 for a law whose examples are slow, above for a quick one.

    `at_length` is how many times those of the long run, where that is to be otherwise.
    """
    examples = settings().max_examples
    by = at_length if at_length is not None and examples >= LONG else factor
    return settings(max_examples=max(1, round(examples * by)))
