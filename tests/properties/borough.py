"""Borough: an invented municipality with steps and gates of its own."""

from plugins.invented import SOURCES, pack

CODE = "0580"
BOROUGH = pack(
    "borough",
    pack="""
        prefix = "borough"
        name = { da = "En by", en = "a borough" }
        municipalities = ["0580"]
        """,
    scheme="""
        id = "borough"
        title = { da = "Byens niveauer", en = "the levels of the borough" }
        extends = "core-default"
        source = { document = "an invented plan", standing = "practice", certainty = "stated" }
        level = [{ level = 2, register = "journal", forum = "board", column = "operative" }]

        [[step]]
        code = "borough.visit"
        after = "investigated"
        title = { da = "besøg", en = "visit" }

        [[step]]
        code = "borough.follow_up"
        after = "aftercare"
        title = { da = "opfølgning", en = "follow-up" }
        """,
    gates=SOURCES
    + """
        [[require]]
        id = "borough.job_plan"
        step = "borough.visit"
        source = "plan"
        when = 'job_plan'
        text = { da = "Der er en jobplan før besøget.", en = "There is a job plan before the visit." }

        [[require]]
        id = "borough.evaluated"
        step = "closed"
        source = "plan"
        when = 'evaluated'
        text = { da = "Forløbet er evalueret.", en = "The course was evaluated." }

        [[require]]
        id = "borough.young"
        step = "attested"
        warns = true
        source = "plan"
        when = 'age < 25'
        text = { da = "Kun unge.", en = "Young people only." }

        [[require]]
        id = "borough.partners"
        step = "start"
        source = "plan"
        when = 'partners_identified and not (new_method and wide)'
        text = { da = "Partnerne er fundet.", en = "The partners are found." }

        [[casework]]
        id = "borough.mentor"
        source = "plan"
        when = 'mentor == "unit"'
        text = { da = "Mentoren er enhedens.", en = "The mentor is the unit's." }
        flags = ["borough.mentor"]
        """,
)
