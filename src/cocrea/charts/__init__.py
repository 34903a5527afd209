"""The figures of the course, drawn with seaborn, in one look.

Every chart returns a matplotlib Figure, and has a companion ending in `_alt` that
says in a sentence what the figure shows. Colour is never the only cue. Figures are
narrow with large letters, to be legible on a phone, and stand on a light sheet of
their own, so that they read alike on light and dark pages.
"""

from cocrea.charts import (
    cocreation,
    credit,
    customers,
    efficiency,
    facets,
    listening,
    load,
    memory,
    paths,
    pictures,
    places,
    placing,
    pulse,
    relations,
    spheres,
    wordings,
)
from cocrea.charts.cocreation import (
    curves_picture,
    curves_picture_alt,
    stages_picture,
    stages_picture_alt,
)
from cocrea.charts.credit import (
    credit_picture,
    credit_picture_alt,
)
from cocrea.charts.customers import (
    customer_roles,
    customer_roles_alt,
    readiness_stairs,
    readiness_stairs_alt,
)
from cocrea.charts.efficiency import (
    contact_efficiency,
    contact_efficiency_alt,
)
from cocrea.charts.facets import (
    facet_map,
    facet_map_alt,
)
from cocrea.charts.features import (
    kano_chart,
    kano_chart_alt,
)
from cocrea.charts.gaps import (
    gap_chart,
    gap_chart_alt,
)
from cocrea.charts.glances import (
    glance,
    glance_alt,
)
from cocrea.charts.importance import (
    FEW,
    ipa_chart,
    ipa_chart_alt,
)
from cocrea.charts.listening import (
    evidence_map,
    evidence_map_alt,
    two_tables,
    two_tables_alt,
)
from cocrea.charts.load import (
    load_picture,
    load_picture_alt,
)
from cocrea.charts.look import (
    COLOURS,
    FAINT,
    INK,
    LOOK,
    MARKS,
    PAPER,
    WIDTH,
    ZONE,
    use_look,
)
from cocrea.charts.memory import (
    peak_end_picture,
    peak_end_picture_alt,
    returns_picture,
    returns_picture_alt,
)
from cocrea.charts.paths import (
    paths_picture,
    paths_picture_alt,
)
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
from cocrea.charts.places import (
    sheet_places,
    sheet_places_alt,
)
from cocrea.charts.placing import (
    lovelock_cells,
    lovelock_cells_alt,
    schmenner_matrix,
    schmenner_matrix_alt,
)
from cocrea.charts.priorities import (
    rank_chart,
    rank_chart_alt,
)
from cocrea.charts.pulse import (
    control_chart,
    control_chart_alt,
    promise_over_time,
    promise_over_time_alt,
)
from cocrea.charts.relations import (
    both_sides,
    both_sides_alt,
    embedded_ties,
    embedded_ties_alt,
    promotion_cells,
    promotion_cells_alt,
)
from cocrea.charts.spheres import (
    spheres_picture,
    spheres_picture_alt,
)
from cocrea.charts.wordings import (
    wordings_picture,
    wordings_picture_alt,
)
from cocrea.charts.zones import (
    zone_chart,
    zone_chart_alt,
)

# Of all chapters, by the name of the file.
PICTURES = {
    **placing.PICTURES,
    **paths.PICTURES,
    **efficiency.PICTURES,
    **load.PICTURES,
    **customers.PICTURES,
    **credit.PICTURES,
    **places.PICTURES,
    **facets.PICTURES,
    **memory.PICTURES,
    **pulse.PICTURES,
    **wordings.PICTURES,
    **listening.PICTURES,
    **spheres.PICTURES,
    **relations.PICTURES,
    **cocreation.PICTURES,
    **pictures.PICTURES,
}

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
    "both_sides",
    "both_sides_alt",
    "contact_efficiency",
    "contact_efficiency_alt",
    "control_chart",
    "control_chart_alt",
    "credit_picture",
    "credit_picture_alt",
    "curves_picture",
    "curves_picture_alt",
    "customer_roles",
    "customer_roles_alt",
    "embedded_ties",
    "embedded_ties_alt",
    "evidence_map",
    "evidence_map_alt",
    "facet_map",
    "facet_map_alt",
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
    "load_picture",
    "load_picture_alt",
    "lovelock_cells",
    "lovelock_cells_alt",
    "paths_picture",
    "paths_picture_alt",
    "peak_end_picture",
    "peak_end_picture_alt",
    "promise_over_time",
    "promise_over_time_alt",
    "promotion_cells",
    "promotion_cells_alt",
    "rank_chart",
    "rank_chart_alt",
    "readiness_stairs",
    "readiness_stairs_alt",
    "returns_picture",
    "returns_picture_alt",
    "schmenner_matrix",
    "schmenner_matrix_alt",
    "sheet_places",
    "sheet_places_alt",
    "spheres_picture",
    "spheres_picture_alt",
    "stages_picture",
    "stages_picture_alt",
    "two_tables",
    "two_tables_alt",
    "use_look",
    "wordings_picture",
    "wordings_picture_alt",
    "zone_chart",
    "zone_chart_alt",
    "zone_picture",
    "zone_picture_alt",
]
