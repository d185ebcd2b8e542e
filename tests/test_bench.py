"""What the library's growth costs."""

from pathlib import Path

import pytest

from tests.bench import measure


@pytest.mark.slow
@pytest.mark.xdist_group("alone")
def test_added_case_costs_a_fraction_of_a_plain_page(tmp_path: Path) -> None:
    """An added case costs less than a fifth of a plain MkDocs + Material page of the same words.

    The bar is a tenth (`make bench` measures it in a quiet run); a fifth allows for a machine that is busy meanwhile.
    """
    cost = measure(160, 40, tmp_path)

    assert cost.ratio < 0.2
