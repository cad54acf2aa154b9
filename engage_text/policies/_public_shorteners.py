"""Hosts with which anybody can make a short link. Operators filter messages with such links.

Source: general knowledge of services that are or were open to everybody, each compared on 2026-11-28 with the lists in
the PyPI packages link-shorteners 1.14.1 and antispam-link-shorteners 0.2.1 (only page.link is in neither). *Our
decision* which of them are listed. A service that closed stays in the list, because a new owner can use its host.
"""

from __future__ import annotations

__all__ = ["PUBLIC_SHORTENERS"]

# Without hosts where only one company makes links, such as t.co, lnkd.in, amzn.to, youtu.be and wa.me.
PUBLIC_SHORTENERS = tuple(
    """
    0rz.tw 1url.com 2.gp adf.ly adfoc.us ay.gy b.link bc.vc bit.do bit.ly bitly.com bitly.ws bl.ink budurl.com
    buff.ly chilp.it clck.ru cli.gs cli.re cur.lv cutt.ly cutt.us dlvr.it dub.sh gg.gg goo.gl ibit.ly ift.tt is.gd
    j.mp kutt.it lnkiy.com lstu.fr n9.cl ouo.io ow.ly page.link ppt.cc rb.gy rebrand.ly reurl.cc rlu.ru rotf.lol
    s.id short.gy shorte.st shorturl.asia shorturl.at shorturl.com shorturl.gg shrtco.de smarturl.it snip.ly soo.gd
    su.pr surl.li t.ly t2m.io tiny.cc tiny.one tiny.pl tinyurl.com tny.im tr.ee tr.im trib.al u.nu u.to ulvis.net
    urlz.fr v.gd v.ht vk.cc vo.la x.co x.gd zpr.io zws.im
    """.split()
)
