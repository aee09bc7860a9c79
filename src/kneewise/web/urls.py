"""The addresses of the local app."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from kneewise.web.offline import views as offline
from kneewise.web.views import (
    afterwards,
    back,
    beginning,
    browser,
    changes,
    entries,
    learn,
    own,
    paper,
    progress,
    reminders,
    review,
    training,
    wellbeing,
)

handler400 = "kneewise.web.refusal.bad_request"
handler404 = "kneewise.web.refusal.not_found"
handler500 = "kneewise.web.refusal.broken"

urlpatterns = [
    path("", beginning.home, name="home"),
    path("safety", beginning.safety, name="safety"),
    path("safety/stop", beginning.stop, name="stop"),
    path("safety/cleared", beginning.cleared, name="cleared"),
    path("about-you", beginning.about_you, name="about-you"),
    path("today", training.today, name="today"),
    path("start", training.start, name="start"),
    path("session", training.session, name="session"),
    path("summary", training.summary, name="summary"),
    path("hour-after", afterwards.hour_after, name="hour-after"),
    path("morning", afterwards.morning, name="morning"),
    path("knee-check", afterwards.knee_check, name="knee-check"),
    path("health", wellbeing.health, name="health"),
    path("maintenance", wellbeing.maintenance, name="maintenance"),
    path("back", back.back, name="back"),
    path("back/<slug:name>", back.attempt, name="attempt"),
    path("review", review.review, name="review"),
    path("review/<slug:name>", review.review_step, name="review-step"),
    path("changes", changes.changes, name="changes"),
    path("changes/<uuid:change>/take-back", changes.take_back, name="take-back"),
    path("progress", progress.progress, name="progress"),
    path("progress/kneecap", progress.kneecap_load, name="kneecap"),
    path("learn", learn.learn, name="learn"),
    path("learn/<slug:name>", learn.topic, name="topic"),
    path("mine", own.mine, name="mine"),
    path("mine/export.json", own.export, name="export"),
    path("mine/export.csv", own.export_table, name="export-table"),
    path("mine/import", own.take_in, name="import"),
    path("mine/entries", entries.entries, name="entries"),
    path("mine/entries/<uuid:entry>", entries.entry, name="entry"),
    path("mine/entries/<uuid:entry>/withdraw", entries.withdraw, name="withdraw"),
    path("plan/print", paper.plan_print, name="plan-print"),
    path("letter", paper.letter, name="letter"),
    path("mine/reminders", reminders.reminders, name="reminders"),
    path("mine/reminders/due", reminders.due, name="reminder-due"),
    path("mine/sessions.ics", reminders.download, name="calendar"),
    path("mine/calendar", reminders.subscription, name="subscription"),
    path("calendar/<slug:token>.ics", reminders.feed, name="calendar-feed"),
    path("mine/erase", own.erase, name="erase"),
    path("mine/erased", own.erased, name="erased"),
    path("language", set_language, name="language"),
    path("core.zip", browser.core, name="core"),
    path("service-worker.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("offline/app.zip", offline.app, name="offline-app"),
    path("api/", include(settings.KNEEWISE_API)),
]
