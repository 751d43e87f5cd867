"""Registration: lets `st.from_type(Case)`, and the other records, draw valid ones in a host's own suite."""


def register() -> None:
    """Register the strategies; called by hypothesis when it is first imported."""
    from hypothesis import strategies as st  # noqa: PLC0415 - hypothesis is only there when it calls us

    from kriminalpraeventiv.case import Case  # noqa: PLC0415 - nothing is loaded before it is wanted
    from kriminalpraeventiv.casework.case_file import CaseFile  # noqa: PLC0415 - nothing is loaded before
    from kriminalpraeventiv.prevention.plan import InterventionPlan  # noqa: PLC0415 - nothing is loaded before
    from kriminalpraeventiv.sharing.request import SharingRequest  # noqa: PLC0415 - nothing is loaded before

    def of(name: str) -> st.SearchStrategy[object]:
        from kriminalpraeventiv.testing import strategies  # noqa: PLC0415 - drawn later, or never

        made: st.SearchStrategy[object] = getattr(strategies, name)()
        return made

    st.register_type_strategy(Case, lambda _: st.deferred(lambda: of("cases")))
    st.register_type_strategy(SharingRequest, lambda _: st.deferred(lambda: of("sharing_requests")))
    st.register_type_strategy(CaseFile, lambda _: st.deferred(lambda: of("case_files")))
    st.register_type_strategy(InterventionPlan, lambda _: st.deferred(lambda: of("intervention_plans")))
