"""The blocks of a page's text; each has one template of the same stem in `site/templates/blocks/`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

__all__ = ["StoryBlock"]


class ServiceCardBlock(blocks.StructBlock):
    """A card of one service, always as the service is now."""

    service = SnippetChooserBlock("services_catalogue.Service", label=_("service"))

    class Meta:
        icon = "pick"
        label = _("Service card")
        template = "blocks/service_card.html"


class ContactBlock(blocks.StructBlock):
    """The contact points of an organisation, always as they are now."""

    organisation = SnippetChooserBlock("services_catalogue.Organisation", label=_("organisation"))

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

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"


class StoryBlock(blocks.StreamBlock):
    """The text of a page."""

    paragraph = blocks.RichTextBlock(
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"], label=_("Text"), icon="pilcrow"
    )
    service_card = ServiceCardBlock()
    contact = ContactBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    document = DocumentBlock()
    table = TableBlock(label=_("Table"), template="blocks/table.html")
