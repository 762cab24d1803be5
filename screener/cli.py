"""The command line: what the web does with a form, done with files, without a server.

It composes like `web`, and nobody imports it. Argparse is enough for five commands; click would be there only as long
as Flask needs it. A file of answers is a PDF with the answers in it, a picture of the square code, a
QuestionnaireResponse, a Bundle with one, or plain JSON of field names; in place of a file a folder of them can be
given. Exit codes:

    0  everything was made, of everything that the files say
    1  something was not made; which and why stands on the error output
    2  the command was not understood
    3  everything was made, and something that a file says is not in it; what and why stands on the error output
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import UnknownLocaleError

from screener import __version__
from screener.answers import Answers
from screener.exchange.attachment import attachment
from screener.exchange.bundle import bundle
from screener.exchange.data import written
from screener.exchange.embedded import MOST_BYTES
from screener.exchange.questionnaire import fhir_questionnaire
from screener.exchange.reading import NotCarriedOver, Unreadable
from screener.exchange.response import questionnaire_response
from screener.exchange.savefile import read_save_file
from screener.exchange.square import drawn
from screener.exchange.terminology import NO_ONES, Canonical
from screener.language import Language, language_of
from screener.medicines.recognition import RECOGNISER
from screener.paths import TRANSLATIONS
from screener.pdf.document import blank_pdf, summary_pdf
from screener.pdf.merge import Attachment
from screener.pdf.options import OFFERS, TICKS, YES, Options
from screener.pdf.pool import JobFailed
from screener.pdf.slot import Busy
from screener.questionnaire import QUESTIONNAIRE
from screener.summary import Summary, summarise
from screener.text import plain_text

ALL_MADE, NOT_MADE, LEFT_OUT, INTERRUPTED = 0, 1, 3, 130

STANDARD_OUTPUT = "-"
# The ending of what each command makes of a file in a folder, and of the files that it makes something of.
ENDINGS = {"pdf": ".pdf", "text": ".txt", "fhir": ".fhir.json"}
TAKEN = (".json", ".pdf", ".png", ".jpg", ".jpeg")

BAR = 30


class Failed(Exception):  # noqa: N818 - what happened, in words for whoever typed the command
    """A file that could not be read, made or written, and why."""


@dataclass(frozen=True)
class Task:
    """A file to read and where to write what is made of it."""

    source: Path
    target: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for and return the exit code; argparse ends the program itself with 2."""
    chosen = parser().parse_args(arguments)
    run: Callable[[Namespace], int] = chosen.run
    try:
        return run(chosen)
    except Failed as failed:
        say(str(failed))
        return NOT_MADE
    except KeyboardInterrupt:
        return INTERRUPTED


def parser() -> ArgumentParser:
    """The commands and what each takes."""
    whole = ArgumentParser(
        "visit-summary",
        description="Makes of answers about restless legs a page for the visit, without a server.",
        epilog="Exit codes: 0 all made; 1 something was not made; 2 wrong usage; 3 all made, but something that a file "
        "says was left out.",
    )
    whole.add_argument("--version", action="version", version=f"{__version__}, questionnaire {QUESTIONNAIRE.version}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for kind, what in (
        ("pdf", "the page for the visit"),
        ("text", "the same as plain text"),
        ("fhir", "the answers as a FHIR QuestionnaireResponse"),
    ):
        add_reading(command := commands.add_parser(kind, help=what), kind)
        add_writing(command)
    blank = commands.add_parser("blank", help="the form to fill in with a pen, as a PDF")
    blank.set_defaults(run=make_blank)
    add_writing(blank)
    add_options(blank)
    questionnaire = commands.add_parser("questionnaire", help="the form as a FHIR Questionnaire")
    questionnaire.set_defaults(run=make_questionnaire)
    add_writing(questionnaire)
    add_canonical(questionnaire)
    server = commands.add_parser("serve", help="the form in a browser, for this computer only")
    server.set_defaults(run=serve)
    server.add_argument("--port", type=int, default=5000, help="5000 if not given")
    return whole


