"""Reads the configuration from the environment; a wrong value names itself."""

import os
import re
import secrets
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
    ),
}
POSTGRES_OPTIONS = {"options": "-c statement_timeout=15000"}


def refuse(name: str, why: str) -> SystemExit:
    """The one plain line with which a start ends."""
    return SystemExit(f"Parley cannot start: {name} {why}")


def read_var_dir(base_dir: Path) -> Path:
    """The folder for database, media, logs and lock; made if it is missing."""
    folder = Path(os.environ.get("PARLEY_VAR") or base_dir / "var").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(
            "PARLEY_VAR", f"names a folder that cannot be made: {folder} ({error})"
        ) from None
    if not os.access(folder, os.W_OK):
        raise refuse("PARLEY_VAR", f"names a folder that cannot be written: {folder}")
    return folder


def read_static_dir(var_dir: Path) -> Path:
    """The folder of collected static files; may be shared by several installations."""
    return Path(os.environ.get("PARLEY_STATIC") or var_dir / "static").resolve()


def read_flag(name: str) -> bool:
    """A yes/no variable; unset means no."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "0", "false", "no", "off"}:
        return False
    if value in {"1", "true", "yes", "on"}:
        return True
    raise refuse(name, f"must be 1 or 0, but is {value!r}")


def read_port() -> int:
    value = os.environ.get("PORT") or "8000"
    if not value.isdigit() or not 1 <= int(value) <= 65535:
        raise refuse("PORT", f"must be a number from 1 to 65535, but is {value!r}")
    return int(value)


def read_hosts() -> list[str]:
    """Names this server answers to; by default this machine only."""
    value = os.environ.get("ALLOWED_HOSTS", "")
    hosts = [host.strip() for host in value.split(",") if host.strip()]
    for host in hosts:
        if not re.fullmatch(r"[A-Za-z0-9.\-*\[\]:]+", host):
            raise refuse("ALLOWED_HOSTS", f"holds {host!r}, which is no host name")
    return hosts or LOCAL_HOSTS


def serves_strangers(hosts: list[str]) -> bool:
    """True when any name but this machine's own is answered: a real deployment."""
    return any(host not in LOCAL_HOSTS for host in hosts)


def read_secret_key(var_dir: Path, *, production: bool) -> str:
    """SECRET_KEY, or on one's own machine a key that is made once and kept."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if production:
        raise refuse("SECRET_KEY", "must be set when ALLOWED_HOSTS names other hosts")
    path = var_dir / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8")


# SQLite reads the whole schema, triggers included, on each new connection: as much
# work as twenty answers from the cache.
KEPT_SECONDS = 60


def read_database(var_dir: Path) -> dict[str, Any]:
    """Django's settings for DATABASE_URL; SQLite in the var folder by default."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        engine = "django.db.backends.sqlite3"
        name = str(var_dir / "parley.sqlite3")
        # A file, so that tests with several writers meet real locks.
        test = {"NAME": str(var_dir / "test.sqlite3")}
        return {
            "ENGINE": engine,
            "NAME": name,
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": KEPT_SECONDS,
            "TEST": test,
        }
    scheme = urlsplit(url).scheme
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise refuse("DATABASE_URL", "must begin with sqlite:// or postgres://")
    config: dict[str, Any] = environ.Env.db_url_config(url)
    if scheme == "sqlite":
        return config | {"OPTIONS": SQLITE_OPTIONS, "CONN_MAX_AGE": KEPT_SECONDS}
    return config | {
        "OPTIONS": POSTGRES_OPTIONS | config.get("OPTIONS", {}),
        "CONN_MAX_AGE": KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
    }


def read_redis_url() -> str:
    url = os.environ.get("REDIS_URL", "")
    if url and urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise refuse("REDIS_URL", "must begin with redis://, rediss:// or unix://")
    return url


def read_networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Addresses or networks such as `127.0.0.1, 10.1.0.0/16`."""
    networks = []
    for part in read_list(name):
        try:
            network = ip_network(part)
        except ValueError:
            raise refuse(
                name, f"holds {part!r}, which is no address or network"
            ) from None
        if not network.prefixlen:
            raise refuse(name, f"holds {part!r}, which would trust everybody")
        networks.append(network)
    return networks


def read_prefix(name: str) -> str:
    """The path below which the site stands, such as `/parley`; empty at the root."""
    value = os.environ.get(name, "").rstrip("/")
    if value and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", value):
        raise refuse(name, f"must be a path such as /parley, but is {value!r}")
    return value


def read_list(name: str) -> list[str]:
    """A comma-separated list of host names, in lower case."""
    value = os.environ.get(name, "")
    return [part.strip().lower() for part in value.split(",") if part.strip()]


def read_contact() -> str:
    """Address or page by which a publisher or reader reaches the operator."""
    return os.environ.get("PARLEY_CONTACT") or "https://parley.example/contact"


def read_seconds(name: str, default: float) -> float:
    """A positive number of seconds."""
    value = os.environ.get(name, "")
    try:
        seconds = float(value) if value else default
    except ValueError:
        seconds = -1.0
    if not 0 < seconds <= 86_400:
        raise refuse(name, f"must be a number of seconds, but is {value!r}")
    return seconds
