// Live preview only: loads the page again when it has changed.
new EventSource(`/~changes${location.pathname}`).onmessage = () => location.reload();
