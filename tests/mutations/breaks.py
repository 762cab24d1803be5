"""Small breaks of meaning, each of which some test must notice. `script/mutate` makes them one by one in a copy.

A break is a name, a file, the text that stands in it exactly once, what takes its place, and the tests that are asked:
as few as notice it, because all of them are run. Choose one that a tired person could make and that a reviewer could
overlook: a number, a name, a word left out. What a type checker or a linter finds by itself is none.
"""

from typing import NamedTuple


class Mutation(NamedTuple):
    """A break: `old`, which stands exactly once in `file`, becomes `new`; `tests` are arguments of pytest."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


# At most so many may survive; one that does is a test to be written.
MOST_SURVIVORS = 2

# Those that survived the whole suite once.
FIRST = (
    Mutation(
        "today-refused",
        "screener/answers.py",
        "tomorrow = datetime.now(UTC).date() + timedelta(days=1)",
        "tomorrow = datetime.now(UTC).date() - timedelta(days=1)",
        ("tests/web/test_dates.py",),
    ),
    Mutation(
        "this-month-refused",
        "screener/answers.py",
        "    if readings[0] > tomorrow.isoformat()[: len(readings[0])]:",
        "    if readings[0] >= tomorrow.isoformat()[: len(readings[0])]:",
        ("tests/web/test_dates.py",),
    ),
    Mutation(
        "source-numbers-off-by-one",
        "screener/summary.py",
        "return self.sources.index(source) + 1",
        "return self.sources.index(source)",
        ("tests/web/test_sources.py",),
    ),
    Mutation(
        "page-one-without-unanswered-conditions",
        "screener/summary.py",
        "finding for finding in self.findings if finding.words or (self.topic.always_shown and finding.asked)",
        "finding for finding in self.findings if finding.words",
        ("tests/pdf/test_page_one.py",),
    ),
    Mutation(
        "fewer-near-names-asked",
        "screener/medicines/recognition.py",
        "SIMILAR, AS_SIMILAR = 0.72, 0.06",
        "SIMILAR, AS_SIMILAR = 0.72, 0.0",
        ("tests/web/test_suggestions.py",),
    ),
    Mutation(
        "one-suggestion-at-most",
        "screener/medicines/recognition.py",
        "MOST_COMPARED, MOST_ASKED = 8, 3",
        "MOST_COMPARED, MOST_ASKED = 8, 1",
        ("tests/web/test_suggestions.py",),
    ),
    Mutation(
        "png-height-unchecked",
        "screener/clinics/logo.py",
        "    if max(width, height) > MOST_DOTS:",
        "    if width > MOST_DOTS:",
        ("tests/clinics/test_logo.py",),
    ),
    Mutation(
        "no-opener-policy",
        "screener/web/security.py",
        '    "Cross-Origin-Opener-Policy": "same-origin",\n',
        "",
        ("tests/web/test_headers.py",),
    ),
    Mutation(
        "no-https-asked-for",
        "screener/web/security.py",
        "    if request.is_secure:\n",
        "    if False:\n",
        ("tests/web/test_headers.py",),
    ),
    Mutation(
        "clinics-pages-in-search-engines",
        "screener/web/security.py",
        '        response.headers["X-Robots-Tag"] = "noindex"\n',
        "",
        ("tests/web/test_headers.py",),
    ),
    Mutation(
        "proxy-host-ignored",
        "screener/web/__init__.py",
        "x_host=hops",
        "x_host=0",
        ("tests/web/test_headers.py",),
    ),
    Mutation(
        "proxy-proto-ignored",
        "screener/web/__init__.py",
        "x_proto=hops",
        "x_proto=0",
        ("tests/web/test_headers.py",),
    ),
    Mutation(
        "criteria-left-out-of-the-text",
        "screener/text.py",
        "for each in (row.topic.statement, row.topic.lead) if each)",
        "for each in (row.topic.lead,) if each)",
        ("tests/web/test_text.py",),
    ),
    Mutation(
        "accent-parted-by-the-cut",
        "screener/pdf/fit.py",
        "        end -= 1\n",
        "        break\n",
        ("tests/pdf/test_letters.py",),
    ),
    Mutation(
        "accent-parted-by-a-place-to-break",
        "screener/pdf/characters.py",
        ' and not category(character).startswith("M")',
        "",
        ("tests/pdf/test_letters.py",),
    ),
    Mutation(
        "pdf-worker-without-memory-limit",
        "screener/pdf/worker.py",
        "    limit_memory()\n    # The collector",
        "    # The collector",
        ("tests/pdf/test_worker.py",),
    ),
    Mutation(
        "pdf-worker-in-the-servers-process-group",
        "screener/pdf/pool.py",
        "                process_group=0,\n",
        "",
        ("tests/pdf/test_worker.py",),
    ),
    Mutation(
        "figure-boxes-scaled-wrongly",
        "screener/pdf/tagging.py",
        "POINTS_IN_A_PIXEL = 0.75",
        "POINTS_IN_A_PIXEL = 0.72",
        ("tests/pdf/test_figures.py", "-k", "box"),
    ),
    Mutation(
        "evening-and-day-pictures-swapped",
        "screener/questionnaire/criteria.py",
        'N_("Worse by day"), DayAndNight(((Shade.FULL, Shade.SOME),))',
        'N_("Worse by day"), DayAndNight(((Shade.SOME, Shade.FULL),))',
        ("tests/pdf/test_figures.py", "-k", "means"),
    ),
    Mutation(
        "evening-and-day-drawn-swapped",
        "templates/paper/picture.html",
        "{{ bar(left + 13, HOLES[day]) }}{{ bar(left + 27, HOLES[night]) }}",
        "{{ bar(left + 13, HOLES[night]) }}{{ bar(left + 27, HOLES[day]) }}",
        ("tests/pdf/test_figures.py", "-k", "drawn and time"),
    ),
    Mutation(
        "evening-and-day-codes-swapped",
        "screener/questionnaire/criteria.py",
        'Option("only_evening", N_("Only evening or night")',
        'Option("only_evening", N_("Worse by day")',
        ("tests/test_pins.py",),
    ),
    Mutation(
        "999-as-991",
        "screener/questionnaire/urgent.py",
        'emergency="999"',
        'emergency="991"',
        ("tests/test_pins.py",),
    ),
    Mutation(
        "ssri-stopped-suddenly",
        "screener/medicines/groups.py",
        'N_("SSRI antidepressant"),\n        never_stopped_suddenly=True,',
        'N_("SSRI antidepressant"),',
        ("tests/test_pins.py",),
    ),
    Mutation(
        "paths-in-the-log",
        "screener/web/served.py",
        'route=request.url_rule.rule if request.url_rule else "-"',
        "route=request.path",
        ("tests/deploy/test_gunicorn.py",),
    ),
    Mutation(
        "core-dumps-allowed",
        "deploy/gunicorn.conf.py",
        "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n",
        "",
        ("tests/deploy/test_gunicorn.py", "-k", "core_dump"),
    ),
    Mutation(
        "no-antihistamine-without-prescription",
        "screener/medicines/contents.py",
        'without_prescription=without == "yes"',
        'without_prescription=without == "yes" and group != "sedating_antihistamine"',
        ("tests/medicines/test_statements.py",),
    ),
)

# Sixteen more, chosen by somebody who has not read the tests.
CHOSEN = (
    Mutation(
        "past-treatment-not-asked-about-worsening",
        "screener/questionnaire/treatment.py",
        '            short=N_("Changes since this medicine was begun"),\n'
        '            gate=Gate("treated", ("now", "past", "not_sure")),',
        '            short=N_("Changes since this medicine was begun"),\n            gate=Gate("treated", ("now",)),',
        ("tests/questionnaire/test_questionnaire.py",),
    ),
    Mutation(
        "iron-limits-joined-by-and",
        "screener/questionnaire/statements.py",
        "75 µg/L or lower or TSAT is below 20 %; ",
        "75 µg/L or lower and TSAT is below 20 %; ",
        ("tests/test_pins.py",),
    ),
    Mutation(
        "sign-before-a-blood-value-lost",
        "screener/answers.py",
        '    text = clean(typed).strip()\n    if not text:\n        return "", chosen\n',
        '    text = clean(typed).strip().lstrip("<> ")\n    if not text:\n        return "", chosen\n',
        ("tests/test_answers.py", "tests/test_findings.py", "tests/test_complete.py", "-k", "not paper"),
    ),
    Mutation(
        "right-to-left-override-kept",
        "screener/findings.py",
        "[*range(0x202A, 0x202F), *range(0x2066, 0x206A)]",
        "[*range(0x202A, 0x202E), *range(0x2066, 0x206A)]",
        ("tests/test_findings.py",),
    ),
    Mutation(
        "answers-behind-a-closed-gate-left-out",
        "screener/summary.py",
        "return tuple(finding for finding in self.findings if finding.asked or finding.words)",
        "return tuple(finding for finding in self.findings if finding.asked)",
        ("tests/test_findings.py", "tests/test_complete.py", "-k", "not paper"),
    ),
    Mutation(
        "date-of-a-result-not-in-the-text",
        "screener/text.py",
        "return f\"{words[0]} {', '.join(words[1:])}\"",
        "return f\"{words[0]} {', '.join(words[1:2])}\"",
        ("tests/test_kinds.py",),
    ),
    Mutation(
        "any-medicine-settles-an-ambiguous-brand",
        "screener/medicines/recognition.py",
        "return any(medicine.generic in brand.could_be for medicine in named)",
        "return any(medicine.generic for medicine in named)",
        ("tests/medicines",),
    ),
    Mutation(
        "never-suddenly-off-the-other-medicines-on-screen",
        "templates/macros/recognised.html",
        "{{ line.typed }}</span>”. {{ suddenly(line.named, summary) }}</li>",
        "{{ line.typed }}</span>”.</li>",
        ("tests/web/test_web.py",),
    ),
    Mutation(
        "plain-http-for-hosts-that-end-in-localhost",
        "screener/clinics/file.py",
        'f".{url.host}".endswith(".localhost")',
        'f".{url.host}".endswith("localhost")',
        ("tests/clinics",),
    ),
    Mutation(
        "night-colours-made-for-the-day",
        "screener/clinics/theme.py",
        "at_night = accent_on(NIGHT, clinic.accent)",
        "at_night = accent_on(DAY, clinic.accent)",
        ("tests/clinics",),
    ),
    Mutation(
        "origin-compared-by-its-beginning",
        "screener/web/security.py",
        "ours = origin == own_origin(request)",
        "ours = origin.startswith(own_origin(request))",
        ("tests/web/test_limits.py", "tests/web/test_security.py"),
    ),
    Mutation(
        "a-form-sent-back-may-be-kept",
        "screener/web/security.py",
        '    elif request.method == "POST":\n        response.headers["Cache-Control"] = NOTHING_KEPT',
        '    elif request.method == "POST" and response.status_code == HTTPStatus.OK:\n'
        '        response.headers["Cache-Control"] = NOTHING_KEPT',
        ("tests/web/test_headers.py",),
    ),
    Mutation(
        "only-the-first-tick-kept-on-an-error-page",
        "screener/web/errors.py",
        "request.form.items(multi=True)",
        "request.form.items()",
        ("tests/web/test_limits.py",),
    ),
    Mutation(
        "a-stopped-pdf-worker-is-used-again",
        "screener/pdf/pool.py",
        "        except JobStopped:\n            replace(worker)\n            raise",
        "        except JobStopped:\n            raise",
        ("tests/pdf/test_pool.py",),
    ),
    Mutation(
        "frame-never-scrolls",
        "screener/static/frame.js",
        'root.style.overflowY = innerHeight >= sent ? "hidden" : "";',
        'root.style.overflowY = "hidden";',
        ("tests/browser/test_frames.py",),
    ),
    Mutation(
        "another-version-is-served",
        "screener/web/urls.py",
        'if request.args["version"] != fingerprints().get(filename):',
        "if filename not in fingerprints():",
        ("tests/web/test_published.py",),
    ),
    Mutation(
        "an-unknown-script-may-be-kept",
        "screener/web/security.py",
        "    elif request.endpoint in PUBLIC:",
        '    elif request.endpoint == "static":',
        ("tests/web/test_headers.py",),
    ),
    Mutation(
        "a-prefix-leads-elsewhere",
        "screener/web/origins.py",
        'PREFIX = r"(/[A-Za-z0-9._~-]+)*"',
        'PREFIX = r"(/[A-Za-z0-9._~-]*)*"',
        ("tests/web/test_headers.py",),
    ),
    Mutation(
        "a-file-fills-the-frame",
        "screener/web/outputs.py",
        'return "attachment" if framed() else "inline"',
        'return "inline"',
        ("tests/web/test_security.py",),
    ),
    Mutation(
        "nobody-is-warned-of-one-origin",
        "screener/web/embedding.py",
        "is_own_origin=own_origin(request) in g.clinic.origins",
        "is_own_origin=False",
        ("tests/web/test_security.py",),
    ),
    Mutation(
        "a-dark-clinic-asks-the-device",
        "screener/clinics/theme.py",
        "    return in_scheme(colours, clinic.scheme) + see_through",
        "    return colours + see_through",
        ("tests/clinics",),
    ),
    Mutation(
        "anybody-names-a-request",
        "screener/web/served.py",
        "g.id = told if REQUEST_ID.fullmatch(told) else",
        "g.id = told or",
        ("tests/deploy/test_gunicorn.py",),
    ),
    Mutation(
        "any-host-is-answered",
        "screener/web/origins.py",
        'found = fitting(asked, self.addresses, environ["PATH_INFO"]) if self.addresses else asked',
        'found = fitting(asked, self.addresses, environ["PATH_INFO"]) or asked',
        ("tests/web/test_origins.py",),
    ),
    Mutation(
        "every-clinic-shares-a-page-made-once",
        "screener/web/once.py",
        "language(), clinic(), framed(), idle_minutes()",
        "language(), None, framed(), idle_minutes()",
        ("tests/web/test_once.py",),
    ),
    Mutation(
        "the-last-half-of-a-long-address-counts",
        "screener/web/rate.py",
        "str(int(long) >> (128 - NETWORK_OF_A_HOME))",
        "str(long)",
        ("tests/web/test_rate.py",),
    ),
    Mutation(
        "half-a-form-is-taken",
        "screener/web/limits.py",
        "if len(sent) < (request.content_length or 0):",
        "if len(sent) > (request.content_length or 0):",
        ("tests/web/test_limits.py",),
    ),
    Mutation(
        "a-form-without-an-origin-outside-a-frame",
        "screener/web/security.py",
        "clinic.sandboxed and framed",
        "clinic.sandboxed",
        ("tests/web/test_security.py",),
    ),
    Mutation(
        "a-form-for-a-page-on-a-shared-device",
        "screener/web/shared.py",
        'request.headers.get("Sec-Fetch-Mode") == "navigate"',
        'request.headers.get("Sec-Fetch-Dest") == "navigate"',
        ("tests/web/test_shared.py",),
    ),
    Mutation(
        "any-day-of-the-month-is-the-persons",
        "screener/web/day.py",
        "<= timedelta(days=1)",
        "<= timedelta(days=31)",
        ("tests/web/test_day.py",),
    ),
    Mutation(
        "whoever-waits-is-not-counted",
        "screener/pdf/slot.py",
        "self.usual * ((len(self.line) + 1) / self.at_once + 1)",
        "self.usual * (1 / self.at_once + 1)",
        ("tests/pdf/test_slot.py",),
    ),
    Mutation(
        "pdfs-do-not-wait-for-pages",
        "screener/pdf/slot.py",
        "if IS_CROWDED.get()():",
        "if False:",
        ("tests/pdf/test_slot.py",),
    ),
    Mutation(
        "letters-of-one-are-kept-for-all",
        "screener/pdf/fonts.py",
        "        clean(font, glyphs, hinting)\n",
        "        clean(font, glyphs, hinting)\n        PIECES[font.hash] = Piece({*glyphs}, font.file_content)\n",
        ("tests/pdf/test_fonts.py",),
    ),
    Mutation(
        "who-waits-behind-others-is-not-asked",
        "screener/pdf/slot.py",
        "            waits = bool(self.line) or not self.is_open()\n",
        "            waits = not self.is_open()\n",
        ("tests/pdf/test_slot.py",),
    ),
    Mutation(
        "who-writes-a-line-holds-up-others",
        "screener/web/log.py",
        "        self.lock = None\n",
        "        super().createLock()\n",
        ("tests/web/test_log.py",),
    ),
    Mutation(
        "addresses-are-those-of-whoever-came-first",
        "screener/web/urls.py",
        "{request.environ.get('HTTP_HOST')}",
        "",
        ("tests/web/test_once.py",),
    ),
    Mutation(
        "page-that-closes-is-not-counted",
        "screener/pdf/document.py",
        "2 if closing else 1",
        "1 if closing else 1",
        ("tests/pdf/test_document.py", "tests/pdf/test_rules.py", "tests/pdf/test_overlay.py"),
    ),
    Mutation(
        "cut-words-end-a-letter-too-late",
        "screener/pdf/yielding.py",
        "for line in (*lines[: count - 1], last)) - 1",
        "for line in (*lines[: count - 1], last)) + 40",
        ("tests/pdf/test_rules.py", "tests/pdf/test_page_one.py"),
    ),
    Mutation(
        "fonts-of-parts-are-not-shared",
        "screener/pdf/merge.py",
        "        unite(file)\n",
        "",
        ("tests/pdf/test_fonts.py",),
    ),
    Mutation(
        "whoever-holds-a-slot-waits-for-another",
        "screener/pdf/slot.py",
        "if held := HELD.get():",
        "if held := None:",
        ("tests/pdf/test_slot.py",),
    ),
    Mutation(
        "pages-of-late-are-no-crowd",
        "screener/web/crowd.py",
        "SLOTS.is_refusing and self.average > SOME",
        "False",
        ("tests/web/test_crowd.py",),
    ),
    Mutation(
        "everybody-who-waits-looks-again",
        "screener/pdf/slot.py",
        "turn.wait(min(left, SOON) if is_first else left)",
        "turn.wait(min(left, SOON))",
        ("tests/pdf/test_slot.py",),
    ),
    Mutation(
        "whoever-is-refused-is-read-first",
        "screener/web/crowd.py",
        "if request.endpoint in PDFS:",
        "if request.endpoint in ():",
        ("tests/web/test_crowd.py",),
    ),
    Mutation(
        "a-clock-set-back-holds-a-count",
        "screener/web/rate.py",
        "> time() + 60 * MINUTES",
        "> time() + 60 * 60 * 60 * MINUTES",
        ("tests/web/test_rate.py",),
    ),
    Mutation(
        "a-logo-that-breaks-the-page-counts",
        "screener/web/trial.py",
        "return BROKEN if isinstance(worker.make(Job(page)), Failure) else",
        "return BROKEN if worker.make(Job(page)) is None else",
        ("tests/web/test_trial.py",),
    ),
)

MUTATIONS = (*FIRST, *CHOSEN)
