"""The blocks of a page's text; each has one template of the same stem in `site/templates/blocks/`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

__all__ = ["StoryBlock"]

Values = dict[str, Any]


class RecordChooserBlock(SnippetChooserBlock):
    """Chooses a record. All records of a page's text are read at once, with what their cards print."""

    def __init__(self, target_model: str, prefetch: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(target_model, **kwargs)
        self.prefetch = prefetch

    def deconstruct(self) -> tuple[str, list[Any], Values]:
        """Migrations need not know it: what is stored is the id, as for any chooser."""
        _path, args, kwargs = super().deconstruct()
        kwargs.pop("prefetch", None)
        return "wagtail.snippets.blocks.SnippetChooserBlock", args, kwargs

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        records = self.model_class._default_manager.for_listing().prefetch_related(*self.prefetch).in_bulk(values)
        return [records.get(pk) for pk in values]


def published(record: Any) -> Any:
    """Return the record as the reader sees it; None where it has no page any more, so that nothing dead is shown."""
    return record.in_language() if record is not None and record.live and not record.retired else None


def size_of(document: Any) -> int | None:
    """Return the size of a file in bytes. Wagtail's own accessor would write it down, and reading a page writes nothing."""
    try:
        return (document.file_size or document.file.size) if document else None
    except OSError:  # the row is there, the file is not
        return None


class ServiceCardBlock(blocks.StructBlock):
    """A card of one service, always as the service is now."""

    service = RecordChooserBlock("services_catalogue.Service", label=_("service"))

    def get_context(self, value: Any, parent_context: Values | None = None) -> Values:
        return {**super().get_context(value, parent_context), "service": published(value["service"])}

    class Meta:
        icon = "pick"
        label = _("Service card")
        template = "blocks/service_card.html"


class ContactBlock(blocks.StructBlock):
    """The contact points of an organisation, always as they are now."""

    organisation = RecordChooserBlock("services_catalogue.Organisation", prefetch=("contacts",), label=_("organisation"))

    def get_context(self, value: Any, parent_context: Values | None = None) -> Values:
        return {**super().get_context(value, parent_context), "organisation": published(value["organisation"])}

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "blocks/contact.html"


class CalloutBlock(blocks.StructBlock):
    """A note that stands out."""

    title = blocks.CharBlock(max_length=120, required=False, label=_("title"))
    text = blocks.RichTextBlock(features=["bold", "link", "ul"], label=_("text"))

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "blocks/callout.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=160, label=_("what to do"))
    text = blocks.TextBlock(required=False, label=_("more"))


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    steps = blocks.ListBlock(StepBlock(), label=_("steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "blocks/steps.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download, with its language and size."""

    document = DocumentChooserBlock(label=_("file"))
    title = blocks.CharBlock(max_length=160, required=False, label=_("title"))
    language = blocks.ChoiceBlock(
        choices=[*settings.WAGTAIL_CONTENT_LANGUAGES, ("en", "English")], required=False, label=_("language of the file")
    )

    def get_context(self, value: Any, parent_context: Values | None = None) -> Values:
        document = value["document"]
        extension = document.file_extension.upper() if document else ""
        # The title of the file itself has no language of its own; it is taken to be that of its contents.
        return {
            **super().get_context(value, parent_context),
            "extension": extension,
            "size": size_of(document),
            "title_language": (parent_context or {}).get("page") if value["title"] else value["language"],
        }

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"


class StoryBlock(blocks.StreamBlock):
    """The text of a page."""

    paragraph = blocks.RichTextBlock(
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"], label=_("Text"), icon="pilcrow",
        template="blocks/paragraph.html",
    )  # fmt: skip
    service_card = ServiceCardBlock()
    contact = ContactBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    document = DocumentBlock()
    table = TableBlock(label=_("Table"), template="blocks/table.html")
