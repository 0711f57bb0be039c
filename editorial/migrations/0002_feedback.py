

import django.db.models.deletion
import django.utils.timezone
import editorial.models.feedback
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('editorial', '0001_search_log'),
        ('services_catalogue', '0003_criterion_about'),
    ]

    operations = [
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=editorial.models.feedback.make_token, editable=False, max_length=43, unique=True)),
                ('what', models.CharField(choices=[('phone', 'The phone number is wrong'), ('hours', 'The opening hours are wrong'), ('moved', 'It closed or moved'), ('gone', 'It does not exist'), ('unclear', 'It is hard to understand, or badly translated'), ('other', 'Something else'), ('suggestion', 'A service is missing')], editable=False, max_length=20, verbose_name='what it says')),
                ('object_id', models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                ('text', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='text')),
                ('contact', models.CharField(blank=True, editable=False, max_length=200, verbose_name='how to reach the sender')),
                ('language', models.CharField(choices=[('el', 'Greek'), ('bg', 'Bulgarian'), ('tr', 'Turkish')], editable=False, max_length=5, verbose_name='language of the page')),
                ('sent_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='sent')),
                ('state', models.CharField(choices=[('new', 'new'), ('looking', 'being looked at'), ('done', 'done'), ('declined', 'not followed')], default='new', help_text='The sender sees it at their link.', max_length=10, verbose_name='state')),
                ('reply', models.TextField(blank=True, help_text='The sender reads it at their link. Write no names in it.', max_length=2000, verbose_name='answer')),
                ('reply_language', models.CharField(blank=True, choices=[('el', 'Greek'), ('bg', 'Bulgarian'), ('tr', 'Turkish')], max_length=5, verbose_name='language of the answer')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('category', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='services_catalogue.category', verbose_name='need')),
                ('content_type', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, to='contenttypes.contenttype')),
                ('municipality', models.ForeignKey(blank=True, help_text='Its editors see this message.', limit_choices_to={'kind': 'municipality'}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='services_catalogue.organisation', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'message of a reader',
                'verbose_name_plural': 'messages of readers',
                'ordering': ['-sent_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sender', models.CharField(max_length=64)),
                ('sent_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
            options={
                'indexes': [models.Index(fields=['sender', 'sent_at'], name='sending_by_sender')],
            },
        ),
    ]
