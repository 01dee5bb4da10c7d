"""What a person wrote in answer to a mail of the Hub, without what their mail program quoted or signed. Pure."""

from hub.replies.reply import MARK, reply_of

__all__ = ["MARK", "reply_of"]
