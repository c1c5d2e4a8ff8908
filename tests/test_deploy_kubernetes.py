"""The manifests for Kubernetes, checked against the schemas of an older and a newer version."""

from collections.abc import Iterator
from typing import Any

import kubernetes_validate
import pytest
import yaml

from bot.config import Settings
from tests.settings_named import DEPLOY, KNOWN, unknown_settings

FOLDER = DEPLOY / "kubernetes"
VERSIONS = ("1.27", "1.34")
Manifest = dict[str, Any]


def manifests() -> Iterator[Manifest]:
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name != "kustomization.yaml":
            yield from yaml.safe_load_all(path.read_text(encoding="utf-8"))


ALL = list(manifests())


def of_kind(kind: str) -> Manifest:
    (found,) = (each for each in ALL if each["kind"] == kind)
    return found


DEPLOYMENT, SECRET, CONFIG = of_kind("Deployment")["spec"], of_kind("Secret"), of_kind("ConfigMap")
BOT_POD: Manifest = DEPLOYMENT["template"]["spec"]
BACKUP_POD: Manifest = of_kind("CronJob")["spec"]["jobTemplate"]["spec"]["template"]["spec"]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("manifest", ALL, ids=lambda each: each["kind"])
def test_each_manifest_fits_its_schema(manifest: Manifest, version: str) -> None:
    kubernetes_validate.validate(manifest, version, strict=True)


def test_a_misspelt_field_does_not_fit() -> None:
    wrong = {**of_kind("PodDisruptionBudget"), "spec": {"minAvailabel": 1}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSIONS[-1], strict=True)


@pytest.mark.parametrize("pod", [BOT_POD, BACKUP_POD], ids=["bot", "backup"])
def test_each_pod_is_as_restricted_as_the_namespace_demands(pod: Manifest) -> None:
    labels = of_kind("Namespace")["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    for container in pod["containers"]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert container["resources"]["limits"]["memory"]
        mounted = {mount["name"] for mount in container["volumeMounts"]}
        assert mounted == {volume["name"] for volume in pod["volumes"]}


def test_two_bots_are_probed_and_one_stays_up() -> None:
    (bot,) = BOT_POD["containers"]
    assert DEPLOYMENT["replicas"] == 2
    assert of_kind("PodDisruptionBudget")["spec"]["minAvailable"] == 1
    paths = {
        name: bot[name]["httpGet"]["path"] for name in ("startupProbe", "livenessProbe", "readinessProbe")
    }
    assert paths == {"startupProbe": "/healthz", "livenessProbe": "/healthz", "readinessProbe": "/readyz"}
    labels = DEPLOYMENT["template"]["metadata"]["labels"]
    for selector in (
        DEPLOYMENT["selector"]["matchLabels"],
        of_kind("Service")["spec"]["selector"],
        of_kind("PodDisruptionBudget")["spec"]["selector"]["matchLabels"],
    ):
        assert selector.items() <= labels.items()


def test_every_setting_named_is_one_of_the_program_s_and_accepted() -> None:
    for path in FOLDER.glob("*.yaml"):
        assert unknown_settings(path.read_text(encoding="utf-8")) == set()
    stated = {**CONFIG["data"], **SECRET["stringData"]}
    assert set(stated) <= KNOWN
    settings = Settings(**{key.removeprefix("ONRECORD_").lower(): value for key, value in stated.items()})
    assert settings.token
    (port,) = BOT_POD["containers"][0]["ports"]
    assert settings.listens_at == ("0.0.0.0", port["containerPort"])
    (rule,) = of_kind("Ingress")["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert settings.webhook_url == f"https://{rule['host']}{path['path']}"
    assert path["pathType"] == "Exact"


def test_what_refers_to_something_refers_to_what_is_there() -> None:
    names = {(each["kind"], each["metadata"]["name"]) for each in ALL}
    kinds = {"configMapRef": "ConfigMap", "secretRef": "Secret"}
    for source in BOT_POD["containers"][0]["envFrom"]:
        ((reference, target),) = source.items()
        assert (kinds[reference], target["name"]) in names
    (variable,) = BACKUP_POD["containers"][0]["env"]
    assert variable["valueFrom"]["secretKeyRef"]["key"] in SECRET["stringData"]
    claims = [
        each["persistentVolumeClaim"] for each in BACKUP_POD["volumes"] if "persistentVolumeClaim" in each
    ]
    assert [("PersistentVolumeClaim", claim["claimName"]) in names for claim in claims] == [True]
    assert {each["metadata"].get("namespace") for each in ALL if each["kind"] != "Namespace"} == {"onrecord"}
    listed = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    assert all((FOLDER / name).is_file() for name in listed)
    assert "secret.example.yaml" not in listed
