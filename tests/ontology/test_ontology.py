"""The ontology: it says why, in both languages; it contradicts nothing; and it knows every term that data hold."""

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef

from aidgraph.cli.main import main
from aidgraph.export import FORMATS
from aidgraph.graph.build import build
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model.schema import BOUNDS, ENTITY_TYPES, ORIGINS, PREDICATES, SCHEMES, STATUSES, UNITS
from aidgraph.resources import folder
from aidgraph.stores.rdf_mapping import describe
from aidgraph.stores.rdf_terms import ONTOLOGY, PREFIXES, TYPE, Blank, Name, Term
from aidgraph.stores.rdf_values import KINDS, TASKS
from graph.saying import Gazetteer as Divisions
from graph.saying import World

ROOT = Path(__file__).parents[2]
AID = Namespace(f"{ONTOLOGY}#")
FILES = ("aidgraph", "shapes", "vocabularies")
# How owlrl tells a contradiction: http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage
MISTAKE = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
BELOW = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty)


@pytest.fixture(scope="module")
def files() -> dict[str, Graph]:
    return {name: Graph().parse(folder("ontology") / f"{name}.ttl") for name in FILES}


@pytest.fixture(scope="module")
def everything(files: dict[str, Graph]) -> Graph:
    return files["aidgraph"] + files["vocabularies"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The triples of the project's own documents and curated pairings."""
    path = tmp_path_factory.mktemp("seeds") / "seeds.db"
    assert main(["build", str(folder("seeds") / "documents"), "--db", str(path), "--quiet"]) == 0
    stream = StringIO()
    with Ledger.open(path, read_only=True) as ledger:
        FORMATS["nt"].write(build(ledger, Gazetteer.load()), stream)
    return Graph().parse(data=stream.getvalue(), format="nt")


def languages(graph: Graph, subject: object, predicate: URIRef) -> set[str]:
    return {str(getattr(text, "language", None)) for text in graph.objects(subject, predicate)}  # type: ignore[arg-type]


def mistakes(graph: Graph) -> list[str]:
    """What OWL RL derives that cannot be."""
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    told = [str(text) for each in graph.subjects(RDF.type, MISTAKE) for text in graph.objects(each, None)]
    return told + [f"{each} is nothing" for each in graph.subjects(RDF.type, OWL.Nothing)]


def test_the_ontology_contradicts_no_data(everything: Graph, data: Graph) -> None:
    assert len(data) > 5000
    assert mistakes(everything + data) == []


@pytest.mark.parametrize(
    "lines",
    [
        "<urn:a> a aid:Funding, aid:Training .",
        "<urn:a> a aid:Place, aid:Enterprise .",
        "<urn:a> a aid:County, aid:City .",
        "<urn:a> a aid:Claim, oa:SpecificResource .",
        "<urn:a> a aid:Government, aid:Institution .",
    ],
)
def test_what_cannot_be_is_found(everything: Graph, lines: str) -> None:
    prefixes = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())
    assert mistakes(everything + Graph().parse(data=prefixes + lines, format="turtle"))


def test_every_term_is_named_and_explained_in_both_languages(files: dict[str, Graph]) -> None:
    graph = files["aidgraph"]
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {term for kind in kinds for term in graph.subjects(RDF.type, kind)}
    for term in terms:
        if term in AID:
            assert languages(graph, term, RDFS.label) == languages(graph, term, RDFS.comment) == {"zh", "en"}, term
        else:
            assert languages(graph, term, SKOS.scopeNote) == {"zh", "en"}, term
    assert len(terms) > 100


def test_every_alignment_has_a_reason(files: dict[str, Graph]) -> None:
    graph = files["aidgraph"]
    aligned = {(s, p, o) for p in BELOW for s, o in graph.subject_objects(p) if o not in AID}
    told = {}
    for axiom in graph.subjects(RDF.type, OWL.Axiom):
        parts = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        told[tuple(graph.value(axiom, part) for part in parts)] = languages(graph, axiom, RDFS.comment)
    assert told.keys() == aligned
    assert all(found == {"zh", "en"} for found in told.values())
    spaces = {"prov", "org", "schema"}
    assert all(any(str(o).startswith(PREFIXES[space]) for _, _, o in aligned) for space in spaces)


def test_there_is_no_domain_and_no_range(everything: Graph) -> None:
    assert (None, RDFS.domain, None) not in everything
    assert (None, RDFS.range, None) not in everything


def test_the_ontology_has_a_version(files: dict[str, Graph]) -> None:
    version = str(files["aidgraph"].value(URIRef(ONTOLOGY), OWL.versionInfo))
    assert files["aidgraph"].value(URIRef(ONTOLOGY), OWL.versionIRI) == URIRef(f"{ONTOLOGY}:{version}")
    for name in ("shapes", "vocabularies"):
        assert str(next(files[name].objects(None, OWL.versionInfo))) == version


