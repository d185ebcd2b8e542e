"""How the tests read what was printed: documents as JSON, PDFs as text and structure."""

import ctypes
import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import zxingcpp
from pypdf import PdfReader
from pypdf.generic import IndirectObject
from pypdfium2 import PdfDocument, raw

A4 = (595, 842)
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
Branch = dict[str, Any]


def opened(pdf: bytes) -> PdfReader:
    """Return a PDF to read in."""
    return PdfReader(io.BytesIO(pdf))


def codes(reader: PdfReader) -> Iterator[str]:
    """Yield what each QR code of a file says to somebody who holds a telephone over the sheet, in reading order."""
    for page in PdfDocument(reader.stream):
        picture = page.render(scale=2, grayscale=True)
        pixels = memoryview(picture.buffer).cast("B").cast("B", (picture.height, picture.stride))
        found = zxingcpp.read_barcodes(pixels, _QR, try_rotate=False, try_downscale=False, try_invert=False)
        yield from (code.text for code in found)


def words_of(reader: PdfReader) -> str:
    """Return the text of a whole file on one line."""
    return in_one_line("\n".join(page.extract_text() for page in reader.pages))


def texts(value: object) -> Iterator[str]:
    """Yield every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from texts(entry)


def branches(value: object, kind: str) -> Iterator[Branch]:
    """Yield every branch of a type, in reading order."""
    if isinstance(value, dict):
        if value.get("type") == kind:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from branches(entry, kind)


def in_one_line(words: str) -> str:
    """Return words without line ends, hyphenation and doubled spaces, so that text from a file can be compared."""
    return " ".join(words.replace("\u00ad", "").replace("-\n", "").replace("\u00a0", " ").split())


def elements(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Yield role and alternative text of each structure element, in reading order."""

    def walk(node: Any) -> Iterator[tuple[str, str]]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for entry in node:
                yield from walk(entry)
        elif isinstance(node, dict):
            if "/S" in node:
                yield str(node["/S"]), str(node.get("/Alt", ""))
            yield from walk(node.get("/K"))

    yield from walk(reader.root_object["/StructTreeRoot"])


def outlined(entries: list[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    """Yield level and title of each bookmark."""
    for entry in entries:
        if isinstance(entry, list):
            yield from outlined(entry, level + 1)
        else:
            yield level, str(entry.title)


def chapter(document: Branch, kind: str) -> Branch:
    """Return the first chapter of a type."""
    return next(found for found in document["chapters"] if found["type"] == kind)


def by_language(pdf: bytes) -> dict[str, str]:
    """Return the words of a file by the language that its structure and its marks give them, each on one line."""
    found: dict[str, str] = defaultdict(str)
    for page in PdfDocument(pdf):
        letters = page.get_textpage()
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        tops = (raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree)))
        languages = {id: language for top in tops for id, language in _marked(top, "")}
        for words in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            id = raw.FPDFPageObj_GetMarkedContentID(words.raw)
            if id >= 0:  # what has none is ornament
                language = _own_language(words.raw) or languages[id] or "en"
                found[language[:2]] += _told(raw.FPDFTextObj_GetText, words.raw, letters.raw) + " "
        raw.FPDF_StructTree_Close(tree)
    return {language: in_one_line(words) for language, words in found.items()}


def _marked(element: Any, around: str) -> Iterator[tuple[int, str]]:
    """Yield each piece of marked content below a structure element, with the language that the elements give it."""
    language = _told(raw.FPDF_StructElement_GetLang, element) or around
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _marked(child, language)
        else:
            yield raw.FPDF_StructElement_GetChildMarkedContentID(element, at), language


def _own_language(words: Any) -> str:
    """Return the language that the mark around some words gives them."""
    letters, size = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
    for at in range(raw.FPDFPageObj_CountMarks(words)):
        mark = raw.FPDFPageObj_GetMark(words, at)
        if raw.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", letters, 32, size):
            return bytes(letters)[: size.value - 2].decode("utf-16-le")
    return ""


def _told(get: Callable[..., int], *of: Any) -> str:
    """Return a text that PDFium gives as UTF-16 with a zero at its end."""
    size = get(*of, None, 0)
    letters = (ctypes.c_ushort * (size // 2 + 1))()
    get(*of, letters, size)
    return bytes(letters)[: max(0, size - 2)].decode("utf-16-le")
