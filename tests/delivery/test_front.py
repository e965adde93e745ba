"""The front on a real server: a tiny site in a process of its own, asked over the network."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pysqlite3
import pytest

SITE = Path(__file__).with_name("sample_site.py")
READER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
HASHED = "base.0123456789ab.css"


def until(met: Callable[[], Any], seconds: float = 10.0) -> Any:
    """Wait for a condition, not for a time; `seconds` only ends a test that would never pass."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if value := met():
            return value
        time.sleep(0.01)
    raise AssertionError("the condition was never met")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site:
    def __init__(self, folder: Path, place: str = "there") -> None:
        self.folder, self.port = folder, free_port()
        (folder / "static").mkdir()
        (folder / "static" / HASHED).write_text("body { color: black }\n" * 200)
        (folder / "static" / "plain.txt").write_text("plain")
        (folder / "media" / "original_images").mkdir(parents=True)
        (folder / "media" / "a.jpg").write_bytes(bytes(range(256)) * 40)
        (folder / "media" / "bad.html").write_text("<script>")
        (folder / "media" / "original_images" / "a.jpg").write_bytes(b"secret")
        (folder / "outside.txt").write_text("outside")
        (folder / "media" / "link.txt").symlink_to(folder / "outside.txt")
        command = [sys.executable, str(SITE), str(self.port), str(folder), place]
        self.process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": "src"})
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=20, headers=READER)
        until(self.ready)

    def ready(self) -> bool:
        assert self.process.poll() is None, "the server ended"
        try:
            return bool(self.http.get("/healthz").status_code == 200)
        except httpx.TransportError:
            return False

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.http.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def calls(self, path: str) -> int:
        return (self.folder / "calls").read_text().splitlines().count(path)

    def line(self, touches: str) -> None:
        connection = pysqlite3.connect(self.folder / "ledger.sqlite3", isolation_level=None, timeout=5)
        connection.execute("INSERT INTO line (touches) VALUES (?)", (touches,))
        connection.close()

    @contextmanager
    def held(self) -> Iterator[Callable[[], None]]:
        """Within it, what is slow on this site does not end before the function is called that it gives."""
        gate = self.folder / "shut"
        gate.touch()
        try:
            yield partial(gate.unlink, missing_ok=True)
        finally:
            gate.unlink(missing_ok=True)

    def heard(self) -> int:
        """How many open connections the server has read all from that was sent on them (Linux, proc(5))."""
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        ours = [row for row in rows if int(row[1].rpartition(":")[2], 16) == self.port and row[3] == "01"]
        return sum(int(row[4].rpartition(":")[2], 16) == 0 for row in ours)

    def views(self, uid: str) -> int:
        try:
            lines = (self.folder / "views").read_text().splitlines()
        except FileNotFoundError:
            return 0
        return sum(json.loads(line).get(uid, 0) for line in lines)

    def raw(self, request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            return connection.recv(65536)


@pytest.fixture(scope="module", params=["there", "here"])
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"), request.param)
    yield made
    made.http.close()
    made.process.terminate()
    assert made.process.wait(10) == 0


class AtOnce:
    """So many readers that ask the same at the same time. Within it `answers` holds what has come so far, after it all."""

    def __init__(self, times: int, ask: Callable[[], httpx.Response]) -> None:
        self.answers: list[httpx.Response] = []
        self.threads = [threading.Thread(target=lambda: self.answers.append(ask())) for _ in range(times)]

    def __enter__(self) -> AtOnce:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for thread in self.threads:
            thread.join()


def test_a_page_is_asked_for_once_and_dropped_when_a_line_touches_it(site: Site) -> None:
    first = site.get("/article/")
    assert first.text == site.get("/article/?utm_source=x", cookie="session=9").text
    assert site.calls("/article/") == 1
    site.line("thread:other")
    assert site.get("/article/").text == first.text
    site.line("article:a1")
    second = site.get("/article/")
    assert second.text != first.text
    site.line("site")
    assert site.get("/article/").text != second.text


def test_all_names_of_this_machine_share_a_page_that_none_of_them_has_written(site: Site) -> None:
    other = site.get("/seen/", host="localhost:1")
    assert json.loads(other.text)["HTTP_HOST"] == f"127.0.0.1:{site.port}"
    assert site.get("/seen/").text == other.text
    calls = site.calls("/seen/")
    assert json.loads(site.get("/seen/", host="evil.example").text)["HTTP_HOST"] == "evil.example"
    assert site.calls("/seen/") == calls + 1


def test_known_parameters_make_pages_of_their_own(site: Site) -> None:
    texts = {site.get("/list/" + query).text for query in ("", "?page=2", "?page=2&x=1", "?x=1")}
    assert len(texts) == 2


def test_many_readers_of_a_missing_page_are_one_question(site: Site) -> None:
    before = site.heard()
    with site.held() as let_go, AtOnce(12, lambda: httpx.get(f"http://127.0.0.1:{site.port}/slow/", timeout=20)) as readers:
        until(lambda: site.heard() >= before + 12 and site.calls("/slow/"))
        assert site.ready()
        let_go()
    assert [answer.status_code for answer in readers.answers] == [200] * 12
    assert len({answer.text for answer in readers.answers}) == 1
    assert site.calls("/slow/") == 1


def test_a_page_made_while_a_line_touches_it_is_not_kept(site: Site) -> None:
    site.line("site")
    before = site.calls("/slow/")
    address = f"http://127.0.0.1:{site.port}/slow/"
    with site.held() as let_go, AtOnce(1, lambda: httpx.get(address, timeout=20)) as early:
        until(lambda: site.calls("/slow/") == before + 1)
        site.line("thread:slow")
        heard = site.heard()
        with AtOnce(1, lambda: httpx.get(address, timeout=20)) as late:
            until(lambda: site.heard() > heard)
            assert site.ready()
            let_go()
    assert late.answers[0].text != early.answers[0].text
    assert site.calls("/slow/") == before + 2


def test_django_sees_nothing_of_the_reader_when_a_page_is_made(site: Site) -> None:
    own = {"cookie": "a=b", "authorization": "x", "accept-language": "fr", "referer": "r"}
    seen = json.loads(site.http.get("/seen/?secret=1", headers=own).text)
    told = {name for name in seen if name.startswith("HTTP_")}
    assert told == {"HTTP_HOST"}
    assert seen["QUERY_STRING"] == ""


def test_errors_and_cookies_are_never_kept(site: Site) -> None:
    assert site.get("/cookie/").text != site.get("/cookie/").text
    assert site.get("/cookie/").headers["set-cookie"] == "session=1"
    assert site.get("/fails/").status_code == 500
    assert site.get("/fails/").status_code == 500
    assert site.calls("/fails/") == 2


def test_a_missing_page_is_kept_as_missing(site: Site) -> None:
    assert {site.get("/gone/").status_code for _ in range(3)} == {404}
    assert site.calls("/gone/") == 1


def test_packed_plain_conditional_and_head_agree(site: Site) -> None:
    plain = site.get("/article/", accept_encoding="identity")
    packed = site.get("/article/", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert not any(name.startswith("x-detente") for name in plain.headers)
    for answer in (plain, packed):
        again = site.get("/article/", if_none_match=answer.headers["etag"])
        assert again.status_code == 304
        assert again.headers["etag"] == answer.headers["etag"]
    head = site.http.head("/article/", headers={"accept-encoding": "identity"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == plain.headers["content-length"]
    assert site.http.head("/comments/echo/").content == b""


def test_views_are_counted_for_readers_only(site: Site) -> None:
    site.get("/story/", user_agent="Googlebot/2.1")
    site.get("/story/", user_agent="curl/8")
    site.get("/story/", sec_purpose="prefetch;prerender")
    site.http.head("/story/")
    etag = site.get("/story/", user_agent="somebot/1").headers["etag"]
    site.get("/story/", if_none_match=etag)
    for _ in range(5):
        site.get("/story/")
    until(lambda: site.views("b2") >= 5)
    assert site.views("b2") == 5


def test_personal_requests_arrive_whole(site: Site) -> None:
    body = os.urandom(3_000_000)
    answer = site.http.post("/editor/echo/?x=%D0%B1&y", content=body, headers={"cookie": "a=1; b=2"})
    seen = answer.json()
    assert seen["digest"] == hashlib.sha256(body).hexdigest()
    assert seen["HTTP_COOKIE"] == "a=1; b=2"
    assert seen["QUERY_STRING"] == "x=%D0%B1&y"
    assert seen["CONTENT_LENGTH"] == str(len(body))
    assert answer.headers["x-upper-case"] == "kept"
    assert answer.headers["cache-control"] == "private, no-store"


def test_a_body_in_chunks_arrives_whole(site: Site) -> None:
    parts = [os.urandom(700) for _ in range(40)]
    seen = site.http.post("/comments/echo/", content=iter(parts)).json()
    assert seen["digest"] == hashlib.sha256(b"".join(parts)).hexdigest()
    assert seen["CONTENT_LENGTH"] == "28000"


def test_a_body_above_the_limit_is_refused_before_it_is_read(site: Site) -> None:
    before = site.calls("/comments/echo/")
    declared = b"POST /comments/echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\nonly this"
    assert site.raw(declared).startswith(b"HTTP/1.1 413")
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    endless = b"POST /comments/echo/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 2
    answer = site.raw(endless)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"body-too-large" in answer
    assert site.calls("/comments/echo/") == before


def test_addresses_of_proxies_are_believed_as_far_as_configured(site: Site) -> None:
    seen = site.http.get("/comments/echo/", headers={
        "x-forwarded-for": "6.6.6.6, 10.0.0.7", "x-forwarded-proto": "https", "x_forwarded_for": "5.5.5.5",
        "x-forwarded-host": "evil.example", "proxy": "http://evil", "x-real-ip": "4.4.4.4",
        "x-detente-tags": "y",
    }).json()
    assert seen["REMOTE_ADDR"] == "10.0.0.7"
    withheld = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_PROXY",
                "HTTP_X_REAL_IP", "HTTP_X_DETENTE_TAGS")
    assert not set(withheld) & seen.keys()


def test_a_stream_arrives_in_parts_and_whole(site: Site) -> None:
    assert site.get("/stream/").text == "".join(f"part {n}\n" * 1000 for n in range(50))
    with site.http.stream("GET", "/stream/") as cut:
        next(cut.iter_raw())
    assert site.ready()


def test_slow_pages_of_one_lane_do_not_hold_up_the_others(site: Site) -> None:
    asked = site.calls("/comments/slow/")
    address = f"http://127.0.0.1:{site.port}/comments/slow/"
    with site.held() as let_go, AtOnce(2, lambda: httpx.get(address, timeout=20)) as slow:
        until(lambda: site.calls("/comments/slow/") == asked + 2)
        assert site.http.post("/comments/echo/", content=b"x").status_code == 200
        assert site.get("/article/").status_code == 200
        assert not slow.answers
        let_go()
    assert [answer.status_code for answer in slow.answers] == [200, 200]


def test_a_full_queue_says_so_with_a_time_to_come_back(site: Site) -> None:
    address = f"http://127.0.0.1:{site.port}/comments/slow/"
    with site.held() as let_go, AtOnce(12, lambda: httpx.post(address, timeout=20)) as writers:
        until(lambda: len(writers.answers) >= 8)
        let_go()
    refused = [answer for answer in writers.answers if answer.status_code == 503]
    assert len(refused) >= 8, "one is answered, three wait"
    assert {answer.headers["retry-after"] for answer in refused} == {"5"}
    assert all("busy" in answer.text for answer in refused)
    assert any(answer.status_code == 200 for answer in writers.answers)


def test_who_left_the_queue_is_not_served(site: Site) -> None:
    asked = site.calls("/comments/slow/")
    address = f"http://127.0.0.1:{site.port}/comments/slow/"
    with site.held() as let_go, AtOnce(1, lambda: httpx.post(address, timeout=20)):
        until(lambda: site.calls("/comments/slow/") == asked + 1)
        before = site.heard()
        with socket.create_connection(("127.0.0.1", site.port)) as leaving:
            leaving.sendall(b"POST /comments/slow/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
            until(lambda: site.heard() > before)
            assert site.ready()
        until(lambda: site.heard() <= before)
        assert site.ready()
        let_go()
    site.http.post("/comments/echo/", content=b"x")
    assert site.calls("/comments/slow/") == asked + 1


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "BREW"])
def test_odd_methods_are_refused(site: Site, method: str) -> None:
    answer = site.raw(f"{method} / HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert answer.split()[1] in (b"405", b"400", b"404")


def test_static_files_are_packed_and_kept_for_ever(site: Site) -> None:
    answer = site.get(f"/static/{HASHED}", accept_encoding="gzip")
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.text == (site.folder / "static" / HASHED).read_text()
    assert gzip.decompress((site.folder / "static" / (HASHED + ".gz")).read_bytes()) == answer.content
    assert site.get(f"/static/{HASHED}", if_none_match=answer.headers["etag"]).status_code == 304
    head = site.http.head(f"/static/{HASHED}", headers={"accept-encoding": "identity"})
    assert int(head.headers["content-length"]) == (site.folder / "static" / HASHED).stat().st_size
    assert "immutable" not in site.get("/static/plain.txt").headers["cache-control"]
    assert site.get("/static/").status_code == 404


@pytest.mark.parametrize("path", [
    "/static/../outside.txt", "/media/../outside.txt", "/media/%2e%2e/outside.txt", "/media/..%2foutside.txt",
    "/media//etc/passwd", "/media/link.txt", "/media/original_images/a.jpg",
    "/media/x/../original_images/a.jpg",
    "/media/./original_images/a.jpg", "/media/a.jpg%00", "/media/", "/media/%ff", "/static//etc/passwd",
])
def test_no_address_leads_out_of_the_folders(site: Site, path: str) -> None:
    answer = site.raw(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 404"), answer
    assert b"outside" not in answer


def test_media_by_ranges(site: Site) -> None:
    whole = (site.folder / "media" / "a.jpg").read_bytes()
    assert site.get("/media/a.jpg").content == whole
    for asked, start, end in (("bytes=10-19", 10, 20), ("bytes=-6", len(whole) - 6, len(whole)),
                              ("bytes=10000-", 10000, len(whole))):
        part = site.get("/media/a.jpg", range=asked)
        assert (part.status_code, part.content) == (206, whole[start:end])
        assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{len(whole)}"
    assert site.get("/media/a.jpg", range="bytes=99999-").status_code == 416
    assert site.get("/media/a.jpg", range="bytes=1-2,5-6").content == whole
    assert site.get("/media/a.jpg", range="bytes=0-1", if_range='"old"').content == whole


def test_an_uploaded_page_is_offered_as_a_download(site: Site) -> None:
    answer = site.get("/media/bad.html")
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["content-security-policy"].endswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_read_whose_process_dies_is_asked_again_and_a_write_is_told(tmp_path: Path) -> None:
    made = Site(tmp_path)
    assert made.get("/dies/").status_code == 200
    (tmp_path / "died").unlink()
    answer = made.http.post("/comments/dies/")
    assert answer.status_code == 503
    assert "interrupted" in answer.text
    assert made.http.post("/comments/dies/").status_code == 200
    made.process.kill()
    made.http.close()


def test_nobody_holds_the_port_when_the_supervisor_was_killed(tmp_path: Path) -> None:
    made = Site(tmp_path)
    made.process.kill()
    made.process.wait()

    def free() -> bool:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", made.port))
            except OSError:
                return False
        return True

    until(free)
    made.http.close()


def test_stopping_finishes_what_runs_and_hands_over_the_last_views(tmp_path: Path) -> None:
    made = Site(tmp_path)
    made.get("/article/")
    address = f"http://127.0.0.1:{made.port}/comments/slow/"
    with made.held() as let_go, AtOnce(1, lambda: httpx.post(address, timeout=20)) as posting:
        until(lambda: made.calls("/comments/slow/") == 1)
        made.process.send_signal(signal.SIGTERM)
        let_go()
    assert posting.answers[0].status_code == 200
    assert made.process.wait(10) == 0
    assert made.views("a1") == 1
    made.http.close()
