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
    Answer,
    Change,
    Confidence,
    Fact,
    Kind,
    LocalisedText,
    NoMatch,
    Outcome,
    PartialDate,
    Problem,
    SmallTalk,
    Source,
    Suggestions,
)

__all__ = [
    "LOCALES",
    "Action",
    "Answer",
    "Change",
    "Confidence",
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
