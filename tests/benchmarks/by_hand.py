"""The rules of §§ 115 and 115 a, and what goes with them, as somebody would write them by hand for 2026-02-12.

In plain two-valued Python, without unknowns. `WRITTEN` are the ids it may return.
"""

from kriminalpraeventiv import SharingRequest

AUTHORITIES = frozenset(
    "police social_authority school day_care prison_and_probation psychiatry employment_authority health_service "
    "prosecution tax_authority youth_crime_board other_authority".split()
)
INSTITUTIONS = frozenset({"self_governing_institution", "free_school"})
FIELDS = frozenset({"social", "education", "employment", "psychiatry"})
SSP = frozenset({"police", "social_authority", "school", "prison_and_probation"})
PSP = frozenset({"police", "social_authority", "psychiatry"})
KSP = frozenset({"prison_and_probation", "social_authority", "police"})
HEALTH = frozenset({"psychiatry", "health_service"})
CLOSE = frozenset({"parent", "close_person"})
COOPERATIONS = frozenset({"ssp", "psp", "ksp"})
OBLIGED_ELSEWHERE = frozenset(
    "child_protection joint_callout moving_municipality youth_crime_board housing_case".split()
)
_LIMBS = "ssp_sharing psp_sharing ksp_convicted_sharing ksp_convicted_minor_sharing ksp_radicalised_sharing"
_OTHERS = """
    close_person_sharing_by_police close_person_sharing_by_social_authority family_conviction_only_by_police_in_ssp
    forum_without_basis health_secrecy_in_psp health_secrecy_not_lifted identifies_nobody no_investigation
    nobody_must_share_in_ksp nobody_must_share_in_psp nobody_must_share_in_ssp nobody_must_tell_close_persons
    offence_data_ground other_acts record_before_sharing record_every_sharing report_child_abuse silence_on_gang_ties
    silence_on_gang_ties_onward special_silence_follows special_silence_outside_cooperation ssp_gang_ties_of_family
    ssp_over_25 tell_the_patient third_persons_apart third_persons_not_necessary
"""
WRITTEN = frozenset(f"law.{name}" for name in _OTHERS.split()) | frozenset(
    f"law.{limb}_{side}" for limb in _LIMBS.split() for side in ("by_police", "by_authority", "with_institution")
)


