"""`manage.py make_demo`: one fictional municipality that shows every feature."""

from seeding.command import LoadCommand


class Command(LoadCommand):
    help = "Make the fictional municipality of the demonstration. Never part of a production load."
    source = "demo"
