"""The Caddyfile of the kit, run: what it promises of slow connections, large bodies, lost instances and logs."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deploy.proxy import SENT, Behind, behind_caddy, half_sent_forms, is_old
from tests.deploy.server import wait
from tests.programs import program

PDFS = 8


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """Two instances behind Caddy."""
    with behind_caddy(tmp_path_factory.mktemp("caddy")) as proxy:
        yield proxy


def test_pages_and_pdfs_come_through(proxy: Behind) -> None:
    """And a form is taken as ours, because the proxy hands on the name that the browser used."""
    assert proxy.ask("/")[0] == 200
    status, body = proxy.ask("/summary.pdf", SENT)
    assert (status, body[:5]) == (200, b"%PDF-")


def test_a_body_that_is_too_large_is_refused(proxy: Behind) -> None:
    """By an instance, in words; what is larger than any file never gets to one."""
    status, page = proxy.ask("/summary", "words=" + "x" * 70_000)
    assert status == 413
    assert b"too large for this form" in page


def test_a_form_is_read_whole_before_an_instance_hears_of_it(proxy: Behind) -> None:
    """Sixty slow connections, more than two instances have threads: none of them has got to one."""
    with half_sent_forms(proxy, 60), ThreadPoolExecutor(1) as people:
        assert people.submit(proxy.ask, "/").result(10)[0] == 200


def test_a_process_that_is_killed_is_noticed_by_nobody(proxy: Behind) -> None:
    """The form is sent once more, to the other instance."""
    if is_old(program("caddy")):
        pytest.skip("Caddy 2.6.2 sends a form again without its body: docs/operations.md")
    with ThreadPoolExecutor(3) as people:
        made = [people.submit(proxy.ask, "/summary.pdf", SENT) for _ in range(PDFS)]
        wait(lambda: sum(pdf.done() for pdf in made) >= 2)
        os.kill(proxy.instances[0].workers[0], signal.SIGKILL)
        assert [pdf.result()[0] for pdf in made] == [200] * PDFS


def test_nothing_of_anybody_is_in_a_log(proxy: Behind) -> None:
    """Neither a word nor an address, of everything that this file did."""
    assert "ants" not in proxy.log
    assert "remote" not in proxy.log
    assert '"127.0.0.1"' not in proxy.log
