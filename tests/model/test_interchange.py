"""Facts leave under the contract's keys and come back the same; a stranger's are checked key by key."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.errors import InputRefused
from aidgraph.messages import render
from aidgraph.model import Context, Entity, Evidence, Fact, group, organisation
from aidgraph.model.identity import fold
from aidgraph.model.interchange import check_words, fact_from_json, fact_to_json
from aidgraph.model.schema import BOUNDS, ENTITY_TYPES, ORGANISATION_TYPES, PREDICATES, SCHEMES, STATUSES, UNITS

COUNTY = Entity("place:620523", "County", "甘谷县", "620523")
ROW = {
    "doc": "a.txt", "doc_id": "5e0f", "s": "某工厂集团", "s_type": "CentralUnit", "p": "assists", "o": "甘谷县",
    "o_type": "County", "o_code": "620523", "evidence": "帮扶甘谷县", "evidence_start": 4, "evidence_end": 9,
}  # fmt: skip


def refusal(row: dict[str, Any]) -> InputRefused:
    with pytest.raises(InputRefused) as refused:
        fact_from_json(row)
    return refused.value


def test_a_fact_leaves_with_its_keys_in_order() -> None:
    fact = Fact(
        doc="worked.txt",
        doc_id="5e0f",
        subject=organisation("CentralUnit", "某工厂集团"),
        predicate="assists",
        object=COUNTY,
        evidence=Evidence("结对帮扶我县", 40, 46),
        scheme="designated",
        context=(Context("object", 31, 34),),
        rule="assists/pair-verb",
        confidence=0.97,
    )
    assert json.dumps(fact_to_json(fact), ensure_ascii=False, separators=(",", ":")) == (
        '{"id":"' + fact.id + '","doc":"worked.txt","doc_id":"5e0f","s":"某工厂集团","s_type":"CentralUnit",'
        '"s_id":"central_unit:某工厂集团","p":"assists","o":"甘谷县","o_type":"County","o_code":"620523",'
        '"o_id":"place:620523","scheme":"designated","status":"actual","cumulative":false,"approx":false,'
        '"evidence":"结对帮扶我县","evidence_start":40,"evidence_end":46,'
        '"context":[{"role":"object","start":31,"end":34}],"rule":"assists/pair-verb","confidence":0.97}'
    )


def test_a_whole_number_leaves_without_a_point() -> None:
    fact = replace(fact_from_json(ROW), value=20.0, unit="person")
    assert json.dumps(fact_to_json(fact)["value"]) == "20"


def test_ids_are_derived_where_a_stranger_gives_none() -> None:
    members = {"s": "东部两市", "s_type": "Group", "s_members": ["350200", "350100"]}
    fact = fact_from_json(ROW | members)
    assert fact.object == COUNTY
    assert fact.subject == group("东部两市", ("350100", "350200"), "")
    assert fact_from_json(ROW).subject.id == "central_unit:某工厂集团"


def test_an_id_that_is_given_stands_and_tells_the_code() -> None:
    ids = {"s": "天士力", "s_type": "Enterprise", "s_id": "enterprise:天津天士力集团", "o_id": "place:620523"}
    fact = fact_from_json({key: value for key, value in (ROW | ids).items() if key != "o_code"})
    assert (fact.subject.id, fact.subject.name) == ("enterprise:天津天士力集团", "天士力")
    assert fact.object == COUNTY


def test_a_place_below_county_level_goes_by_its_id() -> None:
    village = {"o": "甘谷县某乡某村", "o_type": "Village", "o_id": "place:620523/某乡/某村"}
    fact = fact_from_json(ROW | village)
    assert (fact.object.id, fact.object.code) == ("place:620523/某乡/某村", None)


@pytest.mark.parametrize(
    ("keys", "entity_id"),
    [
        ({"via": "春苗基金"}, "fund:春苗基金"),
        ({"via": "山货展销馆"}, "venue:山货展销馆"),
        ({"via": "百村行动"}, "programme:百村行动"),
        ({"via": "百村公司"}, "enterprise:百村公司"),
        ({"via": "百村公司", "via_type": "Institution"}, "institution:百村公司"),
        ({"via": "百村", "via_id": "social_organization:百村商会"}, "social_organization:百村商会"),
    ],
)
def test_a_via_may_come_with_its_name_alone(keys: dict[str, str], entity_id: str) -> None:
    via = fact_from_json(ROW | keys).via
    assert via is not None
    assert via.id == entity_id


def test_keys_that_are_not_known_are_kept_in_their_order() -> None:
    extra = {"score": [1, {"a": None}], "annotator": "甲"}
    fact = fact_from_json(ROW | extra)
    assert list(fact.extra) == ["score", "annotator"]
    assert list(fact_to_json(fact).items())[-2:] == list(extra.items())


def test_a_year_may_be_a_number() -> None:
    assert fact_from_json(ROW | {"start": 2018}).start == "2018"


@pytest.mark.parametrize(
    ("keys", "message", "key"),
    [
        ({"s": None}, "key_missing", "s"),
        ({"s": "“”"}, "key_missing", "s"),
        ({"s": ["甲"]}, "key_text", "s"),
        ({"s": "\ud800"}, "key_text", "s"),
        ({"s_type": "Planet"}, "key_choice", "s_type"),
        ({"s_type": None}, "key_missing", "s_type"),
        ({"s_code": "620523"}, "key_code", "s_code"),
        ({"o_code": "62052"}, "key_code", "o_code"),
        ({"o_code": "６２０５２３"}, "key_code", "o_code"),
        ({"o_code": None}, "key_place", "o_id"),
        ({"o_type": "Village"}, "key_place", "o_id"),
        ({"o_id": "place:620524"}, "key_id", "o_id"),
        ({"o_id": "place:620523/某乡"}, "key_id", "o_id"),
        ({"s_id": "place:620523"}, "key_id", "s_id"),
        ({"s_id": "enterprise:甲"}, "key_id", "s_id"),
        ({"s_id": "central_unit:"}, "key_id", "s_id"),
        ({"s_members": ["620523"]}, "key_members", "s_members"),
        ({"s_type": "Group", "s_members": "620523"}, "key_members", "s_members"),
        ({"s_type": "Group", "s_members": [1]}, "key_text", "s_members"),
        ({"s_type": "Group", "doc_id": ""}, "key_missing", "s_members"),
        ({"via": "甲", "via_type": "Planet"}, "key_choice", "via_type"),
        ({"p": "likes"}, "key_choice", "p"),
        ({"p": None}, "key_missing", "p"),
        ({"value": "20", "unit": "mu"}, "key_number", "value"),
        ({"value": True, "unit": "mu"}, "key_number", "value"),
        ({"value": -1, "unit": "mu"}, "key_number", "value"),
        ({"value": float("nan"), "unit": "mu"}, "key_number", "value"),
        ({"value": float("inf"), "unit": "mu"}, "key_number", "value"),
        ({"value": 10**400, "unit": "mu"}, "key_number", "value"),
        ({"value": 20}, "key_missing", "unit"),
        ({"value": 20, "unit": "ton"}, "key_choice", "unit"),
        ({"start": "2018年"}, "key_date", "start"),
        ({"start": "2018\n"}, "key_date", "start"),
        ({"end": "2018-13"}, "key_date", "end"),
        ({"as_of": 2018.0}, "key_text", "as_of"),
        ({"cumulative": 1}, "key_flag", "cumulative"),
        ({"approx": "true"}, "key_flag", "approx"),
        ({"bound": "near"}, "key_choice", "bound"),
        ({"status": "done"}, "key_choice", "status"),
        ({"scheme": "north_south"}, "key_choice", "scheme"),
        ({"evidence": ""}, "key_missing", "evidence"),
        ({"evidence_start": None}, "key_missing", "evidence_start"),
        ({"evidence_start": -4}, "key_offset", "evidence_start"),
        ({"evidence_start": 4.0}, "key_offset", "evidence_start"),
        ({"evidence_end": 10}, "key_span", "evidence_end"),
        ({"context": {"role": "object"}}, "key_context", "context"),
        ({"context": ["object"]}, "key_context", "context"),
        ({"context": [{"role": "object", "start": 3, "end": 3}]}, "key_context", "context"),
        ({"context": [{"role": "colour", "start": 3, "end": 4}]}, "key_choice", "role"),
        ({"rule": 7}, "key_text", "rule"),
        ({"confidence": 1.5}, "key_number", "confidence"),
        ({"doc": "", "doc_id": ""}, "key_missing", "doc"),
        ({"note": float("nan")}, "key_extra", "note"),
        ({"note": "\udc00"}, "key_extra", "note"),
    ],
)
def test_what_is_not_well_formed_is_refused_by_its_key(keys: dict[str, Any], message: str, key: str) -> None:
    refused = refusal(ROW | keys)
    assert (refused.message, refused.parameters["key"]) == (f"ledger.{message}", key)
    for lang in ("zh", "en"):
        assert key in render(refused.message, lang, **refused.parameters)


def test_a_line_that_is_no_object_is_refused() -> None:
    assert refusal(["s", "p", "o"]).message == "ledger.fact_object"  # type: ignore[arg-type]


def test_a_message_repeats_nothing_long_or_unprintable() -> None:
    found = refusal(ROW | {"p": "\x1b[31m" + "x" * 1000}).parameters["found"]
    assert found.isprintable()
    assert len(found) <= 60


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*ROW, "value", "unit", "via", "s_id", "context", "other"]), JSON))
def test_whatever_a_stranger_says_is_taken_or_refused(keys: dict[str, Any]) -> None:
    try:
        fact = fact_from_json(ROW | keys)
    except InputRefused as refused:
        said = render(refused.message, "zh", **refused.parameters)
    else:
        said = json.dumps(fact_to_json(fact), ensure_ascii=False, allow_nan=False)
        assert fact_from_json(json.loads(said)) == fact
    assert said.encode("utf-8")


NAMES = st.text("甲乙丙丁戊区县市", min_size=1, max_size=4)
DATES = st.sampled_from(["", "1996", "2018-05", "2018-05-14"])
PLACES = st.builds(
    lambda code, name: Entity(f"place:{code}", "County", name, f"{code}"), st.integers(110101, 659999), NAMES
)
GROUPS = st.builds(group, NAMES, st.lists(NAMES, min_size=1, max_size=3).map(tuple), st.just("5e0f"))
ORGANISATIONS = st.builds(organisation, st.sampled_from(ORGANISATION_TYPES), NAMES)
ENTITIES = PLACES | GROUPS | ORGANISATIONS


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    quote, start = (
        draw(st.text(min_size=1, max_size=6).filter(lambda text: text.isprintable())),
        draw(st.integers(0, 99)),
    )
    value = draw(st.none() | st.integers(0, 10**15) | st.floats(0, 1e15))
    return Fact(
        doc=draw(NAMES),
        doc_id="5e0f",
        subject=draw(ENTITIES),
        predicate=draw(st.sampled_from(list(PREDICATES))),
        object=draw(ENTITIES),
        evidence=Evidence(quote, start, start + len(quote)),
        value=value,
        unit="" if value is None else draw(st.sampled_from(UNITS)),
        what=draw(st.text("教师车间", max_size=2)),
        start=draw(DATES),
        end=draw(DATES),
        as_of=draw(DATES),
        cumulative=draw(st.booleans()),
        approx=draw(st.booleans()),
        bound=draw(st.sampled_from(["", *BOUNDS])),
        status=draw(st.sampled_from(STATUSES)),
        scheme=draw(st.sampled_from(["", *SCHEMES])),
        via=draw(st.none() | ORGANISATIONS | PLACES),
        context=draw(st.sampled_from([(), (Context("object", 1, 3), Context("period", 5, 9))])),
        rule=draw(st.sampled_from(["", "assists/pair-verb"])),
        confidence=draw(st.floats(0, 1)),
        extra=draw(st.sampled_from([{}, {"note": ["甲", 1]}])),
    )


@given(facts())
def test_a_fact_comes_back_the_same(fact: Fact) -> None:
    line = json.dumps(fact_to_json(fact), ensure_ascii=False)
    back = fact_from_json(json.loads(line))
    assert back == fact
    assert back.id == fact.id
    assert json.dumps(fact_to_json(back), ensure_ascii=False) == line


@pytest.mark.parametrize("entity_type", [kind for kind in ENTITY_TYPES if kind not in ("Township", "Village")])
def test_every_type_has_an_id_of_its_own_making(entity_type: str) -> None:
    code = {"s_code": "110000"} if entity_type in ("Province", "City", "County") else {}
    subject = fact_from_json(ROW | {"s": "某 甲", "s_type": entity_type} | code).subject
    again = fact_from_json(ROW | {"s": "某 甲", "s_type": entity_type, "s_id": subject.id}).subject
    assert again.id == subject.id
    assert entity_type in ("Province", "City", "County", "Group") or subject.id.endswith(fold("某甲"))


def test_words_must_stand_where_the_fact_says() -> None:
    fact = fact_from_json(ROW)
    check_words(fact, "5e0f", "一二三四帮扶甘谷县")
    for doc_id, text, message in (
        ("5e0f", "帮扶甘谷县", "ledger.fact_words"),
        ("5e10", "一二三四帮扶甘谷县", "ledger.fact_document"),
        ("", "", "ledger.fact_document"),
    ):
        with pytest.raises(InputRefused) as refused:
            check_words(fact, doc_id, text)
        assert refused.value.message == message


def test_offsets_that_count_from_the_end_are_refused() -> None:
    fact = replace(fact_from_json(ROW), evidence=Evidence("四帮", -2, -1))
    with pytest.raises(InputRefused):
        check_words(fact, "5e0f", "一二三四帮")


def test_context_must_lie_within_the_text() -> None:
    fact = replace(fact_from_json(ROW), context=(Context("object", 8, 20),))
    with pytest.raises(InputRefused):
        check_words(fact, "5e0f", "一二三四帮扶甘谷县")
