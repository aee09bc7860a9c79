"""What is seen and heard from the floor: a voice that writes down what it says, and how large the words are."""

from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Error, Page

LISTEN = """
(() => {
  const heard = [];
  window.heard = heard;
  const voice = (name, lang, localService) => ({ name, lang, localService, default: !localService, voiceURI: name });
  const voices = [
    voice("far away", "en-GB", false),
    voice("on this device", "en-GB", true),
    voice("en este equipo", "es-ES", true),
  ];
  const synthesis = {
    speaking: false,
    pending: false,
    getVoices: () => voices,
    cancel() {},
    speak(words) {
      heard.push({ voice: words.voice.name, text: words.text });
      words.onstart?.();
    },
    addEventListener() {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
})();
"""
"""Voices in the page's place for them: one that would send the words away, and two of the device."""

AWAKE = """
(() => {
  window.asked = 0;
  const lock = () => Object.assign(new EventTarget(), { released: false, release: async () => {} });
  const request = async () => {
    window.asked += 1;
    window.lock = lock();
    return window.lock;
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request } });
})();
"""
"""A screen that counts how often it is asked to stay awake."""


def listens(window: BrowserContext) -> None:
    window.add_init_script(LISTEN)


def heard(page: Page, *, by: str = "on this device") -> list[str]:
    """All that was said since the page was loaded, by this voice and no other."""
    words = page.evaluate("heard")
    assert {word["voice"] for word in words} <= {by}
    return [word["text"] for word in words]


def stops_the_clock(page: Page) -> None:
    """From here on the time of a page with an installed clock passes only by ``passes``."""
    for ahead_s in (1, 4, 16):  # a busy machine may be past it before it is told
        with suppress(Error):
            page.clock.pause_at(page.evaluate("Date.now()") / 1000 + ahead_s)
            return
    raise AssertionError("the clock could not be stopped")


def passes(page: Page, seconds: float, *, step_ms: int = 400) -> None:
    """Let the page's clock run, in steps that are short for the player and quick for us."""
    for _ in range(round(1000 * seconds / step_ms)):
        page.clock.fast_forward(step_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Words on the screen: their size as a share of the window's height, and whether all of them is to be seen."""

    text: str
    share: float
    whole: bool


FAR = """() => [...document.querySelectorAll("[data-far]:not(.visually-hidden), .count")]
  .filter((it) => it.getClientRects().length > 0 && it.textContent.trim() !== "")
  .map((it) => {
    const place = it.getBoundingClientRect();
    const box = it.closest(".body, .panel").getBoundingClientRect();
    const fits = place.left >= -1 && place.right <= innerWidth + 1 && place.top >= box.top - 1
      && place.bottom <= box.bottom + 1 && place.bottom <= innerHeight + 1 && it.scrollWidth <= it.clientWidth + 1;
    return {
      text: it.textContent.trim(),
      share: parseFloat(getComputedStyle(it).fontSize) / innerHeight,
      whole: fits || it.tagName === "B",
    };
  })"""

SMALL = """() => [...document.querySelectorAll("#player :is(button, summary, select, .pick-step, .where label)")]
  .filter((it) => it.getClientRects().length > 0)
  .map((it) => ({ place: it.getBoundingClientRect(), name: it.dataset.button ?? it.textContent.trim() }))
  .filter(({ place }) => place.width < 43.5 || place.height < 43.5)
  .map(({ place, name }) => `${name}: ${place.width} x ${place.height}`)"""


def seen_from_afar(page: Page) -> list[Seen]:
    """What is meant to be read from two metres."""
    return [Seen(**each) for each in page.evaluate(FAR)]


def too_small_to_hit(page: Page) -> list[str]:
    """Targets under 44 pixels."""
    found: list[str] = page.evaluate(SMALL)
    return found
