"""Compared: the counts that two numbers rest on when they are held against each other."""

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, positive_faults, refuse


@attrs.frozen(kw_only=True)
class Sample:
    """So many of those asked or followed: `count` of `denominator`.

    `design_effect` is above 1 where a survey is weighted (Kish 1965): the answers then say less than their number.
    Raises `InvalidInput` for counts that cannot be.

    >>> Sample(count=22, denominator=275).share
    0.08
    """

    count: int
    denominator: int
    design_effect: float = 1.0

    def __attrs_post_init__(self) -> None:
        faults = (*count_faults("$.count", self.count), *count_faults("$.denominator", self.denominator, least=1))
        if not faults and self.count > self.denominator:
            faults = (Fault("contradiction", "$.count", "want no more than the denominator: it counts part of it"),)
        refuse(faults, positive_faults("$.design_effect", self.design_effect))

    @property
    def share(self) -> float:
        """The share, from 0 to 1."""
        return self.count / self.denominator

    @property
    def effective(self) -> float:
        """How many answers of a simple random sample say as much."""
        return self.denominator / self.design_effect


@attrs.frozen(kw_only=True)
class Counted:
    """So many events: `count` in an `exposure`, such as months or inhabitants; only ratios of exposures matter.

    Raises `InvalidInput` for a count or exposure that cannot be.

    >>> Counted(count=810, exposure=20_000).rate
    0.0405
    """

    count: int
    exposure: float = 1.0

    def __attrs_post_init__(self) -> None:
        refuse(count_faults("$.count", self.count), positive_faults("$.exposure", self.exposure))

    @property
    def rate(self) -> float:
        """Events for each unit of exposure."""
        return self.count / self.exposure
