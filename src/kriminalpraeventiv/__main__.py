"""Run the command line: `python -m kriminalpraeventiv`."""

from kriminalpraeventiv.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
