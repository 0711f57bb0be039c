"""What `make run` serves with: debug off, compressed hashed static files."""

from config.settings.base import *

DEBUG = False
