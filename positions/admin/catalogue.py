"""Processes, parties and speakers."""

from django.contrib import admin

from positions.admin.base import CountsStatements, CuratedAdmin
from positions.admin.merging import MergeMixin
from positions.models import (
    Office,
    Participation,
    Party,
    PartyAlias,
    PeaceProcess,
    Speaker,
    SpeakerAlias,
)
from positions.vocabulary import Mergeable


class ParticipationInline(admin.TabularInline):
    model = Participation
    autocomplete_fields = ["party"]
    extra = 0


class PartyAliasInline(admin.TabularInline):
    model = PartyAlias
    extra = 0


class SpeakerAliasInline(admin.TabularInline):
    model = SpeakerAlias
    extra = 0


class OfficeInline(admin.TabularInline):
    model = Office
    autocomplete_fields = ["party"]
    extra = 0


@admin.register(PeaceProcess)
class PeaceProcessAdmin(CuratedAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    inlines = [ParticipationInline]


@admin.register(Party)
class PartyAdmin(CountsStatements, MergeMixin, CuratedAdmin):
    mergeable = Mergeable.PARTY
    list_display = ["code", "name", "kind", "country", "statement_count"]
    list_filter = ["kind", "participations__process"]
    search_fields = ["code", "name", "aliases__text"]
    autocomplete_fields = ["members"]
    inlines = [PartyAliasInline]


@admin.register(Participation)
class ParticipationAdmin(CuratedAdmin):
    list_display = ["process", "party", "role", "order"]
    list_filter = ["process", "role"]
    list_select_related = ["process", "party"]
    search_fields = ["party__name"]
    autocomplete_fields = ["process", "party"]


@admin.register(PartyAlias)
class PartyAliasAdmin(CuratedAdmin):
    list_display = ["text", "party", "language", "type", "ambiguous"]
    list_filter = ["language", "type", "ambiguous", "party"]
    list_select_related = ["party"]
    search_fields = ["text"]
    autocomplete_fields = ["party"]


@admin.register(Speaker)
class SpeakerAdmin(MergeMixin, CuratedAdmin):
    mergeable = Mergeable.SPEAKER
    list_display = ["name", "key"]
    list_filter = ["offices__party"]
    search_fields = ["name", "key", "aliases__text"]
    inlines = [OfficeInline, SpeakerAliasInline]


@admin.register(SpeakerAlias)
class SpeakerAliasAdmin(CuratedAdmin):
    list_display = ["text", "speaker", "language"]
    list_filter = ["language"]
    list_select_related = ["speaker"]
    search_fields = ["text", "speaker__name"]
    autocomplete_fields = ["speaker"]


@admin.register(Office)
class OfficeAdmin(CuratedAdmin):
    list_display = ["speaker", "title", "party", "from_date", "to_date"]
    list_filter = ["party"]
    list_select_related = ["speaker", "party"]
    search_fields = ["speaker__name", "title"]
    autocomplete_fields = ["speaker", "party"]
