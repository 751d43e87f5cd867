"""A host that is a table: `python host_csv.py cases.csv proposals.csv` proposes for each row it can read."""

import csv
import sys
from datetime import date
from pathlib import Path

from kriminalpraeventiv import Case, Fault, InvalidInput, Rulebook, TriageAnswer, age_on

FACTS = {"Sagsnr": "id", "Dag": "on", "Kommune": "municipality", "Født": "age", "Risikoadfærd": "risk_behaviour"}
FACTS |= {"Lovovertrædelser": "offences", "Tilbagefald": "relapse_risk", "Organiseret": "organised_crime"}
COLUMNS, YES_NO = {f"$.{fact}": column for column, fact in FACTS.items()}, {"ja": True, "nej": False}
BEYOND = "beyond the table"  # the key of cells without a header, and what stands where a cell is lacking
PROPOSED = ("Sagsnr", "Skema", "Niveau", "Højst", "Register", "Møde", "Spørg om", "Regler")


def facts_of(row: dict[str, str]) -> dict[str, object]:
    """Return what a row states; an empty cell is unknown, so its fact is left out."""
    if BEYOND in row:
        raise InvalidInput([Fault("too_many_cells", "$", "the header has fewer")])
    cells = {column: row.get(column, "").strip() for column in FACTS}
    return {fact: _value(fact, cells[column], cells["Dag"]) for column, fact in FACTS.items() if cells[column]}


def _value(fact: str, cell: str, day: str) -> object:
    """Return a cell as a value; one that cannot be read stays text, which the library refuses and never repeats."""
    try:
        if fact == "age":
            return age_on(date.fromisoformat(cell), date.fromisoformat(day))
        return int(cell) if Case.facts()[fact].kind == "number" else YES_NO.get(cell.lower(), cell)
    except ValueError:
        return cell


def proposed(answer: TriageAnswer) -> tuple[object, ...]:
    """Return what is certain, possible and to be asked, and the rules; nationally where a local scheme is silent."""
    it = answer.national if answer.at_most is None and answer.national else answer
    asked = " / ".join(missing.question.da for missing in it.missing if "level" in missing.could_change)
    return it.case, it.scheme, it.level, it.at_most, it.register, it.forum, asked, it.rulebook


def main(source: str, target: str) -> int:
    """Return 1 when a row was refused; it is told by line, column and code, never by what stands there."""
    rulebook, proposals, told = Rulebook.load(), list[tuple[object, ...]]([PROPOSED]), list[str]()
    with Path(source).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";", restkey=BEYOND, restval=BEYOND)
        for row in rows:
            try:
                proposals.append(proposed(rulebook.classify(rulebook.read(Case, facts_of(row)))))
            except InvalidInput as error:
                told += [f"line {rows.line_num}, {COLUMNS.get(f.place, f.place)}: {f.code}" for f in error.faults]
    with Path(target).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(proposals)
    ignored = [f"column {n}: no fact, not read" for n, name in enumerate(rows.fieldnames or (), 1) if name not in FACTS]
    print(*ignored, *told, sep="\n", file=sys.stderr)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
