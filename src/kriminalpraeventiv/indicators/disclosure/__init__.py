"""Disclosure: small numbers are hidden before sharing outside authorities, so that nothing shown gives them away.

`profile_for` says which rule applies and to whom. `may_show` takes an indicator and its measurements and returns what
may be shown of each. `suppressed` and `suppressed_cross` protect a table of one row, and one of rows and columns, with
their totals; `attack` says what somebody can work out of one. `Suppressed` is a number that is hidden; `computed`
computes from numbers of which some may be. `ReleaseLog` says what several releases give away together. `of_group` and
`numbers_in` are for what no table protects; `account` is for the maker's own file.
"""

from kriminalpraeventiv.indicators.disclosure.account import Account, account
from kriminalpraeventiv.indicators.disclosure.attack import Derived, attack, exposed
from kriminalpraeventiv.indicators.disclosure.cross import suppressed_cross
from kriminalpraeventiv.indicators.disclosure.group import numbers_in, of_group
from kriminalpraeventiv.indicators.disclosure.hidden import MARK, SUPPRESSED, Suppressed, computed
from kriminalpraeventiv.indicators.disclosure.one_way import suppressed
from kriminalpraeventiv.indicators.disclosure.profile import (
    Profile,
    Zeros,
    custom,
    profile,
    profile_for,
    profile_of_audience,
    profiles,
)
from kriminalpraeventiv.indicators.disclosure.release import Release
from kriminalpraeventiv.indicators.disclosure.releases import Exposure, ReleaseLog
from kriminalpraeventiv.indicators.disclosure.shown import Shown, may_show
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedCross, SuppressedTable

__all__ = [
    "MARK",
    "SUPPRESSED",
    "Account",
    "Derived",
    "Exposure",
    "Profile",
    "Release",
    "ReleaseLog",
    "Shown",
    "Suppressed",
    "SuppressedCross",
    "SuppressedTable",
    "Zeros",
    "account",
    "attack",
    "computed",
    "custom",
    "exposed",
    "may_show",
    "numbers_in",
    "of_group",
    "profile",
    "profile_for",
    "profile_of_audience",
    "profiles",
    "suppressed",
    "suppressed_cross",
]
