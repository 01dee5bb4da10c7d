"""Reports and automatic answers as servers write them. `{…}` are filled by `fill`; CRLF as on the wire."""

from dissemination.models import OutboundMessage

POSTFIX = """\
Return-Path: <>
From: MAILER-DAEMON@mx.hub.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {envelope}
Auto-Submitted: auto-replied
Date: {date}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"
Message-Id: <20261128@mx.hub.example.org>

--=_b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

<{address}>: host mx said: {code} (in reply to RCPT TO command)

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.hub.example.org
X-Postfix-Queue-ID: 4Xz1Qm5Bq2z9vJ
Original-Envelope-Id: {id}
Arrival-Date: {date}

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; {code}

--=_b
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: Edition 2

--=_b--
"""

EXCHANGE = """\
From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@contoso.example>
To: {envelope}
Date: {date}
Subject: Nu se poate livra: Ediția 2
Content-Type: multipart/report; report-type=delivery-status; boundary="_000_x_"
MIME-Version: 1.0
X-MS-Exchange-Message-Is-Ndr:
Auto-Submitted: auto-replied

--_000_x_
Content-Type: multipart/alternative; differences=Content-Type; boundary="_001_y_"

--_001_y_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Mesajul dvs. nu a putut fi livrat c=C4=83tre {address}.
--_001_y_
Content-Type: text/html; charset="utf-8"

<p>Nu</p>
--_001_y_--
--_000_x_
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01.eurprd01.prod.exchangelabs.com
Arrival-Date: {date}

Final-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp;{code}
X-Display-Name: Birou

--_000_x_
Content-Type: message/rfc822

From: The Hub <hub@hub.example.org>
Message-ID: {message_id}
Subject: Edition 2

Text.
--_000_x_--
"""

GMAIL = """\
Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: {envelope}
Auto-Submitted: auto-replied
Subject: Levering mislukt (Delivery Status Notification)
Date: {date}
X-Failed-Recipients: {address}
Content-Type: multipart/report; boundary="000000000000a1"; report-type=delivery-status

--000000000000a1
Content-Type: multipart/related; boundary="000000000000a2"

--000000000000a2
Content-Type: text/plain; charset="UTF-8"

** Adres niet gevonden **
--000000000000a2--
--000000000000a1
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Received-From-MTA: dns; hub.example.org
X-Original-Message-ID: {message_id}

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Remote-MTA: dns; gmail-smtp-in.l.google.com.
Diagnostic-Code: smtp; {code}
Last-Attempt-Date: {date}

--000000000000a1
Content-Type: message/rfc822

Message-ID: {message_id}
Subject: Edition 2

--000000000000a1--
"""

EXIM = """\
Return-path: <>
From: Mail Delivery System <Mailer-Daemon@exim.example.net>
To: {envelope}
Subject: Mail delivery failed: returning message to sender
Date: {date}
X-Failed-Recipients: {address}
Auto-Submitted: auto-replied

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {address}
    host mx.example.net [192.0.2.9]
    SMTP error from remote mail server after RCPT TO:<{address}>:
    {code}

------ This is a copy of the message, including all the headers. ------

From: The Hub <hub@hub.example.org>
Message-ID: {message_id}
Subject: Edition 2
"""

QMAIL = """\
Return-Path: <>
From: MAILER-DAEMON@qmail.example.net
To: {envelope}
Date: {date}
Subject: failure notice

Hi. This is the qmail-send program at qmail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{address}>:
192.0.2.9 does not like recipient.
Remote host said: {code}
Giving up on 192.0.2.9.

--- Below this line is a copy of the message.

Message-ID: {message_id}
"""

EXIM_WARNING = """\
Return-path: <>
From: Mail Delivery System <Mailer-Daemon@exim.example.net>
To: {envelope}
Subject: Warning: message 1kXyZ delayed 24 hours
Date: {date}
Auto-Submitted: auto-replied

This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue. The address is:

  {address}

No action is required on your part. Delivery attempts will continue.
"""

AUTO = """\
Return-Path: <>
From: Somebody <{address}>
To: {envelope}
Date: {date}
Subject: {subject}
{headers}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{text}
"""

REPORTS = {"postfix": POSTFIX, "exchange": EXCHANGE, "gmail": GMAIL}
IN_WORDS = {"exim": EXIM, "qmail": QMAIL}


def fill(sample: str, message: OutboundMessage, **others: str) -> bytes:
    fields = {
        "envelope": f"b+{message.envelope_token}@hub.example.org",
        "address": message.to_address,
        "message_id": message.rfc_message_id,
        "id": str(message.pk),
        "date": "Sat, 28 Nov 2026 10:00:00 +0100",
        "action": "failed",
        "status": "5.1.1",
        "code": "550 5.1.1 User unknown",
        **others,
    }
    return sample.format(**fields).replace("\n", "\r\n").encode()
