// Where the site is read from a folder, with no server: a page is then the file that a server would choose.
// @ts-check

export const fromFolder = location.protocol === "file:";

/** Returns the address of a page, or of anything else, as it can be opened here. @param {string} address */
export function pageAt(address) {
  return fromFolder ? address.replace(/^(?![a-z]+:)([^?#]*\/)(?=[?#]|$)/, "$1index.html") : address;
}
