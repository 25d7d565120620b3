"""Pages whose numbering is right at a glance."""

import pytest

CLEARED = [
    pytest.param("Sleep helps. Half of all people sleep too little.\nWalk 30 minutes a day.\n", id="prose"),
    pytest.param("It came in 2019 (see 1). Vitamin B12. Really.\n", id="few-numbers"),
    pytest.param("The causes are:\n1. Cold\n2. Damp\n3. Soup\n4. Haste\n", id="one-list"),
    pytest.param("Causes\n① Cold\n② Damp\n③ Soup\n\nTo prevent it:\n① Rest\n② Sleep\n③ Walk\n", id="two-lists"),
    pytest.param("3) Cold\n4) Damp\n5) Soup\n", id="list-of-another-page"),
    pytest.param(
        "It lies on chromosome 17. The long (q) arm, at 17q21.31. Before age 50. Rare.\n", id="numbers-of-prose"
    ),
    pytest.param("1. Home\n2. News\n3. About\nOctober 17, 2018\nJanuary 28, 2026\nMay 8, 2025\n", id="list-and-dates"),
]
