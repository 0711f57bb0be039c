"""The start of the site: everything between a fresh clone and the first answer.

`python -m config.start serve` (with `site/` on the path) is what `make run` calls. It stands outside Django's own
commands, because the messages must be compiled and the environment checked before Django is loaded.
"""
