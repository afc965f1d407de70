"""The whole recipe on corpora of a few sentences."""

import gzip
import json
from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.extract.words.grammar import load_grammar
from crossbearing.train import train

GUM = [
    {"id": "weblog-1", "sentences": [[0, 36]], "entities": []},
    {"id": "news-2", "sentences": [[0, 26]], "entities": [{"start": 12, "end": 20, "type": "place"}]},
]
RE3D = {
    "text": "General Dara Voss visited Orra.",
    "entities": [{"start": 0, "end": 17, "type": "Person", "confidence": 1}],
}


@pytest.fixture
def corpora(treebank: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "corpora"
    gum = "\n".join(json.dumps(document) for document in GUM)
    rows = gzip.decompress(treebank.read_bytes()).decode()
    texts = {"gazetteers/geonames_cities15000.txt.gz": "1\tOrra\tOrra\n"}
    texts |= {f"ud_ewt/en_ewt-ud-{part}.conllu.gz": rows * 30 for part in ("train", "test")}
    texts |= {f"gum/gum_{part}.conllu.gz": rows for part in ("train", "dev")}
    texts |= {f"gum/gum_{part}.jsonl.gz": gum for part in ("train", "dev")}
    texts |= {f"re3d/{part}.jsonl.gz": json.dumps(RE3D) for part in ("train", "dev")}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(gzip.compress(text.encode()))
    return folder


def weights(folder: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in sorted(folder.rglob("model"))}


def test_corpora_go_in_and_a_pipeline_with_its_card_comes_out(corpora: Path, tmp_path: Path) -> None:
    card = train("grammar", corpora, tmp_path / "first")
    assert (tmp_path / "first" / "CARD.md").read_text(encoding="utf-8") == card
    (parse,) = load_grammar(tmp_path / "first").parse(["Mortars hit Verrin's port."])
    assert [word.tag for word in parse.words] == ["NNS", "VBD", "NNP", "POS", "NN", "."]
    train("grammar", corpora, tmp_path / "second")
    assert weights(tmp_path / "first") == weights(tmp_path / "second")
    assert set(weights(tmp_path / "first")) == {"tok2vec", "tagger", "morphologizer", "parser", "ner"}


def test_a_missing_corpus_is_told_before_training(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"en_ewt-ud-train\.conllu\.gz"):
        train("grammar", tmp_path, tmp_path / "out")


def test_a_folder_with_files_is_not_written_over(corpora: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(InputError, match="holds files already"):
        train("grammar", corpora, tmp_path)
