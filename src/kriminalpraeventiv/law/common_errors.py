"""Common errors: what municipal texts often get wrong about crime-prevention law, as data for `lint`."""

from datetime import date
from typing import Final

import attrs


@attrs.frozen(kw_only=True)
class CommonError:
    """An error known to be made: from when it is one, by which words or citations it shows, and what is right.

    `phrase` is matched in the prepared text; its group `at`, where it has one, is what is shown. Words of
    `unless` in the same sentence acquit. `cites` are sections that show it, `None` standing for all of an act.
    """

    code: str
    since: date
    da: str
    en: str
    phrase: str = r"(?!)"
    unless: str = r"(?!)"
    cites: tuple[tuple[str, str | None], ...] = ()


_PLACES: Final = r"(?: *(?:stk\.? ?\d(?:[-–]\d)?|nr\.? ?\d|litra [a-z]|\(\d\)))*"
_115: Final = rf"(?:(?:§+|\bsection|\bparagraf) ?(?:11[1-4] ?(?:,|og|-|and) ?)*115(?! ?[a-hj-z]\b|\d){_PLACES})"
_COOP: Final = rf"(?:\b[SPK]SP\b[\w-]*|{_115})"
_GAP: Final = r"[^§,;:\n]{0,60}?"
_NOT_MAY: Final = r"(?:(?!\b(?:kan|må|may|can|ret)\b)[^§,;:\n]){0,60}?"
_ACT_OF: Final = r"(?:retsplejeloven\w*|rpl\.?|the)? ?"
_UNDER: Final = rf"\b(?:efter|ifølge|i henhold til|jf\.?|følger af|under|pursuant to|according to|by) {_ACT_OF}{_115}"
_SHARE: Final = r"\b(?:dele|videregive|udveksle|oplyse|share|disclose|pass|exchange)\b"
_CONSENT: Final = r"\b(?:samtykke\w*|consent)\b"
_ONLY: Final = r"\b(?:kun|alene|udelukkende|only|solely)\b"
_HEAD: Final = r"^[^\w\n]*"
_STK: Final = r"^[^\w\n]*Stk\.?\s*"
_NUMBERS: Final = r"\b1\)|nr\.?\s?1|\b1\.\s|kriminalforsorg|KSP|probation"
_NO_NUMBERS: Final = rf"(?!(?:(?!\.\s*\n|{_STK}2)(?s:.)){{0,900}}?(?:{_NUMBERS}))"
_YEARLY: Final = r"(?:fire|4|four)\b(?=[^\n;]{0,40}(?:år|year|annual))[^\n;]{0,25}?(?:gange|møder|times|meetings)\b"
_COUNCIL: Final = r"\b(?:kredsråd\w*|district council\w*)"
_LEAST: Final = rf"\b(?:mindst|minimum|at least) {_YEARLY}"
_CONVICTED: Final = r"\b(?:dømte?|domfældte|convicted)\b"
_REMAND: Final = r"varetægt|radikal|remand|radical|kapitel 70|litra [a-c]"
_NO_REMAND: Final = rf"(?!(?s:.){{0,400}}?(?:{_REMAND}))"
WAS: Final = r"\b(?:tidligere|indtil|dengang|dagældende|ophævet|før 20\d\d|former\w*|until|repealed|before 20\d\d)\b"

