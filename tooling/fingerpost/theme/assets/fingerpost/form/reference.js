// A pasted reference → the fields of a source, as far as one can tell: BibTeX, RIS, or a line as people write them.
// @ts-check

/** @typedef {{title?: string, authors?: string, publisher?: string, year?: string, url?: string}} Source */

const YEAR = /(?:18|19|20)\d\d/;
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;)\]]/;
const DOI = /\b(?:doi:\s*)?(10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)])/i;

/** @param {string} pasted @returns {Source} */
export function readReference(pasted) {
  const text = pasted.trim();
  const source = /^@\w+\s*\{/.test(text) ? ofBibtex(text) : /^TY\s+-/m.test(text) ? ofRis(text) : ofLine(text.replace(/\s+/g, " "));
  return Object.fromEntries(Object.entries(source).map(([name, value]) => [name, name === "title" ? value?.replace(/[.,\s]+$/, "").trim() : value?.trim()]).filter(([, value]) => value));
}

/** Returns a short name by which the file can cite a source. @param {Source} source @param {string[]} taken */
export function keyFor(source, taken) {
  const words = (source.authors || source.publisher || source.title || "source").toLowerCase().normalize("NFKD").replace(/[^a-z0-9 ]+/g, "").split(" ");
  const first = words.find((word) => word.length > 2 && word !== "the") ?? "source";
  const base = [first, source.year].filter(Boolean).join("-");
  let key = base;
  for (let number = 2; taken.includes(key); number += 1) key = `${base}-${number}`;
  return key;
}

/** @param {string} text @returns {Source} */
function ofBibtex(text) {
  const field = (/** @type {string} */ name) =>
    new RegExp(`\\b${name}\\s*=\\s*(?:\\{((?:[^{}]|\\{[^{}]*\\})*)\\}|"([^"]*)"|(\\w+))`, "i").exec(text)?.slice(1).find(Boolean)?.replace(/[{}]/g, "");
  const doi = field("doi");
  return {
    title: field("title"),
    authors: field("author")?.replace(/\s+and\s+/g, "; "),
    publisher: field("publisher") ?? field("institution") ?? field("journal") ?? field("school") ?? field("organization"),
    year: YEAR.exec(field("year") ?? field("date") ?? "")?.[0],
    url: field("url") ?? (doi && `https://doi.org/${doi}`),
  };
}

/** @param {string} text @returns {Source} */
function ofRis(text) {
  const all = (/** @type {string[]} */ ...tags) =>
    tags.flatMap((tag) => [...text.matchAll(new RegExp(`^${tag}\\s+-\\s*(.+)$`, "gm"))].map((match) => match[1].trim()));
  const doi = all("DO")[0];
  return {
    title: all("TI", "T1", "CT")[0],
    authors: all("AU", "A1").join("; "),
    publisher: all("PB", "JO", "JF", "T2")[0],
    year: YEAR.exec(all("PY", "Y1", "DA")[0] ?? "")?.[0],
    url: all("UR")[0] ?? (doi && `https://doi.org/${doi}`),
  };
}

/** @param {string} text @returns {Source} */
function ofLine(text) {
  const doi = DOI.exec(text);
  const url = ADDRESS.exec(text)?.[0] ?? (doi ? `https://doi.org/${doi[1]}` : undefined);
  const words = text.replace(ADDRESS, " ").replace(DOI, " ").replace(/\b(?:available (?:at|from)|retrieved from|accessed[^.]*)\b:?/gi, " ").replace(/\s+/g, " ").trim();
  const year = (/\(((?:18|19|20)\d\d)[a-z]?\)/.exec(words) ?? YEAR.exec(words)) ?? undefined;
  const quoted = /[“"‘']([^”"’]{8,})[”"’']/.exec(words);
  const [before, after] = year ? [words.slice(0, year.index), words.slice(year.index + year[0].length)] : ["", words];
  const sentences = (/** @type {string} */ part) => part.replace(/^[\s.,;:)]+/, "").split(/\.\s+|\.$/).map((each) => each.trim()).filter(Boolean);
  const [first, second] = sentences(quoted ? words.slice(quoted.index + quoted[0].length) : after);
  const last = quoted || first ? null : sentences(before), writers = last && last.length > 2 ? last.shift() : undefined; // a year at the end
  const authors = last ? writers : (quoted ? words.slice(0, Math.min(quoted.index, year?.index ?? Infinity)) : before).replace(/[\s.,:(]+$/, "");
  const host = url && new URL(url).hostname.replace(/^www\./, "");
  const publisher = (quoted ? first : last ? last[1] : second)?.replace(/,?\s*(?:18|19|20)\d\d.*$/, "").replace(/^[,\s]+|[,\s(]+$/g, "");
  return { title: quoted?.[1] ?? first ?? last?.[0], authors, publisher: publisher || host, year: year && YEAR.exec(year[0])?.[0], url };
}
