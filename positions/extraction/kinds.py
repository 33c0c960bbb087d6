"""What a statement does: lay down a line, remark, offer, agree or act."""

from positions.extraction.holders import Holder
from positions.extraction.scenes import Scene
from positions.vocabulary import Attribution, Kind


def kind_of(scene: Scene, holder: Holder, attribution: Attribution) -> Kind:
    """A leak or a plan is an offer, an adopted text doctrine; else the verb tells."""
    leak = attribution is Attribution.LEAK
    spoken = attribution is Attribution.DIRECT_QUOTE
    rules = (
        (Kind.AGREEMENT, scene.has("@agree") and len(holder.mention.parties) > 1),
        (Kind.OFFER, leak or holder.how == "plan"),
        (Kind.DOCTRINE, attribution is Attribution.OFFICIAL_DOCUMENT),
        (Kind.ACTION, scene.has("@deed") and not spoken),
        (Kind.OFFER, scene.has("@offer")),
    )
    return next((kind for kind, holds in rules if holds), Kind.REMARK)
