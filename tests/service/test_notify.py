"""Notify: how rows become jobs, what is found on the way, and that a job is written as it is read."""

import asyncio
import json
import tracemalloc

import builders
import pytest

from engage_text import (
    OptionError,
    Prepared,
    Rejected,
    RuleSet,
    ServiceError,
    Severity,
    check,
    prepare,
    prepare_many,
)
from engage_text.service import (
    Credentials,
    HttpRequest,
    NotifyJob,
    for_recipients,
    notify_requests,
)
from engage_text.wire import _notify_documents

CREDENTIALS = Credentials(bearer="a-token", basic="YXBwOmtleQ==")
REQUEST = builders.request(
    type="promotional", msg="Sale ends today!", dlr=builders.dlr(url="https://example.in/"), tiny="0"
)
DONE = prepare(REQUEST)
MEMORY = 512 * 1024  # bytes; the job below has 2.7 million


def jobs_of(rows, **options):  # noqa: ANN003 - handed on
    return notify_requests(rows, CREDENTIALS, **{"transaction_id": "sale-1", "campaign": "Sale", **options})


def rows_of(*changes):  # noqa: ANN002 - one dict a row
    return list(prepare_many({**REQUEST, "to": f"91987654{i:04d}", **c} for i, c in enumerate(changes)))


def body_of(job):
    return json.loads(job.read())


def found(jobs):
    return [(row.index, [p.code for p in row.report.errors or row.report]) for row in jobs.findings]


class TestBody:
    def test_is_the_observed_shape(self):
        rows = rows_of({"msg": "नमस्ते"}, {"msg": 'a "b"\n'})
        [job] = jobs_of(rows)
        assert (job.method, job.url) == ("POST", "https://engage-api.digo.link/notify")
        assert isinstance(job, NotifyJob)
        assert list(body_of(job).items()) == [
            ("transactionID", "sale-1"),
            ("campaignName", "Sale"),
            ("oa", "ACMEIN"),
            ("channel", "sms"),
            ("tiny", "0"),
            (
                "dataSet",
                [
                    {"msisdn": "919876540000", "message": "नमस्ते"},
                    {"msisdn": "919876540001", "message": 'a "b"\n'},
                ],
            ),
        ]

    def test_has_the_dlt_ids_where_given(self):
        [job] = jobs_of(rows_of({"tlv": {"PE_ID": "1", "TEMPLATE_ID": "2", "TELEMARKETER_ID": "3"}}))
        assert body_of(job)["tlv"] == {"PE_ID": "1", "TEMPLATE_ID": "2", "TELEMARKETER_ID": "3"}

    @pytest.mark.parametrize("count", [1, 199, 200, 201, 400, 401])
    def test_is_json_wherever_a_chunk_ends(self, count):
        [job] = jobs_of(rows_of(*[{}] * count))
        assert len(body_of(job)["dataSet"]) == job.body.count == count

    def test_can_be_read_once(self):
        [job] = jobs_of([DONE])
        lasting = job.buffered()
        assert isinstance(lasting, HttpRequest)
        assert lasting.read() == lasting.read() == lasting.body
        with pytest.raises(ServiceError, match="once"):
            job.read()

    def test_can_be_read_asynchronously(self):
        async def read(job):  # noqa: ANN202 - a step of the test
            return [chunk async for chunk in job.body]

        [job], [same] = jobs_of([DONE]), jobs_of([DONE])
        assert b"".join(asyncio.run(read(job))) == same.read()

    def test_same_rows_same_bytes(self):
        first, second = ([job.read() for job in jobs_of(rows_of({}, {}))] for _ in range(2))
        assert first == second


