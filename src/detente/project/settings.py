"""Django's settings, made from the environment (`environment.py` lists what it may say).

The order at the top matters: `pysqlite3` replaces the standard library's SQLite before Django loads, because versions
before 3.51.3 can corrupt a database in WAL mode when two connections write and checkpoint at once.
"""

from __future__ import annotations

import sys

import pysqlite3

sys.modules["sqlite3"] = pysqlite3

from typing import Any  # noqa: E402
from urllib.parse import parse_qs, unquote, urlsplit  # noqa: E402

import dj_database_url  # noqa: E402
from csp.constants import NONE, SELF  # noqa: E402

from detente.project import environment as env  # noqa: E402
from detente.project.secrets import secret_key  # noqa: E402

HOME = env.home()
BASE_URL = env.base_url()
PRODUCTION = env.is_production()
_HOST = urlsplit(BASE_URL).hostname or "127.0.0.1"

DEBUG = env.switch("DEBUG")
SECRET_KEY = secret_key(HOME, production=PRODUCTION)
ALLOWED_HOSTS = [_HOST] if PRODUCTION else [_HOST, "127.0.0.1", "localhost", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "detente.project",
    "detente.ledger",
    "detente.accounts",
    "detente.comments",
    "detente.moderation",
    "detente.news",
    "detente.notices",
    "detente.api",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "detente.project.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "detente.project.guards.NulMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "detente.accounts.middleware.StaffSecondFactorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "detente.project.guards.BusyDatabaseMiddleware",
]

ONLY_DOORS = env.get("ONLY") == "doors"
if ONLY_DOORS:  # nobody signs in and no page is shown
    MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "detente.project.headers.HeadersMiddleware",
        "allauth.account.middleware.AccountMiddleware",  # allauth does not load without it
    ]
ROOT_URLCONF = "detente.project.doors" if ONLY_DOORS else "detente.project.urls"
WSGI_APPLICATION = "detente.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "detente.project.context.site",
            ],
        },
    }
]

# --- Data -----------------------------------------------------------------------------------------------------------
# FULL, because with NORMAL an acknowledged commit can vanish with the power; IMMEDIATE, because a transaction that
# upgrades to a write in its middle cannot wait for its turn.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
}
_address = env.get("DATABASE_URL") or f"sqlite:///{HOME / 'detente.sqlite3'}"
if ONLY_DOORS:  # people's labels are all that is kept, in a small file that the first of them makes
    _address = f"sqlite:///{HOME / 'doors.sqlite3'}"
_database = dj_database_url.parse(_address, conn_max_age=None)
if _database["ENGINE"].endswith("sqlite3"):
    _database["OPTIONS"] = SQLITE_OPTIONS
else:
    _database["CONN_HEALTH_CHECKS"] = True
DATABASES = {
    "default": _database,
    # The shared cache without Redis: a second file, so that its writes never wait for comments. It may lose data.
    "cache": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "cache.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;",
        },
        "TEST": {"DEPENDENCIES": []},
    },
}
DATABASE_ROUTERS = ["detente.project.routers.CacheRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES: dict[str, dict[str, Any]]
if env.get("CACHE_URL"):
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": env.get("CACHE_URL"),
        }
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "detente_cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "renditions"}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People ---------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "detente.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "detente.accounts.forms.ConsentForm"
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_USERNAME_BLACKLIST = [
    "admin",
    "administrator",
    "moderator",
    "editor",
    "newsroom",
    "detente",
    "root",
    "staff",
]
ACCOUNT_USERNAME_VALIDATORS = "detente.accounts.validators.username_validators"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(BASE_URL).scheme
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "detente.accounts.adapters.SealedMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = env.get("PUBLISHER") or "Detente"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
USERSESSIONS_TRACK_ACTIVITY = False
STAFF_MFA = env.switch("STAFF_MFA") if env.get("STAFF_MFA") else PRODUCTION

_proxies = env.get("TRUSTED_PROXIES").strip()
TRUSTED_PROXIES = int(_proxies) if _proxies else None
# The front turns X-Forwarded-For into REMOTE_ADDR itself, so the rate limits behind it trust no header at all.
ALLAUTH_TRUSTED_PROXY_COUNT = 0

SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "detente.project.views.csrf_failure"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Wire -----------------------------------------------------------------------------------------------------------
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 63_072_000 if BASE_URL.startswith("https://") else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_SECONDS > 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
CONTENT_SECURITY_POLICY = {
    # Wagtail's editor still writes inline scripts and styles; it has a policy of its own in headers.py.
    "EXCLUDE_URL_PREFIXES": ("/editor/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    },
}

LANGUAGE_CODE = env.get("LANGUAGE")
TIME_ZONE = env.get("TIME_ZONE")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "detente.project.storage.HashedStaticFiles"
    },
}

# --- Newsroom -------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = env.get("PUBLISHER") or "Detente"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "news.NewsImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "detente.news.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_APPEND_SLASH = True

EMAIL_FROM = env.get("EMAIL_FROM") or f"newsroom@{_HOST}"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = EMAIL_FROM
_mail = urlsplit(env.get("EMAIL_URL"))
if _mail.scheme in ("smtp", "smtps"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_TLS = parse_qs(_mail.query).get("tls", ["0"])[0] in ("1", "true")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOME / "mail"

# What the rooms read; a room never reads the environment.
DETENTE: dict[str, Any] = {
    "HOME": HOME,
    "BASE_URL": BASE_URL,
    "PRODUCTION": PRODUCTION,
    "PUBLISHER": env.get("PUBLISHER"),
    "EDITION": env.get("EDITION"),
    "DSA_PROFILE": env.get("DSA_PROFILE"),
    "HOLD_NEWCOMERS": env.number("HOLD_NEWCOMERS"),
    "HOLD_UNMEASURED": env.switch("HOLD_UNMEASURED"),
    "HELD_WORDS": env.get("HELD_WORDS"),
    "CONTACT_EMAIL": env.get("CONTACT_EMAIL") or EMAIL_FROM,
    "MALWARE_FEED": env.get("MALWARE_FEED"),
    "MALWARE_FEED_SHA256": env.get("MALWARE_FEED_SHA256"),
    "HELP_COUNTRY": env.get("HELP_COUNTRY").upper(),
    "HELP_LINES": env.get("HELP_LINES"),
    "COMMENT_LIMIT": 5_000,
    "API_KEYS": env.several("API_KEYS"),
    "API_ANALYSES_PER_MINUTE": env.number("API_ANALYSES_PER_MINUTE"),
    # Where requests are counted for all processes: Redis, or the file of the shared cache.
    "COUNTS": env.get("CACHE_URL") or HOME / "cache.sqlite3",
    "LABELS_ALONE": ONLY_DOORS,
    "KEEP_SUGGESTED_TEXTS": env.switch("KEEP_SUGGESTED_TEXTS"),
    "CORAL_SECRETS": env.several("CORAL_SECRETS"),
}
PERSONAL_PREFIXES = ("/accounts/", "/comments/", "/moderation/", "/editor/", "/api/", "/healthz")

SILENCED_SYSTEM_CHECKS = ["models.W036"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
