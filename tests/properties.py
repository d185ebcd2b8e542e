"""How the property tests run: the same examples every time, so that a change of colour is a change of the code."""

from hypothesis import HealthCheck, settings

EXAMPLES = 200

stable = settings(
    derandomize=True,
    max_examples=EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
