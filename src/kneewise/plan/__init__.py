"""The plan: facts in, the next session and its reasons out."""

from kneewise.plan.borne import WeekBorne, weeks_borne
from kneewise.plan.corrections import CORRECTABLE, Corrected, as_corrected
from kneewise.plan.course import Course
from kneewise.plan.day import person_day
from kneewise.plan.decide import next_session
from kneewise.plan.diary import Diary, DiaryDay, Practice, diary
from kneewise.plan.fact_fields import Json
from kneewise.plan.fact_json import fact_from_json, fact_to_json
from kneewise.plan.facts import (
    BadFact,
    Band,
    Cleared,
    Equipment,
    ExerciseRated,
    Fact,
    Form,
    FunctionalTested,
    HourAfter,
    How,
    InSession,
    Legs,
    Load,
    MorningChecked,
    OfExercise,
    PainReported,
    PerKnee,
    Place,
    Profile,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
    Sex,
    Weekday,
)
from kneewise.plan.kneecap import person_of
from kneewise.plan.protocol import BadProtocol, Protocol, default_protocol, protocol_from_toml
from kneewise.plan.session import Answer, Change, Gate, Item, KneeBudget, Reason, Refusal, Session
from kneewise.plan.standing import Phase
from kneewise.plan.triage import QUESTIONS, SHORT_FORM, Level, Question

__all__ = [
    "CORRECTABLE",
    "QUESTIONS",
    "SHORT_FORM",
    "Answer",
    "BadFact",
    "BadProtocol",
    "Band",
    "Change",
    "Cleared",
    "Corrected",
    "Course",
    "Diary",
    "DiaryDay",
    "Equipment",
    "ExerciseRated",
    "Fact",
    "Form",
    "FunctionalTested",
    "Gate",
    "HourAfter",
    "How",
    "InSession",
    "Item",
    "Json",
    "KneeBudget",
    "Legs",
    "Level",
    "Load",
    "MorningChecked",
    "OfExercise",
    "PainReported",
    "PerKnee",
    "Phase",
    "Place",
    "Practice",
    "Profile",
    "Protocol",
    "Question",
    "Reason",
    "Refusal",
    "Screened",
    "Session",
    "SessionEnded",
    "SessionStarted",
    "SetDone",
    "Sex",
    "WeekBorne",
    "Weekday",
    "as_corrected",
    "default_protocol",
    "diary",
    "fact_from_json",
    "fact_to_json",
    "next_session",
    "person_day",
    "person_of",
    "protocol_from_toml",
    "weeks_borne",
]
