"""Seen: whether chance could explain a number, and what it was held against."""

from typing import Literal

import attrs

from kriminalpraeventiv.explanation import Reason

Chance = Literal["beyond_chance", "chance_could_explain", "indeterminate", "not_judged"]
ChanceOf = Literal["change", "target_number", "margin"]
"""What `chance` is about: the change since the baseline, the distance to the target number, or the margin agreed."""


@attrs.frozen
class Seen:
    """Whether chance could explain it, what was compared, and the reasons that say so with the numbers."""

    chance: Chance
    of: ChanceOf
    reasons: tuple[Reason, ...]
