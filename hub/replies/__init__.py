"""What a person wrote in answer to a mail of the Hub, without what their mail program quoted or signed. Pure.

And whether our relay found that they did not send it.
"""

from hub.replies.disowned import is_disowned
from hub.replies.reply import MARK, reply_of

__all__ = ["MARK", "is_disowned", "reply_of"]
