"""What is left out so that the store stays small: hamlets where no armed conflict reaches most villages."""

from __future__ import annotations

from training.gazetteer.records import Record, loose

QUIET = frozenset(
    {
        "AE", "AO", "BA", "BD", "BY", "EC", "GT", "HN", "IR", "KW", "LK", "MA", "NP", "PE", "PH", "PK", "RS", "RW",
        "SA", "SN", "SV", "TH", "TR", "VE", "ZW",
    }
)  # fmt: skip
"""Countries whose villages without a known population are left out ..."""
_LOUD = """
TH Pattani, Yala, Narathiwat, Songkhla
PK Balochistan, Khyber Pakhtunkhwa, Azad Kashmir, Federally Administered Tribal Areas, FATA
IR Sistan and Baluchestan, Kurdistan, Khuzestan, Kermanshah, West Azarbaijan, West Azerbaijan, Ilam
TR Hakkari, Sirnak, Mardin, Diyarbakir, Van, Siirt, Tunceli, Bingöl, Batman, Sanliurfa, Hatay, Kilis, Gaziantep
PH Lanao del Sur, Lanao del Norte, Maguindanao, Sulu, Basilan, Cotabato, North Cotabato, Sultan Kudarat, Tawi-Tawi
"""
LOUD = frozenset((line[:2], loose(name)) for line in _LOUD.strip().splitlines() for name in line[3:].split(", "))
"""... but not in these divisions."""


def kept(record: Record) -> bool:
    """Whether a place of Who's On First goes into the file."""
    hamlet = record.feature == "village" and record.population == 0
    return not hamlet or record.country not in QUIET or (record.country, loose(record.admin1)) in LOUD


def city_kept(country: str, population: int) -> bool:
    """Whether a city of GeoNames outside the extract goes into the file: 2,000 people; in France every one."""
    return population >= 2000 or country == "FR"
