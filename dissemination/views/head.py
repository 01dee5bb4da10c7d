"""The head of a page in the admin."""


def head(title: str, subtitle: str = "") -> dict[str, str]:
    return {"page_title": title, "page_subtitle": subtitle, "header_icon": "mail"}
