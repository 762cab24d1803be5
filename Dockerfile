# docker build -t restless-legs-form .        script/image builds it, runs it read-only and asks it for a PDF
#
# The tag of the base image moves. Before a release name it by digest, which cannot be looked up where this was written:
# docker build --build-arg BASE=python@sha256:... .
# Debian, because WeasyPrint crashes with Alpine's C library; bookworm, because its Pango is not 1.56.4, which crashes too.
# Any Debian will do: Python comes from Debian where the base has none.
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS base
# The versions of Debian's packages are those of the base image's release, so that security fixes come in with a rebuild.
# hadolint ignore=DL3008
RUN command -v python3 || { apt-get update && apt-get install -y --no-install-recommends python3 \
    && apt-get clean && rm -rf /var/lib/apt/lists/*; }

FROM base AS build
# For a company: --build-arg INDEX=https://... is its package index, --secret id=ca,src=FILE its certificates in PEM.
ARG INDEX=""
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_INDEX_URL=${INDEX}
# hadolint ignore=DL3008
RUN python3 -c 'import ensurepip' || { apt-get update && apt-get install -y --no-install-recommends python3-venv; }
WORKDIR /build
COPY requirements/ requirements/
RUN --mount=type=secret,id=ca,target=/run/ca.pem,mode=0444 \
    if [ -s /run/ca.pem ]; then export PIP_CERT=/run/ca.pem; fi; [ -n "$PIP_INDEX_URL" ] || unset PIP_INDEX_URL; \
    python3 -m venv /opt/hatch && python3 -m venv /opt/venv \
    && /opt/hatch/bin/pip install --no-deps --require-hashes --only-binary :all: -r requirements/build.txt \
    && /opt/venv/bin/pip install --no-deps --require-hashes --only-binary :all: -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY screener/ screener/
COPY templates/ templates/
# What is only for those who build with these packages is not taken along: tests, sources in C, types.
RUN /opt/hatch/bin/pip wheel --no-deps --no-index --no-build-isolation --wheel-dir dist . \
    && /opt/venv/bin/pip install --no-deps --no-index dist/*.whl \
    && /opt/venv/bin/pip uninstall --yes setuptools pip \
    && find /opt/venv -depth \( -name tests -o -name '*.pyi' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.c' \
        -o -name '*.h' -o -name '*.hpp' \) -exec rm -rf {} +

FROM base
# Fonts for every script: the Noto family, and of Chinese, Japanese and Korean the one without serifs. Their cache holds the folders' times, which
# a layer keeps in whole seconds: set them to such a time first, or it counts as old and is looked for at each start.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fontconfig fonts-noto-cjk fonts-noto-core fonts-symbola libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 tzdata \
    && apt-get clean \
    && rm -rf /usr/share/fonts/opentype/noto/NotoSerifCJK* /var/lib/apt/lists/* /var/cache/debconf/*-old /var/log/* \
        /usr/share/man /usr/share/locale /usr/share/info \
    && find /usr/share/doc ! -type d ! -name copyright -delete \
    && find /usr/share/fonts /usr/local/share/fonts -type d -exec touch -d @1700000000 {} + \
    && fc-cache --system-only --force
COPY --from=build /opt/venv /opt/venv
COPY deploy/gunicorn.conf.py /opt/gunicorn.conf.py
ENV HOST=0.0.0.0 PORT=8000 PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --start-period=20s --interval=30s --timeout=5s CMD ["python", "-c", "\
import http.client, os, sys;\
c = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=4);\
c.request('GET', '/health');\
sys.exit(c.getresponse().status != 200)"]
CMD ["gunicorn", "--config", "/opt/gunicorn.conf.py", "screener.web:create_app()"]
