"""What is good to know, in short pieces: each with its sources, findable, and offered at the moment when it helps.

The words are ours (reading age about 12). Numbers come from the protocol. ``ABOUT`` says which piece helps with
which rule of the plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kneewise.plan import Protocol

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says so, what of it we use, and how sure we are."""

    who: str
    what: "StrOrPromise"
    certainty: "StrOrPromise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One piece. ``brief`` is one sentence for the list; ``points`` are what to do, in a list of their own."""

    name: str
    title: "StrOrPromise"
    brief: "StrOrPromise"
    says: "tuple[StrOrPromise, ...]"
    points: "tuple[StrOrPromise, ...]" = ()
    sources: tuple[Source, ...] = ()


_READ = _("read in the paper or on the publisher's own page")
_SECOND = _("read at second hand")
_KNOWN = _("known in the field; the text was not read")
_OURS = _("our proposal; no physiotherapist has signed it off yet")

_ARTICLE = Source(
    who="Gasnick K, PT, DPT",
    what=_("the five exercises, and what to leave until the knee is calm and strong"),
    certainty=_READ,
)
_TREK = Source(
    who="My Knee Cap, mykneecap.trekeducation.org",
    what=_("how much pain is allowed, and for how long"),
    certainty=_READ,
)
_GUIDE = Source(
    who="Neal BS et al. 2024, Br J Sports Med 58(24):1486-1495",
    what=_("teaching comes first; exercise for the knee, with exercise for the hip beside it"),
    certainty=_SECOND,
)
_JOSPT = Source(
    who="Willy RW et al. 2019, J Orthop Sports Phys Ther 49(9):CPG1-CPG95",
    what=_("exercise for hip and knee together; squatting, stairs and long sitting bring the pain on"),
    certainty=_KNOWN,
)
_POWERS = Source(
    who="Powers CM et al. 2014, J Orthop Sports Phys Ther 44(5):320-327",
    what=_("from 45 degrees to straight, a squat presses the kneecap little"),
    certainty=_READ,
)
_TEAM = Source(
    who="teampfp.com",
    what=_("a flare-up and crackling are common and do not mean harm"),
    certainty=_READ,
)
_ADAMS = Source(who="Adams 2012, PMC6044585", what=_("what to do with a sore knee, step by step"), certainty=_READ)
_HART = Source(
    who="Hart HF et al. 2022, Br J Sports Med 56:521-530",
    what=_("how hard walking, stairs and running press the kneecap"),
    certainty=_READ,
)
_OWN = Source(who="Kneewise", what=_("the order of the steps and the days between them"), certainty=_OURS)

