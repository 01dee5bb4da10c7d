"""Words that a search never corrects and never proposes, to begin with: frequent first names, and words that would
hurt whoever reads them as a guess of what they meant. Editors go on from here."""

from django.db import migrations

WORDS = {
    "en": (
        "rape raped rapist suicide suicidal whore whores slut sluts prostitute prostitutes hooker gypsy gypsies jew jews "
        "muslim muslims nigger negro faggot retard retarded cripple bastard paedophile pedophile pornography incest "
        "james sarah emily jacob sophie daniel michael hannah joseph david maria fatima ahmed mohamed mohammed ibrahim"
    ),
    "ro": (
        "viol violat violata violator sinucidere curva curve prostituata prostituate tigan tigani tiganca evreu evrei "
        "musulman handicapat handicapata bastard pedofil pornografie incest andrei alexandru gabriel mihai ioana elena "
        "andreea cristina alexandra stefan adrian florin ionut marian nicoleta mihaela daniela catalin razvan bogdan"
    ),
    "nl": (
        "verkracht verkrachting verkrachter zelfmoord zelfdoding hoer hoeren slet prostituee prostituees zigeuner "
        "zigeuners jood joden moslim moslims neger flikker gehandicapt pedofiel pornografie incest johan pieter sanne "
        "lotte daan thijs femke jeroen maarten anouk lisanne youssef mehmet kevin dennis wouter"
    ),
    "da": (
        "voldtaegt voldtaget selvmord luder ludere prostitueret prostituerede sigojner sigojnere jode joder muslim "
        "muslimer neger handicappet paedofil pornografi incest peter mette soren jesper kirsten camilla mathias "
        "frederik katrine rasmus kasper louise emilie oliver sofie"
    ),
}


def fill(apps, schema_editor):
    rows = apps.get_model("search", "GuardedWord")
    rows.objects.bulk_create(
        [rows(language=language, word=word) for language, words in WORDS.items() for word in words.split()],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0007_documents")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
