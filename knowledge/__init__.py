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
from knowledge.followup import Context
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
    Series,
    Source,
)
from knowledge.outcomes import (
    Answer,
    Comparison,
    Listing,
    NoMatch,
    Occasion,
    Outcome,
    Side,
    SmallTalk,
    Suggestions,
)
from knowledge.subjects import Stance, Standing, Subject

__all__ = [
    "LOCALES",
    "Action",
    "Answer",
    "Change",
    "Comparison",
    "Confidence",
    "Contact",
    "Context",
    "Draft",
    "DuplicateFact",
    "Fact",
    "FactChanged",
    "InvalidFact",
    "Kind",
    "KnowledgeBase",
    "KnowledgeError",
    "Listing",
    "LocalisedText",
    "NoMatch",
    "Occasion",
    "Outcome",
    "PartialDate",
    "Problem",
    "Series",
    "Side",
    "SmallTalk",
    "Source",
    "Stance",
    "Standing",
    "StoreError",
    "StoreReadOnly",
    "Subject",
    "Suggestions",
    "UnknownFact",
]
