"""A number of people is not so small that a reader can tell who they are. It never fails a build.

Good:  some families; most of the families; a few people, of whom some had been homeless
Bad:   three of the four families had moved; two residents in debt
Why:   in a small place everybody can count: what is said of most of four is said of each of them.
       Official statistics hold back counts under five, or under ten, for the same reason.
"""

import re
from collections.abc import Iterator

from fingerpost.link import Links, path_of
from fingerpost.model import Library, texts_of
from fingerpost.model.messages import say
from fingerpost.problems import Finding

CODE = "small-number"
_BEGINS, _ENDS = r"(?<![A-Za-z0-9£$€.,/-])", r"(?![A-Za-z-])"
_FEW = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[2-4])"
_UNDER_TEN = r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[1-9])"
_PERSON = (
    r"(?:person|resident|family|household|tenant|parent|mother|father|woman|man|child|boy|girl|pupil|student|patient|carer"
    r"|couple|adult|teenager|pensioner|refugee|neighbour|member|volunteer|worker|participant)"
)
_PEOPLE = (
    r"(?:people|persons|residents|families|households|tenants|parents|mothers|fathers|women|men|children|boys|girls|pupils"
    r"|students|patients|carers|couples|adults|teenagers|pensioners|refugees|neighbours|members|volunteers|workers"
    r"|participants)"
)
_BETWEEN = r"(?:[ \n][a-z-]+){0,2}[ \n]"
_TENDER = (
    r"(?:ill(?:ness)?|sick|depress(?:ed|ion)|anxi(?:ety|ous)|self-harm[a-z]*|suicid[a-z]*|mental(?:ly)?|autis[a-z]*"
    r"|disab(?:led|ility|ilities)|dementia|cancer|HIV|addict[a-z]*|alcohol[a-z]*|drugs?|prison|convict[a-z]*|offend[a-z]*"
    r"|offences?|crim(?:e|es|inal)|arrest[a-z]*|police|abus[a-z]*|violen(?:ce|t)|raped?|exploit[a-z]*|evict[a-z]*"
    r"|homeless(?:ness)?|sle(?:pt|eping|ep)[ \n]rough|debts?|arrears|bankrupt[a-z]*|benefits|asylum|deport[a-z]*"
    r"|immigra[a-z]*|pregnan[a-z]*|miscarr[a-z]*|gay|lesbian|bisexual|transgender|Muslims?|Jew(?:s|ish)|Hindus?|Sikhs?"
    r"|Roma|Gypsy|Travellers?|social[ \n]services|in(?:to)?[ \n]care|child[ \n]protection|excluded|exclusion|dismissed"
    r"|sacked|died|dead|deaths?|killed|overdos[a-z]*)"
)
_COUNT = rf"{_BEGINS}(?:{_FEW}{_BETWEEN}{_PEOPLE}|(?:[Oo]ne|1){_BETWEEN}{_PERSON}){_ENDS}"
_SHARE = (
    rf"{_BEGINS}(?:[Aa]ll|[Bb]oth|[Nn]one|{_UNDER_TEN})[ \n]of[ \n](?:(?:the|its|our|their|these)[ \n])?"
    rf"{_UNDER_TEN}{_BETWEEN}{_PEOPLE}{_ENDS}"
)
SMALL = re.compile(
    rf"({_SHARE})|({_COUNT})(?=[^.?!;]*(?<![A-Za-z-]){_TENDER}{_ENDS})"
    rf"|(?<![A-Za-z-]){_TENDER}{_ENDS}[^.?!;]*?({_COUNT})"
)
"""A share of a few people; a count under five in one sentence with what may be held against them."""


def check(library: Library, links: Links) -> Iterator[Finding]:
    """Yield a hint for each such number in a case that is not invented."""
    for id, case in library.standing():
        if case.kind == "training":
            continue
        for key, text in texts_of(case):
            for match in SMALL.finditer(text) if key[0] != "sources" else ():
                found = " ".join(next(filter(None, match.groups())).split())
                yield Finding(path_of(library, "case", id), (*key, match.start()), *say("small number", found=found))