def add_reading(command: ArgumentParser, kind: str) -> None:
    """The arguments of a command that makes something of answers."""
    command.set_defaults(run=convert, kind=kind)
    command.add_argument("answers", type=Path, metavar="ANSWERS", help="a file of answers, or a folder of them")
    command.add_argument("--date", type=day, metavar="DAY", help="the day it is made on, as 2026-03-15; else today")
    if kind == "pdf":
        command.add_argument("--no-data", action="store_true", help="leave the answers as data out of the file")
        command.add_argument("--square", action="store_true", help="the answers as a square code on a page of its own")
    if kind == "fhir":
        command.add_argument("--bundle", action="store_true", help="a Bundle with the response and the PDF")
    if kind != "text":
        add_canonical(command)
        add_options(command)
        for tick in TICKS:
            command.add_argument(f"--{tick.name}", action="store_const", const=YES, default="", help=tick.label.lower())


def add_writing(command: ArgumentParser) -> None:
    """The arguments of a command that writes something in a language."""
    command.add_argument("-o", "--output", default=STANDARD_OUTPUT, metavar="FILE", help="a file, or a folder for many")
    command.add_argument(
        "--lang", type=spoken, default="en", metavar="CODE", help="such as en or pt_BR; en if not given"
    )


def add_options(command: ArgumentParser) -> None:
    """What can be chosen about any PDF."""
    for offer in OFFERS:
        codes = [option.code for option in offer.options]
        name = f"--{offer.name.replace('_', '-')}"
        command.add_argument(name, dest=offer.name, choices=codes, default=codes[0], help=f"{codes[0]} if not given")


def add_canonical(command: ArgumentParser) -> None:
    """Under which address the definitions are published."""
    command.add_argument(
        "--canonical", type=canonical, default=NO_ONES, metavar="URL", help="the address that definitions go by"
    )


def day(typed: str) -> date:
    """A day as typed. Raises `ArgumentTypeError`."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise ArgumentTypeError("type the day as 2026-03-15") from None


def spoken(typed: str) -> Language:
    """A language by its code. Raises `ArgumentTypeError`."""
    try:
        return language_of(typed, TRANSLATIONS)
    except (UnknownLocaleError, ValueError):
        raise ArgumentTypeError("type the code of a language, such as en or pt_BR") from None


def canonical(typed: str) -> Canonical:
    """An address to publish under. Raises `ArgumentTypeError`."""
    try:
        return Canonical(typed)
    except ValueError as reason:
        raise ArgumentTypeError(str(reason)) from None


def convert(chosen: Namespace) -> int:
    """Make of each file of answers what was asked for. One that cannot be read does not stop the others."""
    failed = left_out = 0
    tasks = tasks_of(chosen)
    for task in watched(tasks):
        try:
            left_out += convert_one(task, chosen)
        except Failed as reason:
            say(f"{task.source}: {reason}")
            failed += 1
    if failed:
        return NOT_MADE
    return LEFT_OUT if left_out else ALL_MADE


def tasks_of(chosen: Namespace) -> list[Task]:
    """What is to be done. Raises `Failed` where there is nothing, or where a folder is read into one file."""
    source: Path = chosen.answers
    target: str = chosen.output
    if not source.is_dir():
        return [Task(source, target)]
    if target == STANDARD_OUTPUT:
        raise Failed("say with -o into which folder to write")
    folder = made_folder(Path(target))
    files = sorted(file for file in source.iterdir() if file.suffix.lower() in TAKEN and file.is_file())
    if not files:
        raise Failed(f"{source}: there is no file of answers in this folder")
    tasks = [Task(file, str(folder / f"{file.stem}{ENDINGS[chosen.kind]}")) for file in files]
    if len({task.target for task in tasks}) < len(tasks):
        raise Failed(f"{source}: two files have the same name but for its ending")
    return tasks


def made_folder(folder: Path) -> Path:
    """A folder, made where it is not there. Raises `Failed`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise Failed(f"{folder}: {why(reason)}") from None
    return folder


def convert_one(task: Task, chosen: Namespace) -> int:
    """Make one file and return how much of its source is not in it. Raises `Failed`."""
    if task.target != STANDARD_OUTPUT and Path(task.target).resolve() == task.source.resolve():
        raise Failed("this would write over the answers")
    language: Language = chosen.lang
    try:
        with task.source.open("rb") as file:
            reading = read_save_file(QUESTIONNAIRE, file.read(MOST_BYTES + 1))
    except OSError as reason:
        raise Failed(why(reason)) from None
    except Unreadable as reason:
        raise Failed(language.explained(reason)) from None
    except Busy:
        raise Failed("the file could not be read in time") from None
    write(task.target, made_of(reading.answers, chosen))
    for each in reading.left_out:
        say(f"{task.source}: not carried over: {in_a_line(each, language)}")
    return len(reading.left_out)


