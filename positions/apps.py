from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class PositionsConfig(AppConfig):
    name = "positions"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Positions"

    def ready(self) -> None:
        from positions.actions import positions, roles  # noqa: PLC0415
        from positions.actions.audit import connections, install  # noqa: PLC0415

        connection_created.connect(connections.prepare, dispatch_uid="parley audit")
        pre_migrate.connect(install.remove_before_migrating, sender=self)
        post_migrate.connect(install.install_after_migrating, sender=self)
        post_migrate.connect(roles.ensure_roles, sender=self)
        post_migrate.connect(positions.rebuild_after_migrating, sender=self)
