"""`python -m association build` and `check`: as `invoke build` and `check`, for scripts and processes of our own."""

from association.commands import main

if __name__ == "__main__":
    raise SystemExit(main())
