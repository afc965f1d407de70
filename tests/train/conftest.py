"""A treebank of two sentences, small enough to read."""

import gzip
from pathlib import Path

import pytest

ROWS = """\
# newdoc id = weblog-1
# text = "They don't stop -- ever," she said.
1	"	"	PUNCT	``	_	5	punct	_	SpaceAfter=No
2	They	they	PRON	PRP	_	5	nsubj	_	_
3-4	don't	_	_	_	_	_	_	_	_
3	do	do	AUX	VBP	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	stop	stop	VERB	VB	_	10	ccomp	_	_
6	--	--	PUNCT	:	_	7	punct	_	_
7	ever	ever	ADV	RB	_	5	advmod	_	SpaceAfter=No
8	,	,	PUNCT	,	_	5	punct	_	SpaceAfter=No
8.1	gone	go	VERB	VBN	_	_	_	_	_
9	"	"	PUNCT	''	_	5	punct	_	_
10	she	she	PRON	PRP	_	11	nsubj	_	_
11	said	say	VERB	VBD	_	0	root	_	SpaceAfter=No
12	.	.	PUNCT	.	_	11	punct	_	_

# newdoc id = news-2
# text = Mortars hit Verrin's port.
1	Mortars	mortar	NOUN	NNS	_	2	nsubj	_	_
2	hit	hit	VERB	VBD	_	0	root	_	_
3-4	Verrin's	_	_	_	_	_	_	_	_
3	Verrin	Verrin	PROPN	NNP	_	5	nmod:poss	_	_
4	's	's	PART	POS	_	3	case	_	_
5	port	port	NOUN	NN	_	2	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	2	punct	_	_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "small.conllu.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    return path