TOPICS: tuple[Topic, ...] = (
    Topic(
        name="what-it-is",
        title=_("What this is"),
        brief=_("Pain around or behind the kneecap, and the names that you may hear for it."),
        says=(
            _(
                "Many people have pain around or behind the kneecap: about one adult in five. It comes on stairs, when "
                "squatting, when running, or after sitting for a long time. Clinicians call it patellofemoral pain, or "
                "runner’s knee."
            ),
            _(
                "Your answers may fit this kind of pain. Only a clinician can say what it is. Another name is "
                "chondromalacia patella. It means that the cartilage behind the kneecap has become softer, which only "
                "a scan or a look inside can show."
            ),
            _(
                "How much it hurts says how irritated the knee is now. It says little about the state of the "
                "cartilage. Clicking and crackling are common, also in knees that never hurt, and do not mean harm."
            ),
        ),
        sources=(
            Source(
                who="Collins NJ et al. 2018, Br J Sports Med 52:1170",
                what=_("how common it is: about 23 of 100 adults"),
                certainty=_READ,
            ),
            _JOSPT,
            _TEAM,
        ),
    ),
    Topic(
        name="hips",
        title=_("Why hips and thighs"),
        brief=_("Strong muscles above the knee guide the kneecap, and carry for it."),
        says=(
            _(
                "The kneecap slides in a groove at the end of the thigh bone. The muscles of the thigh pull on it, and "
                "the muscles of the hip keep the thigh from turning and falling inward. When they are strong, the "
                "kneecap is pressed more evenly."
            ),
            _(
                "So most of the first exercises are for the hip, lying down, with the foot free. They make you strong "
                "while the kneecap bears little. The semi squat follows, because the knee has to learn to carry again: "
                "hip exercises alone are not enough in the long run."
            ),
        ),
        sources=(_ARTICLE, _GUIDE, _JOSPT, _POWERS),
    ),
    Topic(
        name="pain",
        title=_("How much pain is allowed"),
        brief=_("The scale from 0 to 10, and what the plan does with your answer."),
        says=(
            _("You rate kneecap pain from 0 (none) to 10 (the worst you can think of)."),
            _(
                "An hour later, and the next morning, the knee should be about as it was before. The plan gets harder "
                "only when an exercise does not hurt the kneecap at all, and only when you have said how the next "
                "morning was."
            ),
        ),
        points=(
            _("0 to %(hold)s: fine. The exercise goes on."),
            _("More than %(hold)s, up to %(reduce)s: take it easier. Next time it comes back a step easier."),
            _("More than %(reduce)s: stop this exercise for today."),
            _("%(lock)s or more: stop the programme, and let somebody look at the knee."),
        ),
        sources=(
            _TREK,
            _ARTICLE,
            Source(who="Thomee R 1997, Phys Ther 77:1690", what=_("the same idea: the pain scale"), certainty=_KNOWN),
        ),
    ),
    Topic(
        name="leave",
        title=_("What to leave for now"),
        brief=_("Deep squats, lunges, running and jumping, and until when."),
        says=(
            _(
                "A deep squat presses the kneecap with several times your body weight, jumping with six to seven "
                "times. That is not forbidden for ever. It waits until the knee is calm and the leg is strong."
            ),
        ),
        sources=(_ARTICLE, _HART),
    ),
    Topic(
        name="flare-ups",
        title=_("When it flares up"),
        brief=_("A few worse days are common. What to do on the first, the second and the third."),
        says=(
            _(
                "A flare-up is common and does not mean harm. It says that it was a little too much, too soon: often "
                "not the exercises, but stairs, a long walk, a long drive."
            ),
        ),
        points=(
            _("Two quiet days: no squat, no running, no jumping. Move about as much as is comfortable."),
            _("Ice or warmth, if one of them feels good. Neither heals, neither harms."),
            _("Gentle tightening of the thigh with the knee straight is fine while it hurts no more than %(hold)s."),
            _("Then the plan comes back a step easier, and climbs again when sessions go well."),
            _("Not better after a week, or two flare-ups in four weeks? Talk with your doctor or physiotherapist."),
        ),
        sources=(_TEAM, _ADAMS, _OWN),
    ),
    Topic(
        name="sitting",
        title=_("Sitting for a long time"),
        brief=_("Why the knee aches in the cinema or the car, and what helps."),
        says=(
            _(
                "With the knee bent for long, the kneecap rests against the same place. It aches, most of all when you "
                "get up. That is one of the signs of this kind of pain, and it is not harmful."
            ),
        ),
        points=(
            _("Straighten the knee now and then, or stretch the leg out on a chair."),
            _("Get up every half hour, if you can."),
            _("In a car, take a break. In the cinema, take a seat at the aisle."),
            _("Tighten the thigh a few times with the knee straight before you stand up."),
        ),
        sources=(_JOSPT, Source(who="Kneewise", what=_("the small helps"), certainty=_OURS)),
    ),
    Topic(
        name="stairs",
        title=_("Stairs"),
        brief=_("They cannot be avoided. How to make them easier until the leg is stronger."),
        says=(
            _(
                "Going down stairs presses the kneecap with about three times your body weight, walking with about "
                "one. Everyday stairs are fine while they hurt no more than %(hold)s and the knee is calm afterwards."
            ),
        ),
        points=(
            _("Hold on to the rail, and take one step after the other, slowly."),
            _("Up: the good leg first. Down: the sore leg first."),
            _("Push through the whole foot, and keep the knee over the toes, not inward."),
            _("If there is a lift, use it on a sore day."),
        ),
        sources=(_HART, Source(who="Kneewise", what=_("the small helps"), certainty=_OURS)),
    ),
    Topic(
        name="running",
        title=_("Running again"),
        brief=_("What opens it, how it begins, and what to do when it hurts."),
        says=(
            _(
                "Each running step presses the kneecap with four to five times your body weight, a thousand times a "
                "mile. So it comes last but one: when stairs are free of pain, a brisk walk of half an hour is easy, "
                "and each leg can do its squats alone."
            ),
            _("Then it begins with walking and running in turn, with a day of rest between two runs."),
        ),
        points=(
            _("Up to %(hold)s of pain in a run is fine, when the knee is calm an hour later and the next morning."),
            _("Shorter and more often is kinder than long and seldom."),
            _("At first no hills, no stairs, and a little slower than you would like."),
            _("Short, quick steps load the kneecap less than long ones."),
        ),
        sources=(
            Source(who="Trials 2023, s13063-023-07502-x", what=_("walking and running in turn"), certainty=_READ),
            _TREK,
            _HART,
            _OWN,
        ),
    ),
    Topic(
        name="time",
        title=_("How long it takes"),
        brief=_("Weeks rather than days. Why patience is part of the plan."),
        says=(
            _(
                "Strength takes 6 to 8 weeks to show. The plan runs for 12. For some people it takes longer, and that "
                "is normal: after three months about half still have some pain, and those who kept training do better."
            ),
            _("Rest days are part of it. Muscles grow on the days between. Every sixth week is a light one."),
        ),
        sources=(
            Source(
                who="Sussex MSK Partnership", what=_("strength needs at least 6 to 8 weeks to show"), certainty=_READ
            ),
            Source(who="Br J Sports Med 2013;47:227", what=_("how many still have pain, and when"), certainty=_READ),
            Source(
                who="Rathleff MS et al. 2015, Br J Sports Med 49:406",
                what=_("more sessions, more recovery"),
                certainty=_READ,
            ),
        ),
    ),
    Topic(
        name="camera",
        title=_("What the camera does"),
        brief=_("It counts and helps with form. Its pictures stay on this device."),
        says=(
            _(
                "The camera counts your repetitions and looks at form: is the knee straight, does the back stay still. "
                "Its pictures are looked at on this device, are never sent, and are not kept. Only the numbers of a "
                "set are."
            ),
            _(
                "It sees less well than a physiotherapist, and says when it cannot tell. Nobody has shown that it "
                "makes the exercises work better. Everything works without it."
            ),
        ),
        sources=(Source(who="Kneewise", what=_("how well it counts and judges is measured"), certainty=_OURS),),
    ),
    Topic(
        name="help",
        title=_("When to see someone"),
        brief=_("What cannot wait, what should be looked at soon, and what is worth a talk."),
        says=(),
        sources=(
            Source(
                who="NHS Greater Glasgow and Clyde; Gloucestershire G-care; pmmonline.org; Physiopedia",
                what=_("the lists that ours is put together from"),
                certainty=_READ,
            ),
        ),
    ),
    Topic(
        name="kneewise",
        title=_("What Kneewise is, and is not"),
        brief=_("No certified medical device. Who made the plan, and who has not signed it off."),
        says=(
            _(
                "Kneewise is not a certified medical device: not CE marked, not cleared by the FDA. It does not "
                "diagnose, and it is not for emergencies. Use it together with a clinician."
            ),
            _(
                "The exercises follow an article by a physical therapist. Every number of the plan stands with its "
                "source, or says that it is our proposal. No physiotherapist has signed this version off yet."
            ),
        ),
        sources=(_ARTICLE, _OWN),
    ),
)

BY_NAME: Mapping[str, Topic] = {topic.name: topic for topic in TOPICS}

ABOUT: Mapping[str, str] = {
    "flare-up": "flare-ups",
    "flare-ups": "flare-ups",
    "stops": "pain",
    "STOP": "pain",
    "REDUCE": "pain",
    "HOLD-LOW": "pain",
    "HOLD": "pain",
    "rest-day": "time",
    "light-week": "time",
    "gate-a": "hips",
    "fall-back": "flare-ups",
}
"""Which piece helps to understand a rule, by the rule's name."""


def numbers(protocol: Protocol) -> dict[str, int]:
    """The numbers that the pieces speak of."""
    pain = protocol.pain
    return {"hold": pain.hold_max, "reduce": pain.reduce_max, "lock": pain.lock_min}
