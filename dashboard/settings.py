"""Settings. Every choice an operator can make comes from the environment."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from dashboard.running import environment, logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = environment.read_var_dir(BASE_DIR)
DEBUG = environment.read_flag("DEBUG")
ALLOWED_HOSTS = environment.read_hosts()
PRODUCTION = environment.serves_strangers(ALLOWED_HOSTS)
SECRET_KEY = environment.read_secret_key(VAR_DIR, production=PRODUCTION)
PORT = environment.read_port()
# Whose word is taken for the client's address and for HTTPS.
PARLEY_TRUSTED_PROXIES = environment.read_networks("PARLEY_TRUSTED_PROXIES")
REDIS_URL = environment.read_redis_url()
DATABASES = {"default": environment.read_database(VAR_DIR)}

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "heroicons",
    "import_export",
    "dashboard",
    "positions",
]

MIDDLEWARE = [
    "dashboard.guarding.proxies.believe_trusted_proxies",
    "django.middleware.security.SecurityMiddleware",
    "dashboard.guarding.middleware.keep_to_this_origin",
    "dashboard.guarding.middleware.refuse_large_bodies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dashboard.caching.kept.answer_kept_pages",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "dashboard.guarding.middleware.name_the_actor",
    "dashboard.guarding.middleware.require_second_factor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "dashboard.guarding.middleware.RefuseNumbersTooLarge",
]

ROOT_URLCONF = "dashboard.urls"
WSGI_APPLICATION = "dashboard.wsgi.application"
# Below which path the site stands is the operator's to say, never a header's.
FORCE_SCRIPT_NAME = environment.read_prefix("PARLEY_PREFIX")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "dashboard.running.templates.OwnTemplates",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

# Once collected, files have hashed, compressed names (see statics.py).
STATIC_URL = f"{FORCE_SCRIPT_NAME}/static/"
STATIC_ROOT = environment.read_static_dir(VAR_DIR)
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "dashboard.running.staticfinder.PlotlyFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_MAX_AGE = 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dashboard.running.statics.CollectedOrPlainStorage"},
}
MEDIA_ROOT = VAR_DIR / "media"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = PRODUCTION
# Only a trusted proxy's header gets as far as this.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "review"
# The limits stand in the handler; axes asks it before a password is looked at.
AXES_HANDLER = "dashboard.guarding.log_in.LogInLimits"
AXES_LOCKOUT_CALLABLE = "dashboard.views.log_in.too_many"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Parley"
# Nobody looks at another person's key; it is shown once, at enrolment.
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
# On one's own machine the one-time password is enough; in public it is not.
PARLEY_REQUIRE_SECOND_FACTOR = PRODUCTION
# Who coded a statement cannot accept it.
PARLEY_TWO_PERSON_RULE = environment.read_flag("PARLEY_TWO_PERSON_RULE")

# Tables are exported by whoever may see them, imported by whoever may change them.
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
# Between upload and confirmation: in a folder of their own, which all processes see.
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.MediaStorage"

DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

# Publishers see who asks and whom to write to.
PARLEY_CONTACT = environment.read_contact()
PARLEY_USER_AGENT = f"Parley/0.1 (+{PARLEY_CONTACT})"
PARLEY_FETCH_ALLOWED_HOSTS = environment.read_list("PARLEY_FETCH_ALLOWED_HOSTS")

# The rows are the durable queue; a message only says which row to look at.
# A lease outlasts the longest task; after it the job is given to another worker.
PARLEY_LEASE_SECONDS = environment.read_seconds("PARLEY_LEASE_SECONDS", 150)
PARLEY_RECONCILE_SECONDS = environment.read_seconds("PARLEY_RECONCILE_SECONDS", 30)
CELERY_BROKER_URL = REDIS_URL or "memory://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "visibility_timeout": 900,
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        # A broker that hangs must not hang the pages that send to it.
        "socket_connect_timeout": 3,
        "socket_timeout": 10,
    }
    if REDIS_URL
    else {"polling_interval": 0.02}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A Redis without free memory refuses commands; the worker must outlive that.
CELERY_BROKER_CHANNEL_ERROR_RETRY = True
# One try: a message that cannot be sent is sent by the next round over the rows.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_BEAT_SCHEDULE = {
    "reconcile imports": {
        "task": "positions.reconcile_imports",
        "schedule": PARLEY_RECONCILE_SECONDS,
    },
    "poll feeds": {"task": "positions.poll_feeds", "schedule": 60.0},
    "sign of life": {"task": "positions.beat", "schedule": 60.0},
}

LOGGING = logs.logging_settings()