def made_of(answers: Answers, chosen: Namespace) -> bytes:
    """What the command makes of answers. Raises `Failed`."""
    language: Language = chosen.lang
    on: date = chosen.date or date.today()
    medicines = RECOGNISER.recognise(answers.medicine_lines(QUESTIONNAIRE))
    summary = summarise(QUESTIONNAIRE, answers, medicines, on)
    if chosen.kind == "text":
        return plain_text(summary, language).encode()
    where: Canonical = chosen.canonical
    if chosen.kind == "pdf":
        attached = [] if chosen.no_data else [attachment(QUESTIONNAIRE, answers, where, language, on)]
        code = drawn(QUESTIONNAIRE, answers) if chosen.square else None
        return pdf_of(summary, chosen, [Attachment(**each) for each in attached], code)
    response = questionnaire_response(QUESTIONNAIRE, answers, where, language, on)
    return written(bundle(response, pdf_of(summary, chosen, []), language, on) if chosen.bundle else response)


def pdf_of(summary: Summary, chosen: Namespace, attachments: Sequence[Attachment], code: str | None = None) -> bytes:
    """The PDF of a summary. Raises `Failed`."""
    try:
        return summary_pdf(
            summary, Options.chosen(vars(chosen)), chosen.lang, attachments=attachments, code=code
        ).content
    except (Busy, JobFailed, OSError):
        raise Failed("the PDF could not be made") from None


def make_blank(chosen: Namespace) -> int:
    """Write the blank form."""
    try:
        write(chosen.output, blank_pdf(Options.chosen(vars(chosen)), chosen.lang))
    except (Busy, JobFailed):
        raise Failed("the PDF could not be made") from None
    return ALL_MADE


def make_questionnaire(chosen: Namespace) -> int:
    """Write the questionnaire."""
    write(chosen.output, written(fhir_questionnaire(QUESTIONNAIRE, chosen.canonical, chosen.lang)))
    return ALL_MADE


def serve(chosen: Namespace) -> int:
    """Answer pages on this computer until Ctrl+C. A service for others needs a real server, see docs/operations.md."""
    # Only here: the other commands need no web.
    from screener.web import create_app  # noqa: PLC0415

    try:
        create_app().run("127.0.0.1", chosen.port)
    except (OSError, OverflowError) as reason:
        raise Failed(f"port {chosen.port}: {why(reason)}") from None
    return ALL_MADE


def write(target: str, content: bytes) -> None:
    """Write a file, or to the standard output; never a PDF to a terminal. Raises `Failed`."""
    try:
        if target != STANDARD_OUTPUT:
            Path(target).write_bytes(content)
        elif content.startswith(b"%PDF") and sys.stdout.isatty():
            raise Failed("say with -o into which file to write the PDF")
        else:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
    except OSError as reason:
        raise Failed(f"{target}: {why(reason)}") from None


def why(reason: Exception) -> str:
    """What an error of the system says, without its number."""
    return (isinstance(reason, OSError) and reason.strerror) or str(reason)


def in_a_line(left_out: NotCarriedOver, language: Language) -> str:
    """Something that was left out: the question, what the file says to it, and why."""
    words = " ".join(left_out.words.split())
    return f"{language.in_words(left_out.asked)}: {words}: {language.explained(left_out.reason)}"


def watched(tasks: Sequence[Task]) -> Iterator[Task]:
    """The tasks one after another, with a bar of how many are done where there are several and somebody watches."""
    shown = len(tasks) > 1 and sys.stderr.isatty()
    for done, task in enumerate(tasks):
        if shown:
            show(done, len(tasks))
        yield task
    if shown:
        show(len(tasks), len(tasks))
        print(file=sys.stderr)


def show(done: int, of: int) -> None:
    """Draw the bar over the last one."""
    filled = BAR * done // of
    print(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done}/{of}", end="", file=sys.stderr, flush=True)


def say(line: str) -> None:
    """One line on the error output, on a line of its own where a bar stands there."""
    print(f"\r{line}\x1b[K" if sys.stderr.isatty() else line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
