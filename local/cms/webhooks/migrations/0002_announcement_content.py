from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('webhooks', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='announcement',
            name='content',
            field=models.CharField(default='', max_length=64),
        ),
        migrations.AddField(
            model_name='announcement',
            name='uses',
            field=models.JSONField(default=list),
        ),
    ]
