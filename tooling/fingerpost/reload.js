// Live preview only: loads the page again after each build.
new EventSource("/~changes").onmessage = () => location.reload();
