"""The files to deploy with: each is valid by the schema of its own tool, and says what must never be left out."""

import json
import re
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from jsonschema import Draft7Validator

from screener.paths import PACKAGE
from screener.web import create_app
from tests.programs import installed, program

KIT = PACKAGE.parent / "deploy"
CLUSTER = KIT / "kubernetes"


def checker(name: str) -> str:
    """Where the program is that a file of the kit is for.

    Only whoever releases needs all of them. They are large, so script/setup does not install them, and the test says
    that it was left out; what the file has to say is checked by a schema in any case.
    """
    found = installed(name)
    if not found:
        pytest.skip(f"{name} is not installed: apt-get install kubernetes-client, openssl, prometheus or systemd")
    return found


def resources() -> Iterator[dict[str, Any]]:
    """Every resource of the cluster that the base lists."""
    base = yaml.safe_load((CLUSTER / "kustomization.yaml").read_text("utf-8"))
    for file in base["resources"]:
        yield from yaml.safe_load_all((CLUSTER / file).read_text("utf-8"))


RESOURCES = {f"{each['kind']} {each['metadata']['name']}": each for each in resources()}


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    """The resources of a kind by name."""
    return {each["metadata"]["name"]: each for each in RESOURCES.values() if each["kind"] == kind}


@pytest.mark.parametrize("name", RESOURCES)
def test_a_resource_is_valid(name: str) -> None:
    """By Kubernetes' own schema, in which an unknown field is a fault."""
    kubernetes_validate.validate(RESOURCES[name], "1.33", strict=True)


def test_every_file_of_the_cluster_is_in_the_base() -> None:
    """One that is not would be forgotten by the command."""
    base = yaml.safe_load((CLUSTER / "kustomization.yaml").read_text("utf-8"))
    assert {*base["resources"], "kustomization.yaml"} == {file.name for file in CLUSTER.iterdir()}


def test_the_base_can_be_built() -> None:
    """By kubectl, without a cluster; names of settings are replaced everywhere."""
    built = subprocess.run(  # noqa: S603 - our own files
        [checker("kubectl"), "kustomize", str(CLUSTER)], capture_output=True, text=True, check=True
    ).stdout
    kinds = sorted(each["kind"] for each in yaml.safe_load_all(built))
    assert kinds == sorted([*(each["kind"] for each in RESOURCES.values()), "ConfigMap"])
    (settings,) = re.findall(r"name: (form-settings-\w+)\n  namespace", built)
    assert built.count(settings) == 2


@pytest.mark.parametrize("name", ["form", "store"])
def test_a_container_may_do_nothing_that_it_need_not(name: str) -> None:
    """Nobody's rights, nothing to write to but memory, no token of the cluster."""
    pod = of_kind("Deployment")[name]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert "memory" in container["resources"]["limits"]
    for volume in pod.get("volumes", ()):
        assert volume["emptyDir"]["medium"] == "Memory"


def test_a_pod_is_asked_what_it_can_tell() -> None:
    """Whether it lives, by what does no work; whether it can make a PDF, before anybody is sent to it."""
    (container,) = of_kind("Deployment")["form"]["spec"]["template"]["spec"]["containers"]
    asked = {kind: container[kind]["httpGet"]["path"] for kind in ("startupProbe", "readinessProbe", "livenessProbe")}
    assert asked == {"startupProbe": "/ready", "readinessProbe": "/ready", "livenessProbe": "/health"}


