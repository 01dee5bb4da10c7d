"""Puts the rules of <style> into the elements, as mail programs want them."""

import css_inline


def inlined(html: str) -> str:
    """Media queries stay in <style>; nothing is fetched."""
    return css_inline.inline(html, keep_style_tags=True, load_remote_stylesheets=False) if "<style" in html else html
