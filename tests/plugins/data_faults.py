"""The table of bad plugins, continued: what is wrong with forums, indicators and organisations."""

from plugins.faults import Bad, admitted, pack_of, read

_BOARD = "forums.toml, nordby.board, line 7"
_ORGANISATION = "organisations.toml, nordby.organisation, line 7"

DATA_FAULTS: tuple[Bad, ...] = (
    read(
        "recommendation to nobody",
        "forum_recommends_to_nobody",
        "invalid",
        "forums.toml, nordby.board.decisions[0]",
        "a forum `recommends` `to` another",
    ),
    read(
        "number written as a float",
        "indicator_with_a_float",
        "invalid",
        "indicators.toml, nordby.unsafe.baseline.value",
        'a number in quotes such as "40.5"',
    ),
    read(
        "number both lost and given",
        "indicator_lost_and_given",
        "invalid",
        "indicators.toml, nordby.unsafe.baseline",
        "`value` is given, so it was not lost",
    ),
    read(
        "entry where an indicator belongs",
        "indicator_old_table",
        "unknown_key",
        "indicators.toml: unknown table `entry`",
    ),
    read(
        "age both lost and given",
        "group_lost_and_given",
        "invalid",
        "organisations.toml, nordby.organisation.groups[0]",
        "`from_age` is given, so it was not lost",
    ),
    read(
        "last age below the first",
        "group_ages_reversed",
        "invalid",
        "organisations.toml, nordby.organisation.groups[0]",
        "the last age is below the first",
    ),
    read(
        "text without a language",
        "text_without_a_language",
        "invalid",
        "deadlines.toml, nordby.report.title",
        'want a text in each language: `{ da = "…", en = "…" }`',
    ),
    admitted(
        "meetings of an unknown forum",
        pack_of("deadline_of_unknown_forum"),
        "unknown_forum",
        "deadlines.toml, nordby.meetings, line 7",
        "the plugin has no forum `nordby.board`",
    ),
    read(
        "item of a report twice",
        "content_code_twice",
        "invalid",
        "deadlines.toml, nordby.report",
        "the same code twice",
    ),
    admitted(
        "part that is no indicator",
        pack_of("indicator_with_unknown_part"),
        "unknown_indicator",
        "indicators.toml, nordby.cases, line 7",
        "the plugin has no indicator `nordby.new_case`; the nearest is `nordby.new_cases`",
    ),
    admitted(
        "stage of an unknown indicator",
        pack_of("stage_of_unknown_indicator"),
        "unknown_indicator",
        "indicators.toml, nordby.cases, line 7",
        "the plugin has no indicator `nordby.safety`",
    ),
    admitted(
        "item of a report about an unknown indicator",
        pack_of("content_of_unknown_indicator"),
        "unknown_indicator",
        "deadlines.toml, nordby.report, line 7",
        "the plugin has no indicator `nordby.cases`",
    ),
    admitted(
        "prefix of the national indicators",
        pack_of("prefix_of_national_indicators"),
        "bad_prefix",
        "`indicator` cannot be a prefix",
    ),
    admitted(
        "unknown measure of a rule",
        pack_of("measure_of_unknown_name"),
        "unknown_measure",
        "triage.toml, nordby.concern, line 7",
        "the plugin has no measure `nordby.club`",
    ),
    admitted(
        "words that leave out a code",
        pack_of("words_leave_out_a_code"),
        "no_words",
        "facts.toml, nordby.proof, line 2",
        "`words` leaves out unsure",
    ),
    admitted(
        "recommendation to an unknown forum",
        pack_of("forum_recommends_to_unknown"),
        "unknown_forum",
        _BOARD,
        "`nordby.bord`, no forum of the plugin; the nearest is `nordby.board`",
    ),
    admitted(
        "forum of another municipality", pack_of("forum_elsewhere"), "foreign_municipality", _BOARD, "it names 0751"
    ),
    admitted(
        "reference to an unknown provision",
        pack_of("reference_to_no_provision"),
        "unknown_provision",
        _ORGANISATION,
        "`law.prevention_sharin`; the nearest is `law.prevention_sharing`",
    ),
    admitted(
        "Danish text empty, deep inside",
        pack_of("organisation_danish_empty"),
        "no_danish",
        _ORGANISATION,
        "a text a caseworker reads has no Danish",
    ),
)
