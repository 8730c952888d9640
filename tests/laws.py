"""How many examples a law is tried with: the profile says it, and one that is slow takes a part of them.

default   50, in every run of all tests
quick     20, by `--hypothesis-profile quick`, as `dev.py test --quick` asks
long      1,000, by `--hypothesis-profile long`

No example has a deadline and none is too slow: a busy machine breaks no law.
"""

from hypothesis import HealthCheck, settings

UNTIMED = settings(
    deadline=None,
    # fixtures of a function are folders here, which examples may share
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def register() -> None:
    settings.register_profile("default", UNTIMED, max_examples=50)
    settings.register_profile("quick", UNTIMED, max_examples=20)
    settings.register_profile("long", UNTIMED, max_examples=LONG)
    settings.load_profile("default")


LONG = 1000


def times(factor: float, *, at_length: float | None = None, derandomize: bool = False) -> settings:
    """So many times the examples of the profile: below 1 for a law whose examples are slow, above for a quick one.

    `at_length` is how many times those of the long run, where that is to be otherwise. `derandomize` has the same
    examples each time: for a law with exceptions, about one in a thousand, which would stop a run by chance.
    """
    examples = settings().max_examples
    by = at_length if at_length is not None and examples >= LONG else factor
    return settings(max_examples=max(1, round(examples * by)), derandomize=derandomize)