class TestJobs:
    def test_no_rows_no_job(self):
        assert list(jobs_of([])) == []

    def test_a_job_ends_where_its_head_would_differ(self):
        tlv = {"tlv": {"PE_ID": "1"}}
        rows = rows_of({}, {}, {"from": "OTHERS"}, {"tiny": "1"}, tlv, tlv, {})
        bodies = [body_of(job) for job in jobs_of(rows)]
        assert [len(body["dataSet"]) for body in bodies] == [2, 1, 1, 2, 1]
        assert [body["transactionID"] for body in bodies] == ["sale-1", *(f"sale-1-{n}" for n in range(2, 6))]

    def test_a_job_ends_at_the_limit(self, monkeypatch):
        monkeypatch.setattr("engage_text.service._notify.JOB_LIMIT", 300)
        jobs = jobs_of(rows_of(*[{}] * 700))
        assert [len(body_of(job)["dataSet"]) for job in jobs] == [300, 300, 100]

    def test_a_full_job_has_no_empty_one_after_it(self, monkeypatch):
        monkeypatch.setattr("engage_text.service._notify.JOB_LIMIT", 300)
        jobs = jobs_of(rows_of(*[{}] * 300, {"to": "91"}))
        assert [len(body_of(job)["dataSet"]) for job in jobs] == [300]
        assert [row.index for row in jobs.findings] == [300]

    def test_a_list_of_jobs_contains_every_row(self, monkeypatch):
        """What is not sent before the next job is asked for goes into memory, and nothing is lost."""
        monkeypatch.setattr("engage_text.service._notify.JOB_LIMIT", 300)
        rows = rows_of(*[{}] * 700)
        one_by_one = [job.read() for job in jobs_of(rows)]
        assert [job.read() for job in list(jobs_of(rows))] == one_by_one
        halfway = []
        for job in jobs_of(rows):
            chunks = iter(job.body)
            halfway.append([next(chunks), chunks])
        assert [head + b"".join(rest) for head, rest in halfway] == one_by_one

    def test_a_job_that_was_dropped_halfway_does_not_stop_the_next(self, monkeypatch):
        monkeypatch.setattr("engage_text.service._notify.JOB_LIMIT", 300)
        jobs = jobs_of(rows_of(*[{}] * 400))
        next(iter(next(jobs).body))
        assert len(body_of(next(jobs))["dataSet"]) == 100


class TestFindings:
    def test_rejected_rows_are_left_out_and_told(self):
        rows = prepare_many([{}, REQUEST, {**REQUEST, "to": "98765"}])
        jobs = jobs_of(rows)
        assert [len(body_of(job)["dataSet"]) for job in jobs] == [1]
        assert [(index, codes[0]) for index, codes in found(jobs)] == [
            (0, "field-missing"),
            (2, "number-too-short"),
        ]

    def test_all_rows_rejected(self):
        jobs = jobs_of(prepare_many([{}, {}]))
        assert list(jobs) == []
        assert [row.index for row in jobs.findings] == [0, 1]

    @pytest.mark.parametrize(
        ("repeated", "sent", "told"), [("report", 4, 2), ("drop", 2, 2), ("ignore", 4, 0)]
    )
    def test_a_recipient_that_comes_again(self, repeated, sent, told):
        rows = for_recipients(DONE, ["919876543210", "+91 98765 43210", "919876543211", "91-9876543210"])
        jobs = jobs_of(rows, repeated=repeated)
        assert sum(len(body_of(job)["dataSet"]) for job in jobs) == sent
        assert found(jobs) == [(1, ["recipient-repeated"]), (3, ["recipient-repeated"])][:told]
        assert all(row.report.ok for row in jobs.findings)

    def test_across_jobs(self, monkeypatch):
        monkeypatch.setattr("engage_text.service._notify.JOB_LIMIT", 2)
        jobs = jobs_of(for_recipients(DONE, ["919876543210", "919876543211"] * 2))
        assert [len(body_of(job)["dataSet"]) for job in jobs] == [2, 2]
        assert [row.index for row in jobs.findings] == [2, 3]

    def test_what_is_not_a_row(self):
        with pytest.raises(OptionError, match="row 1"):
            [job.read() for job in jobs_of([DONE, {"to": "919876543210"}])]


class TestCalls:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"transaction_id": ""},
            {"transaction_id": " "},
            {"transaction_id": "t" * 191},
            {"transaction_id": None},
            {"transaction_id": "a\ud800"},
            {"campaign": ""},
            {"campaign": 5},
            {"campaign": "a\udfff"},
            {"repeated": "maybe"},
            {"base": "http://a.in"},
        ],
    )
    def test_what_cannot_work_is_reported_by_the_call(self, wrong):
        with pytest.raises(OptionError):
            jobs_of([], **wrong)
        with pytest.raises(OptionError):
            notify_requests([], "a-token", transaction_id="t", campaign="c")