def test_the_form_reaches_the_store_and_names_only() -> None:
    """Everything else is shut by a rule for every pod, in and out."""
    policies = of_kind("NetworkPolicy")
    assert policies["nothing"]["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    store, names = policies["form"]["spec"]["egress"]
    assert store["to"] == [{"podSelector": {"matchLabels": {"app.kubernetes.io/name": "store"}}}]
    assert {port["port"] for port in names["ports"]} == {53}
    assert "egress" not in policies["store"]["spec"]


def test_compose_is_valid() -> None:
    """By the schema of the Compose specification."""
    schemas = find_spec("check_jsonschema")
    assert schemas
    assert schemas.origin
    schema = Path(schemas.origin).parent / "builtin_schemas" / "vendor" / "compose-spec.json"
    Draft7Validator(json.loads(schema.read_text("utf-8"))).validate(compose())


def compose() -> dict[str, Any]:
    """The compose file."""
    found: dict[str, Any] = yaml.safe_load((KIT / "compose.yaml").read_text("utf-8"))
    return found


def test_compose_runs_two_instances_that_may_do_nothing_else() -> None:
    """Read-only, as nobody, without swap, and with no way out."""
    services = compose()["services"]
    forms = [service for name, service in services.items() if name.startswith("form-")]
    assert len(forms) == 2
    for form in forms:
        assert form["read_only"] is True
        assert form["user"] == "10001:10001"
        assert form["cap_drop"] == ["ALL"]
        assert form["memswap_limit"] == form["mem_limit"]
        assert form["networks"] == ["inside"]
        assert "ports" not in form
    assert compose()["networks"]["inside"] == {"internal": True}


def test_every_way_to_run_it_names_the_settings_that_it_must() -> None:
    """Beyond this machine the server does not start without them."""
    for file in ("compose.yaml", "kubernetes/kustomization.yaml", "systemd/restless-legs.env"):
        text = (KIT / file).read_text("utf-8")
        assert "SCREENER_ORIGINS" in text
        assert re.search(r"SCREENER_PROXIES[:=] ?\"?1", text)


def test_nginx_takes_its_file(tmp_path: Path) -> None:
    """With a certificate made for the test; its log names nobody, and nothing is written to a disk."""
    nginx = program("nginx")
    text = (KIT / "nginx.conf").read_text("utf-8")
    for directive in (
        "limit_conn form_connections",
        "limit_req  zone=form_requests",
        "proxy_max_temp_file_size 0",
        "crit;",
    ):
        assert directive in text
    assert "$remote_addr" not in re.findall(r"log_format [^;]*;", text)[0]
    subprocess.run(  # noqa: S603 - our own arguments
        [
            *(checker("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=form.example"),
            *("-keyout", str(tmp_path / "form.example.key"), "-out", str(tmp_path / "form.example.pem")),
        ],
        check=True,
        capture_output=True,
    )
    text = text.replace("/etc/ssl", str(tmp_path)).replace("/var/log/nginx", str(tmp_path))
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; events {{}} http {{ {text} }}", "utf-8")
    checked = subprocess.run(  # noqa: S603 - our own file
        [nginx, "-t", "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "errors")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr


def test_systemd_takes_its_unit(tmp_path: Path) -> None:
    """Only the program that it names is not there; it may do less than most units."""
    analyze = checker("systemd-analyze")
    unit = (KIT / "systemd" / "restless-legs@.service").read_text("utf-8")
    (tmp_path / "restless-legs@.service").write_text(re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", unit), "utf-8")
    checked = subprocess.run(  # noqa: S603 - our own file
        [analyze, "verify", str(tmp_path / "restless-legs@.service")], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    "command", re.findall(r"`([^`\n]*)` \|$", (KIT / "README.md").read_text("utf-8"), re.MULTILINE)
)
def test_the_file_of_each_command_is_there(command: str) -> None:
    """One command starts each."""
    for name in re.findall(r"(?:deploy|script)/[\w./-]+", command):
        assert (PACKAGE.parent / name).exists()
    assert command


def watched() -> list[str]:
    """Every expression of the rules and of the dashboard."""
    rules = yaml.safe_load((KIT / "monitoring" / "alerts.yaml").read_text("utf-8"))["groups"][0]["rules"]
    panels = json.loads((KIT / "monitoring" / "dashboard.json").read_text("utf-8"))["panels"]
    return [*(rule["expr"] for rule in rules), *(target["expr"] for panel in panels for target in panel["targets"])]


def test_there_are_three_rules_and_prometheus_takes_them() -> None:
    """By its own tool, which reads every expression."""
    checked = subprocess.run(  # noqa: S603 - our own file
        [checker("promtool"), "check", "rules", str(KIT / "monitoring" / "alerts.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "3 rules found" in checked.stdout


def test_what_is_watched_is_what_is_counted() -> None:
    """A name, a label or a route that is nowhere counted would never alarm anybody."""
    counted = {"form_requests_total": {"method", "route", "status"}, "form_request_seconds_bucket": {"route", "le"}}
    routes = [rule.rule for rule in create_app().url_map.iter_rules()]
    for expression in watched():
        names = re.findall(r"(form_\w+)(?:\{([^}]*)\})?", expression)
        assert names
        for name, selected in names:
            for label, compares, value in re.findall(r'(\w+)(=~|!~|=|!=)"([^"]*)"', selected):
                assert label in counted[name]
                if label == "route" and compares in ("=~", "="):
                    assert [route for route in routes if re.fullmatch(value, route)]
