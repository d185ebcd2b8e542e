"""The words for what can be wrong with a record: the command line and the form in the browser both speak from here."""

from typing import NamedTuple


class Message(NamedTuple):
    """What is told of one kind of mistake; names in braces stand for what was found."""

    code: str
    """The stable name of the kind of problem."""
    found: str
    fix: str


MESSAGES: dict[str, Message] = {
    "missing": Message("missing-field", "{field} is missing", "{fix}"),
    "stranger": Message("unknown-field", "'{name}' is not a field that belongs here", "{fix}"),
    "stranger by a mark": Message(
        "unknown-field",
        "'{name}' is read as a field by itself, because of the comma or colon beside it",
        "put the whole text in double quotes",
    ),
    "choice": Message("unknown-choice", "{field} is {found}; it must be one of: {choices}", "{fix}"),
    "empty": Message("blank-value", "{field} has nothing in it", "write its words, or delete the line"),
    "blank": Message(
        "blank-value",
        "{field} is left blank",
        "write its value, or delete the line; what nobody knows belongs under not_known, with the reason",
    ),
    "blank and needed": Message(
        "blank-value", "{field} is left blank", "write its value after the colon: every file of this kind has it"
    ),
    "blank file": Message("blank-value", "the file is empty", "fill it in, or delete it"),
    "place out of range": Message(
        "invalid-value", "{field} has {found} as its {name}, which goes from -{most} to {most}", "{fix}"
    ),
    "place in words": Message("invalid-value", "{field} has {found} in it, which is not a number", "{fix}"),
    "place of other shape": Message("invalid-value", "{field} is {found}, where two numbers are expected", "{fix}"),
    "name": Message(
        "invalid-value",
        "{field} is {found}; such a name has small letters, digits and single dashes",
        "write '{mended}'",
    ),
    "pattern": Message("invalid-value", "{field} is {found}, which is not {expected}", "{fix}"),
    "colon": Message(
        "invalid-value",
        "{field} is read as a field '{name}', because of the colon in it",
        "put the whole text in double quotes: {whole}",
    ),
    "not text": Message(
        "invalid-value",
        "{field} is {found}, where text is expected",
        "write words after the colon, without brackets and dashes; in double quotes if they hold a colon",
    ),
    "not a list": Message(
        "invalid-value",
        "{field} is {found}, where a list is expected",
        "write it in brackets, [one, two], or one entry a line, each beginning with a dash and a space",
    ),
    "not a group": Message("invalid-value", "{field} is {found}, where a group of fields is expected", "{fix}"),
    "too long": Message(
        "invalid-value",
        "{field} has {count} characters; {most} fit",
        "shorten it; there is room for more in the longer texts of the file",
    ),
    "too short": Message(
        "invalid-value", "{field} is {found}, which is too short to tell anybody anything", "say it in a whole sentence"
    ),
    "no entries": Message("invalid-value", "{field} has no entries", "write at least one"),
    "not yes or no": Message("invalid-value", "{field} is {found}, where 'yes' or 'no' is expected", "write yes or no"),
    "not a year": Message(
        "invalid-value",
        "{field} is {found}, which is not a year",
        "write four digits, such as 2014, from {least} on",
    ),
    "out of range": Message(
        "invalid-value", "{field} is {found}; it must be from {least} to {most}", "look for a digit too many or too few"
    ),
    "not a number": Message(
        "invalid-value", "{field} is {found}, which is not a whole number", "write digits only, such as 60"
    ),
    "other": Message(
        "invalid-value",
        "{field} is {found}, which is not how such a thing is written",
        "look how other files write it",
    ),
    "no such day": Message(
        "invalid-value", "{field} is '{found}', a day that no calendar has", "look the day up in a calendar"
    ),
    "span turned round": Message(
        "invalid-value",
        "{field} is '{found}', a span that ends before it begins",
        "write the earlier year first: {mended}",
    ),
    "unknown name": Message("{code}", "'{name}' is not {what}", "{fix}"),
    "open question": Message(
        "incomplete-case",
        "'{name}' is neither told nor listed under not_known",
        'tell it, or add to not_known: {{field: {name}, because: "…"}}',
    ),
    "no way out": Message(
        "incomplete-case",
        "the pitfall '{name}' has outcome '{outcome}' but no way_out",
        "add way_out: one sentence on what they did, or change the outcome",
    ),
    "phase not judged": Message(
        "incomplete-case",
        "the event is placed in the phase '{name}' without saying how that was judged",
        "add coded: grounded (a source says so) or coded: speculative (our reading)",
    ),
    "ended before": Message(
        "incomplete-case", "it ended in '{ended}', before it started in '{started}'", "mend one of the two"
    ),
    "agreed without": Message(
        "incomplete-case", "consent was agreed, but '{name}' is missing", "add {name} to consent"
    ),
    "lapsed": Message(
        "lapsed-consent",
        "consent was to be asked again by '{day}'",
        "ask again and write the new date, or withdraw the case",
    ),
    "none and told": Message(
        "incomplete-case",
        "'{name}' is listed under known_none, and told or listed under not_known as well",
        "keep the one that is true",
    ),
    "circle": Message(
        "circular-adaptation",
        "'{id}' was adapted from '{other}', which was adapted in turn from '{id}'",
        "find out which came first, and delete the other",
    ),
    "html": Message(
        "raw-html",
        "'{found}' is HTML, which {where} do not hold",
        "delete it, or say it in Markdown, as in **bold**; put code between backticks",
    ),
    "private email": Message(
        "private-detail",
        "'{found}' is the beginning of an e-mail address",
        "delete it; if readers should get in touch, give the web address of a contact page",
    ),
    "private telephone": Message(
        "private-detail",
        "'{found}' is the beginning of a telephone number",
        "delete it; if readers should get in touch, give the web address of a contact page",
    ),
    "private postcode": Message(
        "private-detail",
        "'{found}' is the beginning of a whole postcode, which may be a handful of homes",
        "keep its first half, or name the neighbourhood",
    ),
    "private National Insurance": Message(
        "private-detail", "'{found}' is the beginning of what looks like a National Insurance number", "delete it"
    ),
    "private NHS": Message(
        "private-detail",
        "'{found}' is the beginning of what looks like an NHS number",
        "delete it; if it counts something else, write it with commas, as in 1,234,567,890",
    ),
    "private birth": Message(
        "private-detail",
        "'{found}' is the beginning of somebody's date of birth",
        "give the year or an age band, such as 'in her forties'; a project did not get born, it began",
    ),
    "private name": Message(
        "private-detail",
        "'{found}' is the beginning of somebody's name, and consent lets nobody be named",
        "say instead what they did, as in 'a teacher'; if they agreed to be named, write naming: people under consent",
    ),
    "possible name": Message(
        "possible-name",
        "'{found}' looks like the beginning of somebody's name, and consent lets nobody be named",
        "if it is, say instead what they did, or ask them and write naming: people under consent",
    ),
    "small number": Message(
        "small-number",
        "'{found}': so few that neighbours may know who is meant",
        "say 'some', or count them together with others; keep it only if each of them has agreed",
    ),
    "location turned round": Message(
        "swapped-location",
        "'{first}, {second}' is far from every other place in '{nation}'",
        "write latitude first, then longitude: [{second}, {first}]",
    ),
    "not spelt out": Message(
        "undefined-term",
        "the {where} does not say what '{name}' is",
        "spell it out once, as in 'integrated care board (ICB)', or make it a synonym of a term",
    ),
    "uncited": Message(
        "unused-source",
        "nothing in this file cites the source '{name}'",
        "cite it where its facts stand, or delete it",
    ),
    "twice": Message(
        "duplicate-key",
        "the field '{name}' stands twice in the same place",
        "keep one of the two, or join what they say",
    ),
    "hidden": Message(
        "hidden-character",
        "a hidden character stands here (its number is U+{number})",
        "delete it, and type the space or the line end anew; such marks come from pasting out of PDFs and chats",
    ),
    "strange indent": Message(
        "yaml-syntax",
        "{what} stands at the beginning of this line, where only spaces count",
        "delete it, and indent with spaces: two for each step inwards",
    ),
    "kept mark": Message(
        "yaml-refused",
        "'{text}' begins with {mark}, a mark that has another meaning here",
        'put the whole text in double quotes: "{text}"',
    ),
    "unreadable line": Message(
        "yaml-syntax",
        "this line cannot be read: '{line}'",
        "look at it and at the line above: quotation marks, colons, spaces at the beginning",
    ),
    "open quote": Message(
        "yaml-syntax",
        "a quotation mark is opened here and never closed",
        "write the same mark at the end of the text",
    ),
    "colon in text": Message(
        "yaml-syntax",
        "a colon stands inside the text '{text}'",
        'put the whole text in double quotes: "{text}"',
    ),
    "nameless": Message(
        "yaml-syntax", "a field has no name here", "write 'name: text'; put text with [, {{ or ? in quotes"
    ),
    "second record": Message(
        "second-record", "a line '---' begins a second record", "delete the line; one file holds one record"
    ),
    "too deep": Message(
        "too-deep",
        "lists and groups stand inside one another more than {most} deep",
        "put text that begins with [ or {{ in quotes",
    ),
    "too large": Message(
        "too-large",
        "the file is larger than {most} kilobytes, more than a record can need",
        "shorten it, or split it into two",
    ),
    "too many": Message("too-large", "the file has more entries than a record can need", "split it into two"),
    "no fields": Message(
        "no-front-matter",
        "the page does not begin with its fields between two lines '---'",
        "begin it with a line ---, then title, summary and reviewed, then a line ---",
    ),
    "fields not ended": Message(
        "no-front-matter",
        "the fields begin here with a line '---', and no second such line ends them",
        "write a line --- under the last field",
    ),
    "no named fields": Message(
        "no-front-matter",
        "there are no fields between the two lines '---'",
        "write each as 'name: text', beginning with title and summary",
    ),
    "no address": Message(
        "file-name",
        "'{path}' has a name, or stands in a folder with a name, that cannot be an address",
        "{better}: small letters, digits and single dashes",
    ),
    "files not read": Message(
        "stray-file", "the files in the folder '{name}' are not read", "move them up into {folder}/"
    ),
    "file not read": Message(
        "stray-file",
        "'{name}' is not read: files in {folder}/ end in {ending}",
        "rename it to '{stem}{ending}', or move it elsewhere",
    ),
    "file elsewhere": Message(
        "stray-file", "the file is only a sign to one that is not in the project", "put the file itself here"
    ),
    "not utf-8": Message(
        "not-utf-8",
        "a letter here was saved in an old way that other computers cannot read",
        "save the file again with the encoding UTF-8, then look whether its accents and quotation marks are right",
    ),
}
"""By a name that says what happened. Wording may be bettered at any time; codes may not be changed."""


def say(name: str, /, **found: object) -> Message:
    """Return a message with its places filled in."""
    message = MESSAGES[name]
    return Message(*(part.format(**found) for part in message))
