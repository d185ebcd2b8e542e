"""How the property tests run: the same examples every time, so that a change of colour is a change of the code."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = 200 if os.environ.get("CI") else 60

stable = settings(
    derandomize=True,
    max_examples=EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
