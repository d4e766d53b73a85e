"""Holds what the reader has reached: no figure of ``benchmarks/floors.json`` may fall.

    python benchmarks/ratchet.py            compare; exit status 1 if a figure fell
    python benchmarks/ratchet.py --raise    lift the floors to 0.01 below the figures reached; none sinks this way

Sets that are not at hand are passed over; ``own`` and ``golden`` always are.
"""

from __future__ import annotations

import argparse
import sys

from goldsets import ROOT, gold_sets
from quality import measure
from vigie.evaluation import Coder, fallen, flat, raised, read_floors, write_floors

FLOORS = ROOT / "benchmarks" / "floors.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is reached")
    lift: bool = parser.parse_args().lift
    sets, floors, coder = gold_sets(), read_floors(FLOORS), Coder()
    reached = measure(sets, coder)
    lines = fallen(floors, reached, set(sets))
    lines += [f"{key}: {cause}" for key, cause in coder.failures.items()]
    held = sum(floor.set in sets for floor in flat(floors))
    if not held and not lift:
        lines.append("no floors for the sets at hand: lift them with --raise")
    print("\n".join(lines) if lines else f"ratchet: {held} floors hold ({', '.join(sets)})")
    if lift:
        write_floors(FLOORS, raised(floors, reached))
        print(f"ratchet: floors lifted in {FLOORS.relative_to(ROOT)}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