def ids_that_hold(r: SharingRequest) -> list[str]:
    """Return the ids of the rules that hold of a request."""
    ids: list[str] = []
    danish = r.territory == "denmark"
    if danish and r.necessary and r.identifiable:
        if r.cooperation == "ssp" and r.purpose in ("crime_prevention", "exit"):
            cooperation(r, "law.ssp_sharing", SSP, ids)
            if r.family_conviction_81a and from_police(r) and by_law(r, SSP):
                ids.append("law.ssp_gang_ties_of_family")
        elif r.cooperation == "psp" and r.purpose == "support_vulnerable" and r.socially_vulnerable:
            cooperation(r, "law.psp_sharing", PSP, ids)
        elif r.cooperation == "ksp" and r.purpose in ("release", "exit"):
            if r.subject_status == "convicted_released":
                cooperation(r, "law.ksp_convicted_sharing", KSP, ids)
            elif r.subject_status == "convicted_minor_released_elsewhere":
                if r.subject_age is not None and r.subject_age < 18:
                    cooperation(r, "law.ksp_convicted_minor_sharing", KSP, ids)
            elif r.subject_status in ("remand_released", "other_chapter_70_released") and r.radicalised_or_at_risk:
                cooperation(r, "law.ksp_radicalised_sharing", KSP, ids)
        if r.receiver in CLOSE and r.effort_for_subject and r.purpose in ("crime_prevention", "exit"):
            if r.subject_age is not None and r.subject_age >= 18:
                if r.sender == "police":
                    ids.append("law.close_person_sharing_by_police")
                if r.sender == "social_authority":
                    ids.append("law.close_person_sharing_by_social_authority")
    if danish:
        if r.cooperation in COOPERATIONS:
            if r.purpose is not None and r.purpose not in OBLIGED_ELSEWHERE:
                ids.append(f"law.nobody_must_share_in_{r.cooperation}")
            if r.purpose == "investigation":
                ids.append("law.no_investigation")
        if r.cooperation == "ssp" and r.identifiable:
            if r.gang_ties and r.sender is not None:
                if r.sender != "police":
                    ids.append("law.silence_on_gang_ties_onward")
                elif r.receiver is not None and r.receiver not in CLOSE:
                    ids.append("law.silence_on_gang_ties")
            if r.subject_age is not None and r.subject_age >= 26:
                ids.append("law.ssp_over_25")
        if r.health_data and r.cooperation in ("ssp", "ksp") and by_health_person(r):
            if r.health_secrecy_lifted is False and r.consent is False:
                ids.append("law.health_secrecy_not_lifted")
        if r.receiver in CLOSE and r.sender in ("police", "social_authority"):
            if r.subject_age is not None and r.subject_age >= 18:
                ids.append("law.nobody_must_tell_close_persons")
        if r.purpose == "child_protection":
            if r.sender in AUTHORITIES or (r.receiver in AUTHORITIES and r.receiver != "social_authority"):
                ids.append("law.report_child_abuse")
    if r.identifiable:
        ids.append("law.record_every_sharing")
        ids.append("law.other_acts")
        if not r.necessity_recorded:
            ids.append("law.record_before_sharing")
        if r.offence_data and danish:
            ids.append("law.offence_data_ground")
        if r.third_persons:
            if danish:
                ids.append("law.third_persons_apart")
            if danish and r.third_persons_necessary is False:
                ids.append("law.third_persons_not_necessary")
        if danish and r.family_conviction_81a:
            if (r.cooperation or "ssp") != "ssp" or (r.sender or "police") != "police" or r.receiver in CLOSE:
                ids.append("law.family_conviction_only_by_police_in_ssp")
        if r.special_silence:
            ids.append("law.special_silence_outside_cooperation")
            if danish:
                ids.append("law.special_silence_follows")
        if r.forum in ("kredsraad", "lokalraad", "samraad"):
            ids.append("law.forum_without_basis")
    elif r.identifiable is False:
        ids.append("law.identifies_nobody")
    if danish and r.identifiable and r.health_data and by_health_person(r):
        if r.purpose is not None and r.purpose not in ("child_protection", "joint_callout"):
            if r.consent is False and (r.cooperation == "psp" or r.health_secrecy_lifted):
                ids.append("law.tell_the_patient")
            if r.cooperation == "psp":
                ids.append("law.health_secrecy_in_psp")
    return ids


def cooperation(r: SharingRequest, name: str, parties: frozenset[str], ids: list[str]) -> None:
    if not by_law(r, parties):
        return
    if from_police(r):
        ids.append(name + "_by_police")
    elif r.sender in AUTHORITIES and r.sender != "police" and r.receiver in AUTHORITIES:
        if r.sender != r.receiver or r.sender in ("social_authority", "school"):
            ids.append(name + "_by_authority")
    if r.institution_public_task and r.institution_drawn_in and r.institution_field in FIELDS:
        if r.sender in INSTITUTIONS and (r.receiver in AUTHORITIES or r.receiver in INSTITUTIONS):
            known = True
        else:
            known = r.receiver in INSTITUTIONS and r.sender in AUTHORITIES
        if known and r.sender != "free_school" and r.receiver != "free_school":
            ids.append(name + "_with_institution")


def by_law(r: SharingRequest, parties: frozenset[str]) -> bool:
    if r.sender is None or r.receiver is None:
        return False
    if r.takes_part:
        return True
    return (r.sender in parties or r.sender in INSTITUTIONS) and (r.receiver in parties or r.receiver in INSTITUTIONS)


def from_police(r: SharingRequest) -> bool:
    return r.sender == "police" and r.receiver in AUTHORITIES and r.receiver != "police"


def by_health_person(r: SharingRequest) -> bool:
    institution = r.sender in ("self_governing_institution", "private_provider")
    return r.sender in HEALTH or (institution and r.institution_field == "psychiatry")
