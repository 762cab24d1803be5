"""Who finds no slot waits for a turn: in order, for so long, and only so many."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep

from screener.pdf.slot import Slots


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    """Whoever waits longest is next."""
    slots, served = Slots(at_once=1, waiting=5), list[int]()
    assert slots.take(1)

    def wait(number: int) -> None:
        assert slots.take(10)
        served.append(number)
        slots.give_back()

    with ThreadPoolExecutor(5) as threads:
        for number in range(5):
            threads.submit(wait, number)
            while len(slots.line) <= number:
                sleep(0.001)
        slots.give_back()
    assert served == [0, 1, 2, 3, 4]


def test_so_many_are_taken_at_once() -> None:
    """And another when one is given back."""
    slots = Slots(at_once=2, waiting=5)
    assert slots.take(1)
    assert slots.take(1)
    assert not slots.take(0.01)
    slots.give_back()
    assert slots.take(0.01)


def test_nobody_waits_longer_than_the_limit() -> None:
    """And whoever gave up holds up nobody behind."""
    slots = Slots(at_once=1, waiting=5)
    assert slots.take(1)
    begin = monotonic()
    assert not slots.take(0.05)
    assert 0.04 < monotonic() - begin < 5
    slots.give_back()
    assert slots.take(0)


def test_only_so_many_wait() -> None:
    """The next is told at once, so that threads are left for pages."""
    slots, waits = Slots(at_once=1, waiting=1), Event()
    assert slots.take(1)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(slots.take, 10)
        while not slots.line:
            waits.wait(0.001)
        begin = monotonic()
        assert not slots.take(10)
        assert monotonic() - begin < 5
        slots.give_back()
        assert waiting.result()
