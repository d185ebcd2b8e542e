// Live preview only: loads the page again when it has changed.
const { search } = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src); // the number of this page
new EventSource(`/~changes${location.pathname}${search}`).onmessage = () => location.reload();
