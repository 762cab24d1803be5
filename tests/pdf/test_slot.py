"""Who finds no slot waits for a turn: in order, for so long, and only so many."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from threading import Condition
from time import monotonic, sleep

import pytest

from screener.pdf.slot import IS_CROWDED, IS_WANTED, PAUSE, SLOTS, Slots, slot


def until_in_line(slots: Slots, number: int) -> None:
    """Go on once so many wait."""
    while len(slots.line) < number:
        sleep(0.001)


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    """Whoever waits longest is next."""
    slots, served = Slots(at_once=1, waiting=5), list[int]()
    assert slots.take(1)

    def wait(number: int) -> None:
        assert slots.take(10)
        served.append(number)
        slots.give_back(0)

    with ThreadPoolExecutor(5) as threads:
        for number in range(5):
            threads.submit(wait, number)
            until_in_line(slots, number + 1)
        slots.give_back(0)
    assert served == [0, 1, 2, 3, 4]


def test_so_many_are_taken_at_once() -> None:
    """And another when one is given back."""
    slots = Slots(at_once=2, waiting=5)
    assert slots.take(1)
    assert slots.take(1)
    assert not slots.take(0.01)
    slots.give_back(0)
    assert slots.take(0.01)


def test_a_refusal_is_known_for_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a second more PDFs are asked for than are made; whoever only waits is not refused."""
    clock = [100.0]
    monkeypatch.setattr("screener.pdf.slot.monotonic", lambda: clock[0])
    slots = Slots(at_once=1, waiting=1)
    assert slots.take(0)
    assert not slots.take(0)
    assert not slots.is_refusing
    slots.waiting = 0
    assert not slots.take(0)
    assert slots.is_refusing
    clock[0] += 1.1
    assert not slots.is_refusing


def test_whoever_holds_a_slot_takes_no_second() -> None:
    """What is the same for everybody is made in the slot of whoever needs it first, and nobody waits for itself."""
    with slot() as submit:
        before = SLOTS.taken
        with slot() as again:
            assert again is submit
            assert SLOTS.taken == before
        assert SLOTS.taken == before
    assert SLOTS.taken == before - 1


def test_nobody_waits_longer_than_the_limit() -> None:
    """And whoever gave up holds up nobody behind."""
    slots = Slots(at_once=1, waiting=5)
    assert slots.take(1)
    begin = monotonic()
    assert not slots.take(0.05)
    assert 0.04 < monotonic() - begin < 5
    slots.give_back(0)
    assert slots.take(0)


def test_only_so_many_wait() -> None:
    """The next is told at once, so that threads are left for pages."""
    slots = Slots(at_once=1, waiting=1)
    assert slots.take(1)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(slots.take, 10)
        until_in_line(slots, 1)
        begin = monotonic()
        assert not slots.take(10)
        assert monotonic() - begin < 5
        slots.give_back(0)
        assert waiting.result()


@pytest.mark.parametrize(
    ("held", "ahead", "seconds", "waits"),
    [
        # Four slots, each held for 4 seconds: the first who waits is done after 5, the third after 7.
        (4.0, 0, 5.1, True),
        (4.0, 0, 4.9, False),
        (4.0, 2, 7.1, True),
        (4.0, 2, 6.9, False),
        (0.1, 7, 20, True),
    ],
)
def test_nobody_begins_to_wait_who_could_not_be_done_in_time(
    held: float, ahead: int, seconds: float, *, waits: bool
) -> None:
    """By what turns took of late, those before and one's own; no clock is asked for that."""
    slots = Slots(at_once=4, waiting=8)
    for _ in range(100):
        assert slots.take(0)
        slots.give_back(held)
    assert [slots.take(0) for _ in range(4)] == [True] * 4
    slots.line.extend(Condition() for _ in range(ahead))
    assert (slots.seconds_until_done() <= seconds) is waits


