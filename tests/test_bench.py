"""What the library's growth costs."""

from pathlib import Path

import pytest

from tests.bench.plain import measure


@pytest.mark.slow
@pytest.mark.xdist_group("alone")
def test_added_case_costs_a_fraction_of_a_plain_page(tmp_path: Path) -> None:
    """An added case takes less than half the processor's time of a plain MkDocs + Material page of the same words.

    The bar is a tenth; `make bench` measures that, on a quiet machine. This one only notices when growth gets dear.
    """
    cost = measure(160, 40, tmp_path)

    assert cost.words > 500
    assert 0 < cost.processor_ratio < 0.5
