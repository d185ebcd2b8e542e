"""The quick look over a whole case, which spares most cases the slow one, passes over nothing."""

import hypothesis.strategies as st
from hypothesis import assume, given

from fingerpost.check.private_detail import PRIVATE, check_cases, details
from fingerpost.checked import checked
from tests.conftest import TODAY
from tests.properties import stable
from tests.test_hostile import GOOD

_LIBRARY, _LINKS, _PROBLEMS = checked(GOOD, TODAY)
_CASE = _LIBRARY.cases["quarry-lane"]
_AROUND = st.text('aZ09 \n-([.,:’Ó"\\/\t', max_size=6)


@given(_AROUND, st.from_regex(PRIVATE, fullmatch=True), _AROUND)
@stable
def test_quick_look_passes_over_nothing(before: str, detail: str, after: str) -> None:
    """Whatever is found in a text by itself is found in the case that holds it, wherever it stands."""
    text = f"{before}{detail}{after}"
    found = [offset for offset, _, _ in details(text)]
    assume(found)

    for case in (_CASE.model_copy(update={"summary": text}), _CASE.model_copy(update={"missing_voices": text})):
        at = [finding.at for finding in check_cases(_LIBRARY, [("quarry-lane", case)])]
        assert [key[-1] for key in at if isinstance(key, tuple)] == found