def test_a_queue_that_is_too_slow_refuses_at_once_and_recovers() -> None:
    """Whoever finds a slot free takes it whatever the last turns took, so that quick ones are noticed."""
    slots = Slots(at_once=1, waiting=8)
    for _ in range(100):
        assert slots.take(0)
        slots.give_back(60)
    assert slots.take(0)
    begin = monotonic()
    assert not slots.take(30)
    assert monotonic() - begin < 5
    slots.give_back(1)
    for _ in range(100):
        assert slots.take(0)
        slots.give_back(1)
    assert slots.take(0)
    assert slots.seconds_until_done() < 30


def gone(slots: Slots) -> bool:
    """What whoever went away gets, once it is their turn."""
    IS_WANTED.set(lambda: False)
    return slots.take(10)


def while_crowded(slots: Slots, crowd: list[bool]) -> bool:
    """What somebody gets who comes while it is crowded, which it is for as long as `crowd` says."""
    IS_CROWDED.set(lambda: crowd[0])
    return slots.take(30)


def test_a_turn_that_nobody_wants_any_more_goes_to_the_next() -> None:
    """Whoever waited is asked once more before work begins; whoever did not wait is not."""
    slots = Slots(at_once=1, waiting=5)
    assert slots.take(1)

    with ThreadPoolExecutor(2) as threads:
        left = threads.submit(copy_context().run, gone, slots)
        until_in_line(slots, 1)
        stays = threads.submit(copy_context().run, slots.take, 10)
        until_in_line(slots, 2)
        slots.give_back(0)
        assert (left.result(), stays.result()) == (False, True)
        slots.give_back(0)
        assert threads.submit(copy_context().run, gone, slots).result()


def test_who_waits_behind_others_alone_is_asked_once_more_too() -> None:
    """A crowd that is there for a moment keeps the first from a slot that is free, and all who come after that one."""
    slots, crowd = Slots(at_once=4, waiting=8), [True]
    assert slots.take(0)

    with ThreadPoolExecutor(2) as threads:
        stays = threads.submit(copy_context().run, while_crowded, slots, crowd)
        until_in_line(slots, 1)
        left = threads.submit(copy_context().run, gone, slots)
        until_in_line(slots, 2)
        crowd[0] = False
        assert (stays.result(10), left.result(10)) == (True, False)


def test_where_it_is_crowded_one_is_taken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the next after a pause, so that some are made however many pages are asked for."""
    slots = Slots(at_once=4, waiting=8)
    clock = [100.0]
    monkeypatch.setattr("screener.pdf.slot.monotonic", lambda: clock[0])

    def crowded() -> list[bool]:
        IS_CROWDED.set(lambda: True)
        seen = [slots.take(0), slots.take(0)]
        slots.give_back(0)
        seen.append(slots.take(0))
        clock[0] += PAUSE + 0.01
        return [*seen, slots.take(0)]

    assert copy_context().run(crowded) == [True, False, False, True]


def test_whoever_waits_gets_a_turn_once_it_is_not_crowded_any_more() -> None:
    """Without that anything is given back."""
    slots, crowd = Slots(at_once=4, waiting=8), [True]
    assert slots.take(0)

    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(copy_context().run, while_crowded, slots, crowd)
        until_in_line(slots, 1)
        assert not waiting.done()
        crowd[0] = False
        assert waiting.result(10)


def test_only_whoever_is_next_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight that wait for a PDF would otherwise all take time from the pages whenever one is done."""
    slots, looked = Slots(at_once=1, waiting=8), Counter[str]()
    assert slots.take(0)
    who = ContextVar("who", default="")

    def clock() -> float:
        looked[who.get()] += 1
        return monotonic()

    monkeypatch.setattr("screener.pdf.slot.monotonic", clock)

    def wait(name: str) -> bool:
        who.set(name)
        return slots.take(10)

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(copy_context().run, wait, "first")
        until_in_line(slots, 1)
        second = threads.submit(copy_context().run, wait, "second")
        until_in_line(slots, 2)
        sleep(0.1)
        began = looked.copy()
        sleep(0.2)
        assert looked["first"] > began["first"]
        assert looked["second"] == began["second"]
        slots.give_back(0)
        assert first.result()
        slots.give_back(0)
        assert second.result()
