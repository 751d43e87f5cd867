"""Statutory: how often a forum must meet by law, as rules of the year."""

from collections.abc import Iterator

from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.schedule import Deadline, Meetings
from kriminalpraeventiv.source import Source


def statutory_meetings(corpus: Corpus) -> Iterator[Deadline]:
    """Yield a rule for each minimum of meetings a law sets, or has set."""
    for kind in corpus.forums.values():
        for rest in kind.minimum:
            provision = corpus.provisions[str(rest.provision)]
            version = provision.timeline.versions[-1]
            yield Deadline(
                id=f"deadline.{kind.code}_by_law",
                title=kind.title,
                source=Source(
                    document=version.cite,
                    place=rest.place,
                    eli=version.eli,
                    standing=provision.standing,
                    certainty=version.certainty,
                ),
                meetings=Meetings(at_least=rest.meetings),
                forum=kind.code,
                valid=rest.valid,
            )