class TestForRecipients:
    def test_each_gets_the_message(self):
        rows = list(for_recipients(DONE, ["919876543211", "+44 7400 123456"]))
        assert [row.payload for row in rows] == [
            {**DONE.payload, "to": "919876543211"},
            {**DONE.payload, "to": "447400123456"},
        ]
        assert DONE.payload["to"] == "919876543210"

    @pytest.mark.parametrize("wrong", ["", "9876543210", "919876543210.0", "abc", "91987"])
    def test_says_what_check_says(self, wrong):
        [row] = for_recipients(DONE, [wrong])
        assert isinstance(row, Rejected)
        assert (row.index, row.request) == (0, wrong)
        assert row.report == check({**REQUEST, "to": wrong})
        assert str(row.report) == str(check({**REQUEST, "to": wrong}))

    @pytest.mark.parametrize("wrong", [None, 919876543210, b"919876543210", 9.2e11])
    def test_only_texts_are_recipients(self, wrong):
        [row] = for_recipients(DONE, [wrong])
        assert [p.code for p in row.report] == ["field-missing" if wrong is None else "field-type"]

    def test_a_warning_is_told_and_an_error_where_wanted(self):
        [row], [strict] = (
            for_recipients(DONE, ["919876543210"[:2] + "1" * 10], strict=s) for s in (False, True)
        )
        assert isinstance(row, Prepared)
        assert isinstance(strict, Rejected)
        assert [p.code for p in row.report] == [p.code for p in strict.report] == ["number-unplanned"]

    def test_reports_what_the_rules_of_the_caller_select(self):
        odd = "91" + "1" * 10
        [row] = for_recipients(DONE, [odd], rules=RuleSet(ignore=["number-unplanned"]), strict=True)
        assert isinstance(row, Prepared)
        assert not row.report
        [row] = for_recipients(DONE, [odd], rules=RuleSet(severities={"number": "error"}))
        assert isinstance(row, Rejected)

    def test_names_the_home_region_of_the_caller(self):
        [row] = for_recipients(DONE, ["07400 123456"], home_region="GB")
        assert row.report == check({**REQUEST, "to": "07400 123456"}, home_region="GB")

    @pytest.mark.parametrize("wrong", [{"rules": "url"}, {"home_region": "XX"}, {"strict": 1}])
    def test_refuses_options_before_the_first_row(self, wrong):
        with pytest.raises(OptionError):
            for_recipients(DONE, [], **wrong)

    def test_by_default_a_warning_is_not_an_error(self):
        [row] = for_recipients(DONE, ["911111111111"])
        assert isinstance(row, Prepared)
        assert [p.severity for p in row.report] == [Severity.WARNING]

    def test_what_was_odd_with_the_message_stays_told(self):
        done = prepare({**REQUEST, "msg": "see http://8.8.8.8/x"})
        [row] = for_recipients(done, ["919876543211"])
        assert [p.code for p in row.report] == ["url-address"]
        assert str(row.report) == str(done.report)

    def test_only_what_is_prepared(self):
        with pytest.raises(OptionError):
            for_recipients(REQUEST, [])


class TestStreaming:
    def test_the_first_bytes_need_one_row_only(self):
        taken = []

        def rows():  # noqa: ANN202 - a step of the test
            for i in range(10_000):
                taken.append(i)
                yield DONE

        chunks = iter(next(jobs_of(rows(), repeated="ignore")).body)
        next(chunks)
        assert len(taken) == 1
        next(chunks)
        assert len(taken) < 500

    def test_memory_is_flat(self):
        rows = (DONE for _ in range(50_000))
        [chunk for job in jobs_of([DONE]) for chunk in job.body]
        tracemalloc.start()
        try:
            size = sum(len(chunk) for job in jobs_of(rows, repeated="ignore") for chunk in job.body)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert size > 4 * MEMORY > 4 * peak


def test_the_head_ends_where_the_rows_begin():
    assert _notify_documents.notify_head(DONE.payload, "t", "c").endswith(b'"dataSet":[')


class TestBrokenOff:
    """Rows that fail half-way: nothing that was not read whole may pass for a job."""

    def test_a_job_whose_rows_failed_is_not_a_job(self):
        def rows():  # noqa: ANN202 - a step of the test
            yield from [DONE] * 430
            raise RuntimeError("the caller's own")

        jobs = jobs_of(rows(), repeated="ignore")
        job = next(jobs)
        with pytest.raises(RuntimeError, match="the caller's own"):
            next(jobs)
        for again in (job.read, lambda: next(jobs)):
            with pytest.raises(ServiceError, match="raised an error in this job"):
                again()

    def test_nor_is_one_with_a_row_that_cannot_be_sent(self):
        jobs = jobs_of([*[DONE] * 250, "junk", *[DONE] * 49], repeated="ignore")
        job = next(jobs)
        with pytest.raises(OptionError, match="row 250 must be Prepared or Rejected, got str"):
            job.read()
        with pytest.raises(ServiceError, match="raised an error in this job"):
            next(jobs)

    @pytest.mark.parametrize("bad", [5, None])
    def test_rows_that_are_none(self, bad):
        with pytest.raises(OptionError, match="rows must be"):
            jobs_of(bad)

    @pytest.mark.parametrize("bad", [5, None, "919876543210", b"919876543210"])
    def test_recipients_that_are_none(self, bad):
        with pytest.raises(OptionError, match="recipients must be"):
            for_recipients(DONE, bad)


def test_an_empty_tlv_is_none():
    done = [prepare({**REQUEST, **more}) for more in ({}, {"tlv": {}}, {"tlv": None})]
    assert len(list(jobs_of(done))) == 1
