"""The registered domain of an address."""

import pytest

from aidgraph.claims.domains import registered_domain


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.example.com/a?b=c", "example.com"),
        ("http://www.gangu.gov.cn/info/1.htm", "gangu.gov.cn"),
        ("http://tjdl.net:8080/x", "tjdl.net"),
        ("https://gansu.gscn.com.cn/", "gscn.com.cn"),
        ("https://a.b.news.cn/", "news.cn"),
        ("https://paper.school.edu.cn", "school.edu.cn"),
        ("https://lab.ac.cn/x", "lab.ac.cn"),
        ("https://www.city.gs.cn/x", "city.gs.cn"),
        ("http://WWW.Example.COM", "example.com"),
        ("www.example.com/a", "example.com"),
        ("https://www.example.com.hk", "example.com.hk"),
        ("https://t.co/x", "t.co"),
        ("https://user:secret@www.example.com/", "example.com"),
        ("http://10.1.2.3/a", "10.1.2.3"),
        ("http://[2001:db8::1]/a", "2001:db8::1"),
        ("http://intranet/a", ""),
        ("http://a..b/", ""),
        ("http://[broken/", ""),
        ("file:///home/a.txt", ""),
        ("", ""),
    ],
)
def test_registered_domain(url: str, domain: str) -> None:
    assert registered_domain(url) == domain
