import gzip
from pathlib import Path

from crossbearing.train.gazetteer import Row, build_gazetteer


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_bytes(gzip.compress(text.encode()))


def _sources(folder: Path) -> None:
    city = [
        "7",
        "Órla",
        "Orla",
        "Urla,ORL,Орла",
        "1.5",
        "2.5",
        "P",
        "PPLC",
        "SY",
        "",
        "1",
        "",
        "",
        "",
        "900",
        "",
        "",
        "",
        "",
    ]
    _write(folder, "geonames_cities15000.txt.gz", "\t".join(city) + "\n")
    _write(folder, "geonames_cities5000.txt.gz", "")
    _write(folder, "geonames_countries.txt.gz", "SY\tSYR\t1\tSY\tSyria\tOrla\t1\t20\tAS\t\t\t\t\t\t\t\t99\t\t\n")
    _write(folder, "geonames_admin1.txt.gz", "IQ.1\tSouth Province\tSouth Province\t5\n")
    _write(folder, "geonames_admin2.txt.gz", "")
    for name in ("governorates", "districts", "subdistricts"):
        _write(folder, f"syria_{name}.json.gz", "[]")


def test_the_table_keeps_latin_spellings_and_drops_codes(tmp_path: Path) -> None:
    _sources(tmp_path)
    assert build_gazetteer(tmp_path, tmp_path / "out.gz") == 3
    lines = gzip.decompress((tmp_path / "out.gz").read_bytes()).decode().splitlines()
    assert lines[0] == "Orla|Urla\tcapital\tSY\t1.5000\t2.5000\t900\tgeonames:7"
    assert lines[-1].startswith("South Province|South\tadmin1\tIQ")


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    _sources(tmp_path)
    build_gazetteer(tmp_path, tmp_path / "a.gz")
    build_gazetteer(tmp_path, tmp_path / "b.gz")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_a_place_without_position_leaves_its_columns_empty() -> None:
    assert Row(("Orla",), "admin1", "IQ", None, None, 0, "x:1").line() == "Orla\tadmin1\tIQ\t\t\t0\tx:1"