COMMON_ERRORS: Final = (
    CommonError(
        code="four_stykker",
        since=date(2024, 11, 5),
        phrase=rf"{_115}{_GAP}\b(?:har|består(?: kun)? af|indeholder|omfatter|has|consists of|med|with)\b{_GAP}"
        r"\b(?:fire|4|four) (?:stykker|stk\b|subsections|paragraphs)"
        rf"|\b(?:fire|4|four) (?:stykker|subsections|paragraphs) (?:i|af|in|of) {_ACT_OF}{_115}"
        rf"|{_115}(?:(?!{_HEAD}§)(?s:.)){{0,3000}}?{_STK}2\b(?s:.){{0,1500}}?{_STK}3\b(?s:.){{0,1500}}?{_HEAD}"
        r"(?P<at>Stk\.?\s*4\b)(?s:.){0,250}?(?:ikke (?:for)?pligt|not obliged)(?!(?s:.){0,900}?stk\.?\s*5)",
        unless=WAS,
        da="§ 115 har fem stykker: stk. 5 om tilknytning til bandemiljøer kom med lov 665/2024.",
        en="§ 115 has five stykker: stk. 5 on ties to gang milieus came with lov 665/2024.",
    ),
    CommonError(
        code="stk_1_without_numbers",
        since=date(2011, 11, 17),
        phrase=rf"(?:{_HEAD}{_ACT_OF}{_115}\W{{1,20}}(?:Stk\.?\s*1\W{{1,20}})?|{_STK}1\W{{1,20}})"
        rf"(?P<at>Politiet kan videregive|The police may (?:pass on|disclose|share))\b{_NO_NUMBERS}"
        r"|Politiet kan videregive oplysninger om (?:enkelt)?personers (?:personers )?(?:rent )?private forhold "
        rf"til andre myndigheder{_NO_NUMBERS}",
        da="§ 115, stk. 1, har nr. 1-3 (SSP, PSP, KSP); uden numre er det ordlyden fra før lov 1549/2010.",
        en="§ 115, stk. 1, has nr. 1-3 (SSP, PSP, KSP); without numbers it is the wording before lov 1549/2010.",
    ),
    CommonError(
        code="ksp_convicted_only",
        since=date(2016, 3, 1),
        phrase=rf"\bKSP\b[^§;\n]{{0,60}}?{_ONLY}[^§;\n]{{0,40}}?{_CONVICTED}|{_ONLY} {_CONVICTED}[^§;\n]{{0,60}}?\bKSP"
        r"|\bKSP\b[\w-]*\)?[^§;\n]{0,60}?\b(?:er|omfatter|gælder|vedrører|handler om|for|is|covers|concerns)\b"
        rf"[^§;\n]{{0,40}}?{_CONVICTED}{_NO_REMAND}"
        rf"|kriminalforsorg[^§]{{0,160}}?(?P<at>indsatsen over\W*for\W*(?:a\)\W*)?dømte){_NO_REMAND}",
        unless=rf"{_REMAND}|{WAS}|\b(?:ikke|not) {_ONLY}|ikke blot|\b(?:også|also|bl\.a|blandt|især|fx|f\.eks|among)",
        da="KSP omfatter siden 2016-03-01 også løsladte fra varetægt m.v., der skønnes radikaliserede (litra c).",
        en="Since 2016-03-01 KSP also covers persons judged radicalised, released from remand etc. (litra c).",
    ),
    CommonError(
        code="ssd_in_barnets_lov",
        since=date(2024, 1, 1),
        phrase=r"\b49 ?[ab]\b[^\n;]{0,80}?\b(?:afløst|erstattet|\w+ført|findes|flyttet|står|er|nu|replaced|moved|is)\b"
        r"[^\n;]{0,40}?\bBarnets Lov\b|\b(?:afløser|efterfølger|successor)\w*[^\n;]{0,30}?\b49 ?[ab]\b"
        r"[^\n;]{0,60}?\bBarnets Lov\b",
        unless=r"retssikkerhed|\bRSL\b|\b11 ?[ef]\b",
        cites=(("Barnets Lov", "49 a"), ("Barnets Lov", "49 b")),
        da="Serviceloven §§ 49 a-49 b er siden 2024-01-01 retssikkerhedsloven §§ 11 e-11 f, ikke Barnets Lov.",
        en="Serviceloven §§ 49 a-49 b are since 2024-01-01 retssikkerhedsloven §§ 11 e-11 f, not Barnets Lov.",
    ),
    CommonError(
        code="persondataloven",
        since=date(2018, 5, 25),
        cites=(("persondataloven", None),),
        da="Persondataloven er siden 2018-05-25 afløst af GDPR og databeskyttelsesloven; se dér §§ 6-8.",
        en="Since 2018-05-25 GDPR and databeskyttelsesloven have replaced persondataloven; see there §§ 6-8.",
    ),
    CommonError(
        code="consent_required",
        since=date(2007, 1, 1),
        phrase=rf"{_COOP}{_GAP}\b(?:kræver|forudsætter|fordrer|requires?|needs?)\b{_GAP}{_CONSENT}"
        rf"|{_CONSENT}{_GAP}\b(?:er (?:påkrævet|nødvendigt|en (?:betingelse|forudsætning))|kræves|skal \w+"
        rf"|is required|must be \w+)\b{_GAP}{_COOP}"
        rf"|(?:{_COOP}{_GAP}{_ONLY}|{_ONLY}{_GAP}{_COOP}){_GAP}\b(?:med|efter|with|after)\b{_GAP}{_CONSENT}"
        rf"|\b(?:kræves|skal (?:der|have|indhente)|der skal){_GAP}{_CONSENT}[^§;:\n]{{0,60}}?{_COOP}",
        unless=r"\b(?:privat|frivillig|forening|arbejdsgiver|idræt|boligorg|employer|club|volunt)",
        da="Deling efter § 115 kræver ikke samtykke, men at den må anses for nødvendig.",
        en="Sharing under § 115 needs no consent, but it must be considered necessary.",
    ),
    CommonError(
        code="section_115_as_duty",
        since=date(2007, 1, 1),
        phrase=rf"{_115}{_GAP}\b(?:forpligter|pålægger|tvinger|obliges|compels|forces|forpligtet|forpligtede|obliged)\b"
        rf"|{_115}{_GAP}\b(?:pligt til at|duty to|requires?\b{_GAP}\bto) {_SHARE}"
        rf"|{_115} (?:er|indeholder|medfører|is|imposes|contains) (?:en |a |an )?(?:pligt|duty|obligation)\b"
        rf"|\b(?:(?:for)?pligt(?:en|et|ede|else)?|obliged|duty|obligation)\b{_NOT_MAY}{_UNDER}"
        rf"|(?<=\w )(?:skal|must|shall)\b{_NOT_MAY}(?:{_SHARE}{_NOT_MAY}{_UNDER}|{_UNDER}{_NOT_MAY}{_SHARE})",
        unless=r"tavshed|silence|secrecy",
        da="§ 115 giver ret til at videregive, aldrig pligt (stk. 4). En pligt kan følge af en anden lov.",
        en="§ 115 is a power to share, never a duty (stk. 4). A duty may follow from another act.",
    ),
    CommonError(
        code="section_8_as_duty",
        since=date(2007, 1, 1),
        phrase=r"\b(?:retssikkerhedslovens?|rsl\.?) ?§ ?8\b(?! ?[a-z]\b)"
        rf"{_GAP}\b(?:pålægger|forpligter|obliges|requires|compels|pligt|duty)\b",
        da="Retssikkerhedsloven § 8 giver ministre adgang til at fastsætte regler; pligten står i en bekendtgørelse.",
        en="Retssikkerhedsloven § 8 lets ministers make rules; the duty stands in an executive order.",
    ),
    CommonError(
        code="four_council_meetings",
        since=date(2024, 11, 5),
        phrase=rf"{_COUNCIL}[^\n;]{{0,80}}?{_LEAST}|{_LEAST}[^\n;]{{0,60}}?{_COUNCIL}"
        rf"|{_COUNCIL}[^\n;]{{0,40}}?\b(?:skal|efter loven|ifølge loven|must|shall|by law)\b[^\n;]{{0,40}}?\b{_YEARLY}",
        unless=rf"forretningsorden|aftal|beslutte|vedtage|valgt|agreed|decided|rules of procedure|no longer|{WAS}",
        da="Loven kræver siden 2024 ikke længere fire årlige møder i kredsrådet.",
        en="Since 2024 the law no longer demands four meetings of the kredsråd a year.",
    ),
    CommonError(
        code="section_115_b",
        since=date(2007, 1, 1),
        phrase=r"(?:§+|\bsection|\bparagraf) ?115 ?b\b",
        unless=WAS,
        da="§ 115 b er nummeret fra før 2007; reglen om SSP står siden 2007-01-01 i retsplejeloven § 115.",
        en="§ 115 b is the number before 2007; since 2007-01-01 the rule on SSP is retsplejeloven § 115.",
    ),
)
