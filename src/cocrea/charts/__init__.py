"""The figures of the course, drawn with seaborn, in one look.

Every chart returns a matplotlib Figure, and has a companion ending in `_alt` that
says in a sentence what the figure shows. Colour is never the only cue. Figures are
narrow with large letters, to be legible on a phone, and stand on a light sheet of
their own, so that they read alike on light and dark pages.
"""

from cocrea.charts.credit import CREDIT, credit_picture, credit_picture_alt
from cocrea.charts.features import kano_chart, kano_chart_alt
from cocrea.charts.gaps import gap_chart, gap_chart_alt
from cocrea.charts.glances import glance, glance_alt
from cocrea.charts.importance import FEW, ipa_chart, ipa_chart_alt
from cocrea.charts.look import COLOURS, FAINT, INK, LOOK, MARKS, PAPER, WIDTH, ZONE, use_look
from cocrea.charts.pictures import PICTURES as _PICTURES
from cocrea.charts.pictures import (
    blueprint,
    blueprint_alt,
    gaps_model,
    gaps_model_alt,
    journey_map,
    journey_map_alt,
    kano_curves,
    kano_curves_alt,
    zone_picture,
    zone_picture_alt,
)
from cocrea.charts.placing import (
    PLACING,
    lovelock_cells,
    lovelock_cells_alt,
    schmenner_matrix,
    schmenner_matrix_alt,
)
from cocrea.charts.priorities import rank_chart, rank_chart_alt
from cocrea.charts.zones import zone_chart, zone_chart_alt

PICTURES = {**PLACING, **CREDIT, **_PICTURES}  # of all chapters, by the name of the file

__all__ = [
    "COLOURS",
    "FAINT",
    "FEW",
    "INK",
    "LOOK",
    "MARKS",
    "PAPER",
    "PICTURES",
    "WIDTH",
    "ZONE",
    "blueprint",
    "blueprint_alt",
    "credit_picture",
    "credit_picture_alt",
    "gap_chart",
    "gap_chart_alt",
    "gaps_model",
    "gaps_model_alt",
    "glance",
    "glance_alt",
    "ipa_chart",
    "ipa_chart_alt",
    "journey_map",
    "journey_map_alt",
    "kano_chart",
    "kano_chart_alt",
    "kano_curves",
    "kano_curves_alt",
    "lovelock_cells",
    "lovelock_cells_alt",
    "rank_chart",
    "rank_chart_alt",
    "schmenner_matrix",
    "schmenner_matrix_alt",
    "use_look",
    "zone_chart",
    "zone_chart_alt",
    "zone_picture",
    "zone_picture_alt",
]
