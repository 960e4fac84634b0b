"""What holds of any number and any text: spellings come back, spans are in order and inside, and nothing raises."""

from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.values import Money, find_money, parse, scan

WHOLE = st.integers(min_value=1, max_value=10**12)
ALPHABET = (
    "0123456789.,-—至到一二两三十百千万亿零半数几多余近约超过以上来左右第个人名户亩元%"
    "倍年月日底前今去上同期间累计截目“”五，。\n 某县"
)


def _decimal(value: int, scale: str, size: int) -> str:
    """``value`` in 万 or 亿 with as many places as it takes."""
    whole, rest = divmod(value, size)
    places = f"{rest:0{len(str(size)) - 1}}".rstrip("0")
    return f"{whole}.{places}{scale}" if places else f"{whole}{scale}"


def _mixed(value: int) -> str:
    """1亿2000万3500 as newspapers write it, as far as it has all three."""
    hundred_millions, rest = divmod(value, 10**8)
    ten_thousands, ones = divmod(rest, 10**4)
    parts = [(hundred_millions, "亿"), (ten_thousands, "万"), (ones, "")]
    return "".join(f"{part}{scale}" for part, scale in parts if part)


@given(WHOLE)
def test_every_spelling_of_a_number_is_read_as_it(value: int) -> None:
    spellings = [str(value), f"{value:,}", _decimal(value, "万", 10**4), _decimal(value, "亿", 10**8), an2cn(value)]
    assert [parse(spelling) for spelling in spellings] == [value] * len(spellings)


@given(st.integers(1, 999), st.integers(1000, 9999))
def test_mixed_scales_are_added(large: int, small: int) -> None:
    assert parse(_mixed(large * 10**8 + small * 10**4)) == large * 10**8 + small * 10**4
    assert parse(_mixed(large * 10**4 + small)) == large * 10**4 + small


@given(WHOLE, st.sampled_from(["万元", "亿元", "元"]))
def test_a_sum_is_exact(value: int, unit: str) -> None:
    size = {"万元": 10**4, "亿元": 10**8, "元": 1}[unit]
    (money,) = find_money(f"投入资金{value}{unit}，建成学校。")
    assert money == Money(4, 4 + len(f"{value}{unit}"), value * size)


@given(st.text(alphabet=ALPHABET, max_size=60), st.one_of(st.none(), st.integers(1996, 2030)))
def test_values_are_in_order_and_inside_the_text(text: str, year: int | None) -> None:
    values = scan(text, year)
    ends = [0, *(value.end for value in values)]
    assert all(end <= value.start < value.end for end, value in zip(ends, values, strict=False))
    assert ends[-1] <= len(text)
    assert scan(text, year) == values


@given(st.text(max_size=80))
def test_any_text_can_be_scanned(text: str) -> None:
    assert isinstance(scan(text, 2020), tuple)


@given(st.text(alphabet=ALPHABET, max_size=12))
def test_anything_can_be_parsed(text: str) -> None:
    value = parse(text)
    assert value is None or value >= 0
