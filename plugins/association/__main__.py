"""`python -m association COMMAND`: the same commands as `invoke`, for scripts and for processes of our own."""

from association.commands import main

if __name__ == "__main__":
    raise SystemExit(main())
