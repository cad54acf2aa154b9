"""No guard of the rules passes over a problem: each is compared with the rules that it saves."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import numbers

from engage_text import find_urls, measure, parse_number
from engage_text.rules import _number_rules, _text_rules, _url_rules

# Ends and neighbours of URLs, and what is odd within one.
pieces = st.sampled_from(
    """https://a.in/x http://u@a.in/x www.example.com a.co.in a.in/{{id}} a.in/%s a.in/%41 xn--p1ai.com аpple.com
    http://10.0.0.1/ http://[::1]/ http://0x7f.1/x http://a.unknownzz/ http://localhost/a a.in:99999/x bank%2ein.in/x
    न नि \u200b \u200d \u2060 . , ) ' - _ @ x 1 🙂 { % \n""".split()
) | st.sampled_from([" ", " ", "\n", "\u00ad", "\ud83d"])
bodies = st.lists(pieces, max_size=8).map("".join)
# GSM-7 and its extension, controls and what looks like them, other scripts, halves of pairs, over the limit.
characters = st.sampled_from("a €[\n\r\f\t\x00\x1b\x7f\x85\u2028\u200bनि😀\ud83d")
runs = st.lists(st.tuples(characters, st.sampled_from([1, 2, 500, 1001])), max_size=4)
texts = runs.map(lambda found: "".join(char * count for char, count in found))


class TestNothingIsPassedOver:
    @given(bodies)
    def test_urls(self, body: str) -> None:
        for url in find_urls(body, bare="any"):
            assert list(_url_rules.url_problems(body, url)) == list(_url_rules._url_problems(body, url))

    @given(texts | st.text(max_size=5))
    def test_bodies(self, body: str) -> None:
        for outgoing in (body, body + "x", body * 3):
            found = _text_rules.body_problems(body, outgoing, measure(body))
            assert list(found) == list(_text_rules._body_problems(body, outgoing))

    @given(numbers)
    def test_numbers(self, text: str) -> None:
        number = parse_number(text)
        assert list(_number_rules.number_problems(number, text)) == list(
            _number_rules._number_problems(number, text)
        )
