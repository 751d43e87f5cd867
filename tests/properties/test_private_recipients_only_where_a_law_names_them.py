"""Law: somebody private receives only under the rules that name them: §§ 115 a and 63 d, consent, institutions' own."""

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.testing.strategies import sharing_requests

BOOK = Rulebook.load(plugins=())
CONSENT = {"databeskyttelsesloven § 6", "databeskyttelsesloven § 8, stk. 2, nr. 1"}
CLOSE = {"retsplejeloven § 115 a", "retsplejelov for Færøerne § 149"}
# Retssikkerhedsloven § 11 e names private institutions and free schools that work for the authorities.
EARLY_HELP = {"serviceloven § 49 a, stk. 1, 2. pkt.", "retssikkerhedsloven § 11 e, stk. 1, 2. pkt."}
ALLOWED = dict.fromkeys(("association", "volunteer", "employer", "company", "public", "data_subject"), CONSENT)
ALLOWED |= dict.fromkeys(("parent", "close_person"), CONSENT | CLOSE)
HOUSING = {"almenboligloven § 63 d, stk. 1", "almenboligloven § 63 d, stk. 2, 2. pkt."}
ALLOWED |= {"housing_organisation": CONSENT | HOUSING}
ALLOWED |= {"private_provider": CONSENT | EARLY_HELP}
PRIVATE = st.sampled_from(sorted(ALLOWED))


def within(request: SharingRequest) -> bool:
    answer = BOOK.may_share(request)
    return {basis.citation for basis in answer.basis} <= ALLOWED[str(request.receiver)]


@given(sharing_requests(receiver=PRIVATE, identifiable=True))
def test_a_private_recipient_rests_on_a_rule_that_names_it(request: SharingRequest) -> None:
    assert within(request)


@given(sharing_requests(identifiable=True), PRIVATE)
def test_turning_the_recipient_private_leaves_only_the_rules_that_name_it(near: SharingRequest, receiver: str) -> None:
    assert within(near.with_(receiver=receiver))