def test_predicates_and_types_of_the_fact_model_are_all_there(files: dict[str, Graph]) -> None:
    graph = files["aidgraph"]
    for predicate in PREDICATES.values():
        assert (AID[predicate.name], RDF.type, OWL.ObjectProperty) in graph
        assert (AID[predicate.claim_class], RDFS.subClassOf, AID.Claim) in graph
    assert all((AID[kind], RDF.type, OWL.Class) in graph for kind in ENTITY_TYPES)


def test_every_concept_stands_in_a_scheme_with_words_in_both_languages(files: dict[str, Graph]) -> None:
    graph = files["vocabularies"]
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 50
    for concept in concepts | set(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        assert languages(graph, concept, SKOS.prefLabel) == languages(graph, concept, SKOS.definition) == {"zh", "en"}
    for concept in concepts:
        assert len(set(graph.objects(concept, SKOS.inScheme))) == 1
        assert len(set(graph.objects(concept, SKOS.notation))) == 1


@pytest.mark.parametrize(
    ("scheme", "values"),
    [("Schemes", SCHEMES), ("Statuses", STATUSES), ("Units", UNITS), ("Bounds", BOUNDS),
     ("Origins", (*ORIGINS, "lexicon"))],
)  # fmt: skip
def test_a_vocabulary_has_the_values_of_the_fact_model(
    files: dict[str, Graph], scheme: str, values: tuple[str, ...]
) -> None:
    concepts = set(files["vocabularies"].subjects(SKOS.inScheme, AID[scheme]))
    assert concepts == {AID[value] for value in values}


def test_tasks_and_kinds_have_the_values_that_data_use(files: dict[str, Graph]) -> None:
    graph = files["vocabularies"]
    used = {
        **{local: notation for notation, local in TASKS.items()},
        **{local: what for (_, what), local in KINDS.items()},
    }
    assert {local: str(graph.value(AID[local], SKOS.notation)) for local in used} == used
    assert len(set(graph.subjects(SKOS.inScheme, AID.Tasks))) == 6


def test_regimes_have_the_usual_years(files: dict[str, Graph]) -> None:
    graph = files["vocabularies"]
    text = (folder("seeds") / "pairings" / "regimes.csv").read_text(encoding="utf-8-sig")
    for row in csv.DictReader(StringIO(text)):
        (concept,) = graph.subjects(SKOS.notation, graph.value(AID[f"regime_{row['start']}"], SKOS.notation))
        assert str(graph.value(concept, AID.startYear)) == row["start"]
        assert str(graph.value(concept, AID.endYear) or "") == row["end"]


def test_every_term_in_data_is_explained(everything: Graph, data: Graph) -> None:
    standard = (PREFIXES["rdf"], PREFIXES["rdfs"])
    used = {*data.predicates(), *data.objects(None, RDF.type), *(o for o in data.objects() if o in AID)}
    told = set(everything.subjects())
    assert {term for term in used if not str(term).startswith(standard)} - told == set()


def test_the_context_names_only_what_is_explained(everything: Graph) -> None:
    context = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    terms = [value["@id"] for value in context.values() if isinstance(value, dict)]
    assert len(terms) == len(set(terms))
    for term in terms:
        prefix, _, local = term.partition(":")
        assert context[prefix] == PREFIXES[prefix]
        assert prefix == "rdfs" or (URIRef(PREFIXES[prefix] + local), None, None) in everything, term


def test_every_shape_says_what_to_do_in_both_languages(files: dict[str, Graph]) -> None:
    graph = files["shapes"]
    shapes = set(graph.subjects(SH.message, None))
    assert len(shapes) > 40
    assert all(languages(graph, shape, SH.message) == {"zh", "en"} for shape in shapes)
    inside = set(graph.objects(None, SH.property)) - shapes
    assert all(not isinstance(shape, URIRef) for shape in inside)


def test_the_pages_say_what_the_files_say() -> None:
    command = [sys.executable, "scripts/ontology_docs", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_description_uses_known_prefixes() -> None:
    """What the mapping writes by name, it writes by a prefix that every syntax declares."""

    def names(term: Term) -> list[str]:
        inner = [name for pair in term.pairs for name in (pair[0], *names(pair[1]))] if isinstance(term, Blank) else []
        return [term.curie] if isinstance(term, Name) else inner

    world = World.read((ROOT / "tests" / "parity" / "world.txt").read_text(encoding="utf-8"))
    pairs = [pair for each in describe(build(world, Divisions(world.divisions))) for pair in each.pairs]
    used = {predicate for predicate, _ in pairs} | {name for _, term in pairs for name in names(term)}
    assert TYPE in used
    assert {name.partition(":")[0] for name in used} <= PREFIXES.keys()
