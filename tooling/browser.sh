#!/bin/sh
# Makes sure that the tests have a browser: one that is there, else the system's package manager's, else Playwright's own.
# The headless shell is Chromium without its windows: the same pages in two thirds of the time.
set -eu
python=$1
for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${FINGERPOST_CHROMIUM:-}" ]; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the tests …"
    apt-get update -qq || true
    for name in chromium-headless-shell chromium; do
        if apt-get install -y -qq "$name" >/dev/null; then exit 0; fi
    done
fi
echo "Installing Playwright's Chromium for the tests …"
"$python" -m playwright install chromium || {
    echo "No browser for the tests. Install Chromium, or name one: FINGERPOST_CHROMIUM=/path/to/chromium make test" >&2
    exit 2
}
