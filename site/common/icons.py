"""The drawings of the site: one path each on a ground of 24 by 24, drawn with a line of the text's colour."""

from __future__ import annotations

__all__ = ["ICONS", "MARK"]

#: Names of `Category.ICONS` are among them: an editor chooses one for a need.
ICONS: dict[str, str] = {
    "ask": '<circle cx="12" cy="12" r="9"/><path d="M9.4 9.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 1.8M12 17v.01"/>',
    "bowl": '<path d="M3 12h18a9 9 0 0 1-18 0zM9 8c0-2 2-2 2-4M14 8c0-2 2-2 2-4"/>',
    "briefcase": '<path d="M3.5 8h17v11.5h-17zM9 8V5h6v3M3.5 13h17"/>',
    "check": '<path d="m4.5 12.5 5 5L20 6.5"/>',
    "child": '<circle cx="12" cy="6.5" r="3"/><path d="M6 12c2 1.6 4 2 6 2s4-.4 6-2M12 14v3l-3 4M12 17l3 4"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.4 2"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "euro": '<path d="M17.5 6.6a7 7 0 1 0 0 10.8M4 10.3h9M4 13.7h9"/>',
    "hands": '<path d="M3 14v-3l4-4h4l3 3M21 14v-3l-4-4h-3l-5 5c1 1.6 3 1.6 4.5 0l5 5.5M3 14l6 6h3l7-5"/>',
    "heart": '<path d="M12 20.5S3.5 15 3.5 9a4.5 4.5 0 0 1 8.5-2 4.5 4.5 0 0 1 8.5 2c0 6-8.5 11.5-8.5 11.5z"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.2v.01"/>',
    "key": '<circle cx="8" cy="8" r="4.2"/><path d="m11 11 9.5 9.5M16.5 16.5l3-3"/>',
    "leave": '<path d="M10 4H4v16h6M14 8l4.5 4-4.5 4M18 12H9"/>',
    "mail": '<path d="M3.5 5.5h17v13h-17zM4 6.5l8 7 8-7"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h10"/>',
    "paper": '<path d="M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9.2 12.5h6M9.2 16.5h6"/>',
    "people": (
        '<circle cx="9" cy="8" r="3.2"/><path d="M3 20c0-4 2.7-6 6-6s6 2 6 6M16 5.2a3.2 3.2 0 0 1 0 5.6'
        'M17.5 14.3c2.2.7 3.5 2.6 3.5 5.7"/>'
    ),
    "book": '<path d="M12 6.5C10 5 7 4.5 3 4.5v14c4 0 7 .5 9 2 2-1.500 5-2 9-2v-14c-4 0-7 .5-9 2zM12 6.500v14"/>',
    "phone": '<path d="M5 3h4l2 5-2.6 1.6a12 12 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"/>',
    "pin": '<path d="M12 21.5s-7-6.3-7-11.8a7 7 0 0 1 14 0c0 5.5-7 11.8-7 11.8z"/><circle cx="12" cy="9.7" r="2.4"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
    "shield": '<path d="m12 3 8 3v6c0 4.6-3.2 7.8-8 9.2-4.8-1.4-8-4.6-8-9.2V6z"/>',
    "speech": '<path d="M4 4.5h16v11h-9l-4.5 4v-4H4z"/>',
    "warning": '<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.01"/>',
    "wheelchair": '<circle cx="11" cy="4.2" r="1.4"/><path d="M11 8v6h5l2.6 5.5M11 10.5h4.5M8.2 12a4.9 4.9 0 1 0 6.2 6.2"/>',
}

#: The mark: a doorway with a compass needle ajar in it.
MARK = (
    '<path fill="#ffc22e" d="M2 36V15a14 14 0 0 1 28 0v21z"/><path fill="#6b1a4b" d="m22 7-2.6 15.6-6.9-3.7z"/>'
    '<path fill="#6b1a4b" fill-opacity=".45" d="m10.4 34.5 2.1-15.6 6.9 3.7z"/>'
)
