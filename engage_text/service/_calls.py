"""The requests of Push SMS and of Notify's report."""

from __future__ import annotations

from engage_text._checks import kind_of, need_int
from engage_text._prepare import Prepared
from engage_text.problems import OptionError
from engage_text.service._http import Credentials, HttpRequest, address, headers_for
from engage_text.wire import NOTIFY_PATH, PAGE_NUMBER, PAGE_SIZE, PUSH_PATH, SERVICE_URL

__all__ = ["push_request", "report_pages", "report_request"]

# No limit is documented. No counter of the service is likely to be larger (*our decision*), and the limit is far below
# Python's own for the digits of an int.
_PAGE_MOST = 2**31 - 1


def push_request(prepared: Prepared, credentials: Credentials, *, base: str = SERVICE_URL) -> HttpRequest:
    """Return the Push SMS request that sends the prepared message.

    Register `prepared.links` before you send it. `base` is the address of the service, or of a substitute in a test.

    Raises `OptionError` if `prepared` is not a `Prepared`, for example if it is a `Rejected`.

    *Documented*: page section 2.1.

    >>> from engage_text import prepare
    >>> done = prepare({"type": "transactional", "from": "ACMEIN", "to": "919876543210", "tiny": "0",
    ...     "msg": "Your parcel is out for delivery.", "transactionID": "t-1", "dlr": {"mask": 1}})
    >>> request = push_request(done, Credentials(bearer="a-token", basic="YXBwOmtleQ=="))
    >>> request.method, request.url, request.body == done.payload_json()
    ('POST', 'https://engage-api.digo.link/v1/messaging/sms', True)
    """
    if not isinstance(prepared, Prepared):
        raise OptionError(f"prepared must be a Prepared, got {kind_of(prepared)}")
    url = address(base, PUSH_PATH)
    return HttpRequest("POST", url, headers_for(credentials), prepared.payload_json())


def report_request(
    credentials: Credentials, *, page_number: int = 0, page_size: int = 100, base: str = SERVICE_URL
) -> HttpRequest:
    """Return the request for one page of Notify's report.

    Raises `OptionError` if a number is out of range.

    *Documented*: the address, the query and its defaults. *Our decision*: the method is GET, and both numbers are
    always sent. The shape of the answer is not public.

    >>> report_request(Credentials(bearer="a-token", basic="YXBwOmtleQ=="), page_number=2).url
    'https://engage-api.digo.link/notify?page_number=2&page_size=100'
    """
    need_int(page_number, "page_number", least=0, most=_PAGE_MOST)
    need_int(page_size, "page_size", least=1, most=_PAGE_MOST)
    query = f"?{PAGE_NUMBER}={page_number}&{PAGE_SIZE}={page_size}"
    return HttpRequest("GET", address(base, NOTIFY_PATH) + query, headers_for(credentials), b"")


def report_pages(total: int, page_size: int = 100) -> range:
    """Return the numbers of the pages that `total` rows need.

    >>> [page for page in report_pages(250)]
    [0, 1, 2]
    """
    need_int(total, "total", least=0, most=_PAGE_MOST)
    need_int(page_size, "page_size", least=1, most=_PAGE_MOST)
    return range(-(-total // page_size))
