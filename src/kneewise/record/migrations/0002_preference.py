from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0001_facts")]

    operations = [
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("person", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=64)),
                ("value", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [models.Index(fields=["name", "value"], name="who_has_this_value")],
                "constraints": [models.UniqueConstraint(fields=("person", "name"), name="one_value_per_name")],
            },
        ),
    ]
