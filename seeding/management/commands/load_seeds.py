"""`manage.py load_seeds`: the records of the five source documents."""

from seeding.command import LoadCommand


class Command(LoadCommand):
    help = "Load the records of the source documents. Loading twice changes nothing; an editor's change survives."
    source = "seeds"
