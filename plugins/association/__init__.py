"""An association's site in several languages, with the directory of its network: a plugin for Pelican."""


def register() -> None:
    """Called by Pelican; imported late, so that records, tests and checks run without Pelican."""
    from association.publishing import connect

    connect()
