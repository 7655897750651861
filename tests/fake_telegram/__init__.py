"""A Bot API on loopback, for end-to-end tests of a bot that runs as a process of its own.

server      FakeTelegram: HTTP, the record of calls and refusals; the door for tests
people      Person, Group: what people do and hear
faults      what goes wrong on purpose
messages, receiving, profile   the Bot API's methods;  parameters: their table
keyboards, markup              what Telegram refuses in buttons and in HTML
state, updates, chats, entities, refusing   what there is
"""

from tests.fake_telegram.chats import Popup, Shown
from tests.fake_telegram.people import Group, Person
from tests.fake_telegram.refusing import Call, Refusal
from tests.fake_telegram.server import TOKEN, USERNAME, FakeTelegram

__all__ = ["TOKEN", "USERNAME", "Call", "FakeTelegram", "Group", "Person", "Popup", "Refusal", "Shown"]
