"""What we know about the GCM and how a question finds it. These names are all that `bot` may use."""

from knowledge.base import KnowledgeBase
from knowledge.drafts import Draft
from knowledge.errors import (
    DuplicateFact,
    FactChanged,
    InvalidFact,
    KnowledgeError,
    StoreError,
    StoreReadOnly,
    UnknownFact,
)
from knowledge.model import (
    LOCALES,
    Action,
    Change,
    Confidence,
    Contact,
    Fact,
    Kind,
    LocalisedText,
    PartialDate,
    Problem,
    Source,
)
from knowledge.outcomes import Answer, NoMatch, Outcome, SmallTalk, Suggestions

__all__ = [
    "LOCALES",
    "Action",
    "Answer",
    "Change",
    "Confidence",
    "Contact",
    "Draft",
    "DuplicateFact",
    "Fact",
    "FactChanged",
    "InvalidFact",
    "Kind",
    "KnowledgeBase",
    "KnowledgeError",
    "LocalisedText",
    "NoMatch",
    "Outcome",
    "PartialDate",
    "Problem",
    "SmallTalk",
    "Source",
    "StoreError",
    "StoreReadOnly",
    "Suggestions",
    "UnknownFact",
]
