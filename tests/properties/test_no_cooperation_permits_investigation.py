"""Law: nothing is shared in SSP, PSP or KSP with a view to investigation."""

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.testing.strategies import sharing_requests

BOOK = Rulebook.load(plugins=())
COOPERATIONS = st.sampled_from(["ssp", "psp", "ksp"])


@given(sharing_requests(purpose="investigation", cooperation=COOPERATIONS, identifiable=st.sampled_from([True, None])))
def test_an_investigative_aim_in_a_cooperation_is_never_may(request: SharingRequest) -> None:
    assert BOOK.may_share(request).verdict != "may"


@given(sharing_requests(purpose="investigation", cooperation=COOPERATIONS))
def test_no_basis_of_the_cooperations_ever_carries_an_investigative_aim(request: SharingRequest) -> None:
    bases = {basis.provision for basis in BOOK.may_share(request).basis}
    assert "law.prevention_sharing" not in bases
