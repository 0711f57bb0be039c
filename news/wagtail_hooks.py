"""What the news do when the catalogue makes a group of editors; the catalogue does not know the news."""

from wagtail import hooks

from news.rights import grant_news

hooks.register("editors_group_made", grant_news)
