"""What asks for a person's look, kept on the comment so that the desk finds it by an index."""

from django.db import migrations, models

MARKED = 100


def look_again(apps, schema_editor):
    """Fill the column for what was published before it was there and no person has decided about."""
    Comment = apps.get_model("comments", "Comment")
    waiting = Comment.objects.filter(state="published", restored=False, edited_by_staff=False, author__is_staff=False)
    for comment in waiting.select_related("revision").iterator(chunk_size=500):
        verdict = comment.revision.verdict if comment.revision else {}
        marked = any(finding.get("action") == "mark" for finding in verdict.get("findings", ()))
        if doubt := MARKED * marked + len(verdict.get("unmeasured", ())):
            Comment.objects.filter(pk=comment.pk).update(doubt=doubt)


class Migration(migrations.Migration):
    dependencies = [("comments", "0001_initial")]

    operations = [
        migrations.AddField("comment", "doubt", models.PositiveSmallIntegerField(editable=False, null=True)),
        migrations.AddIndex(
            "comment",
            models.Index(
                condition=models.Q(("doubt__isnull", False)),
                fields=["-doubt", "-created"],
                name="comments_doubt",
            ),
        ),
        migrations.RunPython(look_again, migrations.RunPython.noop, elidable=True),
    ]
