"""Disclosure: small numbers are hidden before sharing outside authorities, so that nothing shown gives them away.

`profile` and `profile_for` say which rule applies, `Suppressed` is a number that is hidden, `computed` computes from
what may be hidden, `may_show` says what may be shown of an indicator's measurements, `suppressed` and
`suppressed_cross` protect a table of one row and one of rows and columns, `attack` says what somebody can work out of a
table, `ReleaseLog` what several releases give away together.
"""

from kriminalpraeventiv.indicators.disclosure.attack import Derived, attack, exposed
from kriminalpraeventiv.indicators.disclosure.cross import suppressed_cross
from kriminalpraeventiv.indicators.disclosure.hidden import MARK, SUPPRESSED, Suppressed, computed
from kriminalpraeventiv.indicators.disclosure.one_way import suppressed
from kriminalpraeventiv.indicators.disclosure.profile import Profile, Zeros, custom, profile, profile_for, profiles
from kriminalpraeventiv.indicators.disclosure.release import Release
from kriminalpraeventiv.indicators.disclosure.releases import Exposure, ReleaseLog
from kriminalpraeventiv.indicators.disclosure.shown import Shown, may_show
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedCross, SuppressedTable

__all__ = [
    "MARK",
    "SUPPRESSED",
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
    "attack",
    "computed",
    "custom",
    "exposed",
    "may_show",
    "profile",
    "profile_for",
    "profiles",
    "suppressed",
    "suppressed_cross",
]
