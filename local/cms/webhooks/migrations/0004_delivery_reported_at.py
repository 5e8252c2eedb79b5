from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('webhooks', '0003_delivery_refused'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='delivery',
            options={'default_permissions': ('view', 'change'), 'ordering': ('-id',), 'permissions': [('report_delivery', 'Can say what became of a delivery after the queue')], 'verbose_name': 'webhook delivery', 'verbose_name_plural': 'webhook deliveries'},
        ),
        migrations.AddField(
            model_name='delivery',
            name='reported_at',
            field=models.BigIntegerField(default=0, editable=False),
        ),
    ]
