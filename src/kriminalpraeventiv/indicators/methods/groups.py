"""Groups: numbers for each age band or other group, joined by the groups' names.

Never by their place in a list: a list in another order would give wrong rates, silently.
"""

from collections.abc import Iterator, Mapping

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, number_faults, positive_faults
from kriminalpraeventiv.indicators.methods.repeated import Persons, repeated_faults

Numbers = Mapping[str, float]
"""A number for each group, by the group's name."""


def events_faults(place: str, events: Mapping[str, int | Persons]) -> Iterator[Fault]:
    """Yield what is wrong with the events of groups: a count each, or a table of repeated events each.

    >>> [str(fault) for fault in events_faults("$.counts", {"15-24": -1})]
    ['$.counts: want a whole number from 0']
    """
    if not events:
        yield Fault("too_few", place, "want at least one group")
    if not all(isinstance(name, str) for name in events):
        yield Fault("out_of_range", place, "want the groups by name, as text")
    tables = [each for each in events.values() if isinstance(each, Mapping)]
    counts = [each for each in events.values() if not isinstance(each, Mapping)]
    yield from dict.fromkeys(fault for each in tables for fault in repeated_faults(place, each))
    yield from dict.fromkeys(fault for each in counts for fault in count_faults(place, each))


def population_faults(place: str, populations: Numbers, groups: Mapping[str, object]) -> Iterator[Fault]:
    """Yield what is wrong with the populations of groups.

    >>> [str(fault) for fault in population_faults("$.populations", {"15-24": 0}, {"15-24": 18})]
    ['$.populations: want a number from 1']
    """
    yield from _unmatched(place, populations, groups)
    yield from dict.fromkeys(fault for each in populations.values() for fault in number_faults(place, each, 1))


def weight_faults(place: str, weights: Numbers, groups: Mapping[str, object]) -> Iterator[Fault]:
    """Yield what is wrong with the weights of groups; one of weight 0 is to be left out, with its events.

    >>> [str(fault) for fault in weight_faults("$.standard", {"15-24": 3}, {"15-24": 18, "25-44": 27})]
    ['$.standard: want a number for each of the same groups, by the same names']
    """
    yield from _unmatched(place, weights, groups)
    yield from dict.fromkeys(fault for each in weights.values() for fault in positive_faults(place, each))


def _unmatched(place: str, numbers: Numbers, groups: Mapping[str, object]) -> Iterator[Fault]:
    if set(numbers) != set(groups):
        yield Fault("unmatched", place, "want a number for each of the same groups, by the same names")
