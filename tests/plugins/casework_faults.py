"""The table of packs with a fault in gates, steps, measures or deadlines; one fault each."""

import attrs

from plugins.faults import Bad, admitted, pack_of, read

_GATE = ("gates.toml, rule nordby.note_first, line 7",)
_NATIONAL = "what is national cannot be replaced"


def _given(fault: str, name: str, code: str, *says: str) -> Bad:
    return admitted(fault, pack_of(name), code, *says)


CASEWORK_FAULTS: tuple[Bad, ...] = (
    read("requirement in another file", "requires_in_triage", "wrong_file", "triage.toml", "belongs in gates.toml"),
    read("rung of the evaluation ladder", "ladder_in_a_pack", "national_only", "gates.toml", "`rung`", "national law"),
    read("step of the course in `gates.toml`", "course_in_gates", "national_only", "gates.toml", "`step`"),
    read("fact of a request in a gate", "request_fact_in_gates", "unknown_name", *_GATE, "column 1", "`health_data`"),
    read("own fact on another record", "fact_of_another_record", "unknown_name", *_GATE, "column 1", "`nordby.asked`"),
    read("unknown record in `of`", "misspelt_record_kind", "invalid", "facts.toml, asked.of", "the nearest is `file`"),
    read("open point of the law", "open_point_in_gates", "unknown_name", *_GATE, "column 17", "`open."),
    read("text read by a rule", "free_text_read", "not_comparable", *_GATE, "column 1", "is free text; no rule may"),
    read("definition shadows a fact of a case file", "gate_shadows_a_fact", "shadows", "gates.toml, definition"),
    read("key that would remove a step", "removes_a_step", "invalid", "scheme.toml", "want one of code, after, title"),
    read(
        "unknown source of a measure",
        "listed_unknown_source",
        "unknown_source",
        "measures.toml, nordby.club",
        "`pln`; the nearest is `plan`",
    ),
    read(
        "measure without source",
        "listed_without_source",
        "invalid",
        "measures.toml, nordby.club",
        "`source` is required",
    ),
    read("entry where a measure belongs", "listed_old_table", "unknown_key", "measures.toml", "unknown table `entry`"),
    read(
        "misspelt table of deadlines", "listed_misspelt_table", "unknown_key", "deadlines.toml", "nearest is `deadline`"
    ),
    read(
        "unknown key of a measure",
        "listed_unknown_key",
        "invalid",
        "measures.toml, nordby.club",
        "`column`; the nearest is `columns`",
    ),
    read(
        "unknown purpose of a measure",
        "measure_of_unknown_purpose",
        "invalid",
        "measures.toml, nordby.club.purposes",
        "the nearest is `opbygning`",
    ),
    read(
        "deadline of another owner",
        "deadline_of_national_owner",
        "unknown_key",
        "deadlines.toml, nordby.report",
        "unknown key `owner`",
    ),
    read("month there is not", "month_thirteen", "invalid", "deadlines.toml, nordby.report", "from 1 to 12"),
    read("months over New Year", "months_over_new_year", "invalid", "deadlines.toml, nordby.report", "two years apart"),
    read(
        "deadline that says no when",
        "deadline_without_a_when",
        "invalid",
        "deadlines.toml, nordby.report",
        "exactly one of `windows`, `meetings` and `undated`",
    ),
    read(
        "unknown column without level",
        "unknown_column",
        "invalid",
        "nordby.concern.column",
        "the nearest is `reactive`",
    ),
    attrs.evolve(
        read("unknown cut line", "unknown_cut_line", "invalid", "pack.toml, cut_line", "the nearest is `exclusive`"),
        scope=(),
    ),
    _given(
        "requirement of an unknown step",
        "unknown_gate_step",
        "unknown_step",
        "gates.toml, nordby.note_first, line 7",
        "`investigatd`; the nearest is `investigated`",
    ),
    _given(
        "unknown step in a condition",
        "unknown_step_in_condition",
        "wrong_literal",
        "gates.toml, nordby.after_step, line 7, column 1",
        "`intervntion`; the nearest is `intervention`",
    ),
    _given("gate loosened", "loosens_a_gate", "override", "gates.toml, gate.decided_level, line 7", _NATIONAL),
    _given("national measure replaced", "measure_of_national_name", "override", "measures.toml, measure.", _NATIONAL),
    _given("step after the last", "step_after_closed", "unknown_step", "nordby.talk", "after `closed`, where no step"),
    _given(
        "step after an unknown one",
        "step_after_a_misspelt_one",
        "unknown_step",
        "nordby.talk",
        "`investigatd`, where no step can; the nearest is `investigated`",
    ),
    _given("step of a foreign prefix", "step_of_foreign_prefix", "foreign_prefix", "sydby.talk", "`nordby.`"),
    _given(
        "measure of another municipality",
        "measure_elsewhere",
        "foreign_municipality",
        "measures.toml, nordby.club, line 7",
        "it names 0751",
    ),
    _given(
        "deadline of another municipality",
        "deadline_elsewhere",
        "foreign_municipality",
        "deadlines.toml, nordby.report, line 7",
        "it names 0751",
    ),
    _given("one id in two files", "two_values_across_files", "two_values", "nordby.report", "two different values"),
)
MANY = {
    "many_faults_of_shape": (
        "triag.toml",
        "deadlines.toml, nordby.report",
        "measures.toml, nordby.club",
        "measures.toml, nordby.talk.purposes",
    ),
    "many_faults_of_admission": ("sydby.report", "nordby.note_first", "nordby.club", "nordby.talk"),
}
"""Packs with several faults of one layer, and the place of each."""
