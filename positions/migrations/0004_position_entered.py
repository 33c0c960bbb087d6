from datetime import date

from django.db import migrations, models
from django.db.models import F, Q


def enter_with_the_interval(apps, schema_editor):
    """Rows held so far keep the promises; they are worked out anew after migrating."""
    Position = apps.get_model("positions", "Position")
    rows = Position.objects.using(schema_editor.connection.alias)
    rows.update(entered_on=F("valid_from"), last_said_on=F("valid_from"))


class Migration(migrations.Migration):
    dependencies = [("positions", "0003_lines_as_of")]

    operations = [
        migrations.AddField(
            model_name="position",
            name="entered_on",
            field=models.DateField(default=date.min),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="position",
            name="last_said_on",
            field=models.DateField(default=date.min),
            preserve_default=False,
        ),
        migrations.RunPython(enter_with_the_interval, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=Q(("entered_on__lte", F("last_said_on")))
                & Q(("last_said_on__lte", F("valid_from"))),
                name="position_entered_before_it_was_last_said",
            ),
        ),
    ]
