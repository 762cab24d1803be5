"""The colours of a clinic, made readable by day and at night, and its style sheets.

The contrast formula stands here, in twenty lines of the standard library, because no kept library brings it alone:
docs/dependencies.md has the comparison.
"""

from __future__ import annotations

from screener.clinics.model import Clinic

# Of the style sheet's backgrounds the darkest by day and the lightest at night.
DAY = "#faf9f6"
NIGHT = "#0e1518"
WHITE = "#ffffff"
BLACK = "#000000"

# WCAG 2.2, success criterion 1.4.3, for text of ordinary size.
LEAST_CONTRAST = 4.5
# WCAG 2.2, relative luminance: channels up to here are a straight line, 0 to 1.
LINEAR = 0.04045


# What a style sheet says where the person's device decides, and what stands in its place where the clinic has: a
# condition that never holds, or always.
ASKED = "(prefers-color-scheme: dark)"
BOTH = "color-scheme: light dark"
ANSWERED = {"auto": ASKED, "light": "(max-width: 0)", "dark": "(min-width: 0)"}
DECLARED = {"auto": BOTH, "light": "color-scheme: only light", "dark": "color-scheme: only dark"}

SEE_THROUGH = "@media screen { html { background: transparent } }\n"
COMPACT = (
    ".page-header { padding-block-start: var(--rls-space-2) }\n"
    ".clinic img { block-size: 1.75rem }\n"
    "#start .contents { display: none }\n"
)


def in_scheme(sheet: str, scheme: str) -> str:
    """A style sheet that asks the person's device whether to be light or dark, with the answer of a clinic."""
    return sheet.replace(ASKED, ANSWERED[scheme]).replace(BOTH, DECLARED[scheme])


def style_sheet(clinic: Clinic) -> str:
    """What `clinic` changes of the house's style sheet: custom properties, and what it leaves out of the picture."""
    by_day = {"--rls-font": clinic.font, "--rls-radius": clinic.corners, **accent_on(DAY, clinic.accent)}
    at_night = accent_on(NIGHT, clinic.accent)
    colours = f":root {block(by_day)}\n@media screen and {ASKED} {{ :root {block(at_night)} }}\n"
    see_through = SEE_THROUGH if clinic.transparent else ""
    return in_scheme(colours, clinic.scheme) + see_through + (COMPACT if clinic.compact else "")


def block(properties: dict[str, str | None]) -> str:
    """A block of CSS with the properties that have a value."""
    return "{ " + "".join(f"{name}: {value}; " for name, value in properties.items() if value) + "}"


def accent_on(background: str, accent: str | None) -> dict[str, str | None]:
    """The accent as it can be read on `background`, and the colour of text on top of it."""
    if accent is None:
        return {}
    shown = readable(accent, background)
    return {
        "--rls-accent": shown,
        "--rls-accent-text": max((WHITE, BLACK), key=lambda colour: contrast(colour, shown)),
    }


def readable(colour: str, background: str) -> str:
    """The colour nearest to `colour`, between it and black or white, that can be read as text on `background`."""
    end = max((WHITE, BLACK), key=lambda extreme: contrast(extreme, background))
    mixes = (mixed(colour, end, percent) for percent in range(101))
    return next(mix for mix in mixes if contrast(mix, background) >= LEAST_CONTRAST)


def mixed(colour: str, other: str, percent: int) -> str:
    """`colour` with `percent` of each channel taken from `other`."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * percent / 100):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (
        share / 12.92 if share <= LINEAR else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[int, ...]:
    """Red, green and blue of a colour such as #0b5c6b, 0 to 255 each."""
    return tuple(bytes.fromhex(colour.removeprefix("#")))
