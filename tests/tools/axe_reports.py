"""Runs axe-core in headless Chromium over pages; exit code 1 for a violation, 2 where it could not run.

axe-core comes from npm and is not kept here: `npm install --no-save axe-core`, or set AXE_CORE to its `axe.min.js`.

python tests/tools/axe_reports.py [page.html ...]
"""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "docs/examples/reports"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SCHEMES = {"light": "1", "dark": "0"}
WIDTHS = (360, 1200)
RUN = """
<script>{axe}</script>
<script>
axe.run(document, {{resultTypes: ["violations", "incomplete"]}}).then(found => {{
  const told = found.violations.map(one => ({{id: one.id, help: one.help, nodes: one.nodes.map(node => node.html)}}));
  const open = found.incomplete.map(one => one.id);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const answer = {{violations: told, incomplete: open, dark: dark, wide: wide, passes: found.passes.length}};
  document.body.innerHTML = "<pre>AXE" + btoa(unescape(encodeURIComponent(JSON.stringify(answer)))) + "EXA</pre>";
}});
</script>
"""


def why_not() -> str | None:
    """Return why axe cannot be run here; None where it can."""
    if browser() is None:
        return f"no Chromium: none of {', '.join(BROWSERS)} is installed"
    if axe() is None:
        return "no axe-core: `npm install --no-save axe-core`, or set AXE_CORE to its axe.min.js"
    return None


def browser() -> str | None:
    """Return the Chromium that is installed."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def axe() -> Path | None:
    """Return where axe-core is installed."""
    asked = os.environ.get("AXE_CORE")
    places = [Path(asked)] if asked else [ROOT / "node_modules/axe-core/axe.min.js"]
    return next((place for place in places if place.is_file()), None)


def looked_at(page: str, scheme: str, width: int) -> dict[str, Any]:
    """Return what axe finds in a page of a scheme and a width; raises `RuntimeError` where it does not answer."""
    source = axe()
    program = browser()
    if source is None or program is None:
        raise RuntimeError(why_not())
    run = RUN.format(axe=source.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page.replace("</body>", f"{run}</body>"), encoding="utf-8")
        dumped = subprocess.run(
            [
                *(program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"),
                *(f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", f"--window-size={width},900"),
                *("--virtual-time-budget=60000", "--dump-dom", file.as_uri()),
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        ).stdout
    found = re.search(r"<pre>AXE([A-Za-z0-9+/=]+)EXA</pre>", dumped)
    if found is None:
        raise RuntimeError("axe did not answer")
    return answer_of(found[1])


def answer_of(encoded: str) -> dict[str, Any]:
    """Return the answer a page wrote."""

    answer: dict[str, Any] = json.loads(base64.b64decode(encoded))
    return answer


def every_way(page: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Yield what axe finds in a page in each scheme and width."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            yield scheme, width, looked_at(page, scheme, width)


def main(names: list[str]) -> int:
    """Look at pages, those of the examples where none is named, and print what was found."""
    reason = why_not()
    if reason:
        print(reason, file=sys.stderr)
        return 2
    pages = [Path(name) for name in names] or sorted(REPORTS.glob("*.html"))
    violations = 0
    for path in pages:
        for scheme, width, answer in every_way(path.read_text(encoding="utf-8")):
            violations += len(answer["violations"])
            print(f"{path.name}, {scheme} ({answer['dark']}), {width}: {answer['passes']} rules passed,", end=" ")
            print(
                f"{len(answer['violations'])} violated, to look at: {answer['incomplete']}, too wide: {answer['wide']}"
            )
            print(
                *(f"  {one['id']}: {one['help']} {one['nodes'][:3]}" for one in answer["violations"]), sep="\n", end=""
            )
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
