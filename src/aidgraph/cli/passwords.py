"""Asks for a password: from a user at an address to what is typed, shown nowhere, or nothing where nobody can type."""

import sys
from getpass import getpass

import click

from aidgraph.cli.words import language
from aidgraph.messages import render


def ask_password(user: str, address: str) -> str:
    """The password that is typed at the terminal; empty where there is none."""
    if not sys.stdin.isatty():
        return ""
    lang = language(click.get_current_context())
    return getpass(render("neo4j.ask_password", lang, user=user, uri=address) + ": ")
