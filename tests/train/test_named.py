import gzip
import json
from pathlib import Path

import pytest
from spacy import load
from spacy.language import Language

from crossbearing.extract.words.grammar import shipped_folder
from crossbearing.train.named import NamedSentence, read_gum, read_re3d

TEXT = "General Dara Voss visited Orra on Monday. There Turkish jets left the Port of Verrin."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(shipped_folder(), exclude=["ner"])


def entity(text: str, kind: str, confidence: float = 1.0) -> dict[str, object]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "type": kind, "confidence": confidence}


def read(tmp_path: Path, nlp: Language, *entities: dict[str, object]) -> dict[str, str | None]:
    path = tmp_path / "re3d.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"text": TEXT, "entities": entities}).encode()))
    return words(list(read_re3d(path, nlp)))


def words(sentences: list[NamedSentence]) -> dict[str, str | None]:
    return {s.text[name.start : name.end]: name.kind for s in sentences for name in s.names}


def test_titles_and_articles_are_no_part_of_a_name(tmp_path: Path, nlp: Language) -> None:
    found = read(tmp_path, nlp, entity("General Dara Voss", "Person"), entity("the Port of Verrin", "Location"))
    assert found["Dara Voss"] == "person"
    assert found["Port of Verrin"] == "place"


def test_a_label_the_annotators_doubted_is_not_used(tmp_path: Path, nlp: Language) -> None:
    assert read(tmp_path, nlp, entity("Orra", "Location", 0.2))["Orra"] is None


def test_adjectives_of_nations_are_groups(tmp_path: Path, nlp: Language) -> None:
    assert read(tmp_path, nlp, entity("Turkish jets", "MilitaryPlatform"))["Turkish"] == "group"


def test_days_are_no_names(tmp_path: Path, nlp: Language) -> None:
    assert "Monday" not in read(tmp_path, nlp)


def test_gum_names_come_with_the_treebank_sentences(treebank: Path, tmp_path: Path, nlp: Language) -> None:
    text = "\"They don't stop -- ever,\" she said. Mortars hit Verrin's port."
    documents = [
        {"id": "weblog-1", "sentences": [[0, 36]], "entities": []},
        {"id": "news-2", "sentences": [[37, 63]], "entities": [{"start": 49, "end": 57, "type": "place"}]},
    ]
    assert text[49:57] == "Verrin's"
    treebank.rename(tmp_path / "gum_train.conllu.gz")
    lines = "\n".join(json.dumps(document) for document in documents)
    (tmp_path / "gum_train.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    assert words(list(read_gum(tmp_path, "train", nlp))) == {"Verrin": "place"}
