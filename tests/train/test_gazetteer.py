import gzip
from pathlib import Path

from crossbearing.model.place import Place
from crossbearing.train.gazetteer import build_gazetteer
from crossbearing.train.place_rows import bare, country_rows, facts, feature_rows, latin_names, line_of
from crossbearing.vocab.gazetteer import PlaceNames


def _city(number: str, name: str, *, aliases: str = "", code: str = "PPL", country: str = "SY") -> str:
    cells = [number, name, name, aliases, "1.5", "2.5", "P", code, country, "", "1", "", "", "", "900", "", "", "", ""]
    return "\t".join(cells) + "\n"


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_bytes(gzip.compress(text.encode()))


def _sources(folder: Path) -> None:
    capital = _city("7", "Órla", aliases="Urla,ORL,Орла", code="PPLC")
    town = _city("8", "Medva", country="IQ")
    _write(folder, "geonames_cities15000.txt.gz", capital + town)
    _write(folder, "geonames_cities5000.txt.gz", capital)
    _write(folder, "geonames_countries.txt.gz", "SY\tSYR\t1\tSY\tSyria\tOrla\t1\t20\tAS\t\t\t\t\t\t\t\t99\t\t\n")
    _write(folder, "geonames_admin1.txt.gz", "IQ.1\tSamal Province\tSamal Province\t5\n")
    _write(folder, "geonames_admin2.txt.gz", "")
    for name in ("governorates", "districts", "subdistricts"):
        _write(folder, f"syria_{name}.json.gz", "[]")


def _built(folder: Path) -> PlaceNames:
    _sources(folder)
    build_gazetteer(folder, folder / "out")
    texts = (
        gzip.decompress((folder / "out" / name).read_bytes()).decode() for name in ("places.tsv.gz", "names.tsv.gz")
    )
    return PlaceNames(*texts)


def test_the_table_keeps_latin_spellings_and_drops_codes(tmp_path: Path) -> None:
    (orla,) = _built(tmp_path).lookup("Orla")
    assert (orla.names, orla.kind, orla.population) == (("Orla", "Urla"), "capital", 900)


def test_a_province_lies_in_the_middle_of_its_towns(tmp_path: Path) -> None:
    (samal,) = _built(tmp_path).lookup("Samal")
    assert (samal.kind, samal.lat, samal.lon) == ("admin1", 1.5, 2.5)


def test_a_town_without_a_latin_spelling_only_counts_for_its_province(tmp_path: Path) -> None:
    _sources(tmp_path)
    _write(tmp_path, "geonames_cities5000.txt.gz", _city("9", "al balda", country="IQ"))
    build_gazetteer(tmp_path, tmp_path / "out")
    lines = gzip.decompress((tmp_path / "out" / "places.tsv.gz").read_bytes()).decode().splitlines()
    cells = [line.split("\t") for line in lines]
    assert [(c[0], c[6]) for c in cells if c[1] in ("city", "admin1") and c[2] == "IQ"][:2] == [
        ("Samal Province|Samal", "1800"),
        ("Medva", "900"),
    ]


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    _sources(tmp_path)
    for name in ("a", "b"):
        build_gazetteer(tmp_path, tmp_path / name)
    for name in ("places.tsv.gz", "names.tsv.gz"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_place_without_position_leaves_its_columns_empty() -> None:
    assert line_of(Place(("Orla",), "admin1", "IQ", None, None, 0, "x:1")) == "Orla\tadmin1\tIQ\t\t\t\t0\tx:1\t"


def test_a_country_has_its_middle_and_its_other_names(tmp_path: Path) -> None:
    _sources(tmp_path)
    (syria,) = country_rows(tmp_path)
    assert (syria.lat, syria.lon) == (35.0, 38.0)
    assert "Syrian Arab Republic" in syria.names


def test_the_word_for_the_area_is_no_part_of_the_bare_name() -> None:
    names = ("Orla Province", "Province of Orla", "Eastern Province", "Orla")
    assert [bare(name) for name in names] == ["Orla", "Orla", "Eastern Province", "Orla"]


def test_one_spelling_stands_for_those_that_are_looked_up_alike() -> None:
    assert latin_names(["Al-Órla", "al Orla", "Orla", "Urla", "ORL"]) == ("Al-Orla", "Urla")


def test_the_facts_written_here_lie_on_earth_and_none_stands_twice() -> None:
    rows = list(feature_rows())
    assert all(row.lat is not None and abs(row.lat) <= 90 and abs(row.lon or 0) <= 180 for row in rows)
    keys = [(row["country"], row["name"]) for row in facts("regions.csv")]
    assert len(keys) == len(set(keys))
    codes = [row["code"] for row in facts("countries.csv")]
    assert len(codes) == len(set(codes))
