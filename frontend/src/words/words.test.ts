import { afterEach, expect, test, vi } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { beatWord } from "./telling.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("a page in Spanish is spoken to in Spanish, any other in English", async () => {
  expect((await import("./index.ts")).BUTTON.start).toBe("Start now");
  vi.resetModules();
  vi.stubGlobal("document", { documentElement: { lang: "es-MX" } });
  expect((await import("./index.ts")).BUTTON.start).toBe("Empezar ya");
  const { tellWords } = await import("./telling.ts");
  const work = { title: "La almeja", side: "left", number: 1, of: 3, reps: 10, load: LOAD } as const;
  expect(tellWords({ ...WORK, ...work }, undefined, false)).toEqual(["Ahora: pierna izquierda. 3 series de 10."]);
});

const LOAD = { ankle_weight_kg: 0, band: "none", range_deg: null };
const WORK = { exercise: "clamshell", hold_s: 0, tempo_s: [2, 1, 2], rest_s: 60, kneecap: "", beats: {} };

test("one is one, in both languages", () => {
  const dose = { number: 1, of: 1, reps: 10 };
  expect([en.doseWords(dose), es.doseWords(dose)]).toEqual(["1 set of 10", "1 serie de 10"]);
  expect(es.doseWords({ number: 2, of: 3, reps: 1 })).toBe("Serie 2 de 3: 1 repetición");
  expect(es.doseWords({ number: 2, of: 3, reps: 8 })).toBe("Serie 2 de 3: 8 repeticiones");
  expect([en.NOTICE.kept(1), es.NOTICE.kept(1)]).toEqual([
    "Welcome back. You had done 1 repetition of this set.",
    "Hola otra vez. Ya habías hecho 1 repetición de esta serie.",
  ]);
  expect([es.TITLES.holdFor(1), es.TITLES.holdFor(5)]).toEqual(["Mantén 1 segundo.", "Mantén 5 segundos."]);
  expect([es.SAY.restEnds(1), es.SAY.restEnds(10)]).toEqual([
    "Queda 1 segundo de descanso. Colócate en la posición.",
    "Quedan 10 segundos de descanso. Colócate en la posición.",
  ]);
});

test("a band's colour agrees with the band, and an unknown one is said as it is", () => {
  const load = { ankle_weight_kg: 1.5, band: "yellow", range_deg: 60 };
  expect(en.loadWords(load)).toBe("Ankle weight: 1.5 kg · Band: yellow · Bend to about 60°");
  expect(es.loadWords(load)).toBe("Tobillera con peso: 1.5 kg · Banda elástica: amarilla · Dobla hasta unos 60°");
  expect(es.loadWords({ ...LOAD, band: "silver" })).toBe("Banda elástica: silver");
  expect(es.loadWords(LOAD)).toBeNull();
});

test("left and right are written out", () => {
  expect(es.stopWords("left", false)).toBe("Dejarlo por hoy con la pierna izquierda");
  expect(es.stopWords("both", false)).toBe("Dejar este ejercicio por hoy");
  expect(es.kneeWords("right")).toBe("Rodilla derecha");
});

/** What one reads of it: each text with where it stands, functions left out. */
function texts(value: unknown, place = ""): [string, string][] {
  if (typeof value === "string") return [[place, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => texts(one, `${place}.${name}`));
}

test("nothing was left in English", () => {
  const spanish = new Map(texts(es));
  const same = texts(en).filter(([place, text]) => /[a-z]{2}/.test(text) && spanish.get(place) === text);
  expect(same).toEqual([]);
});

test("the labels of buttons begin with, or hold, what stands on them", () => {
  for (const { BUTTON, CAMERA } of [en, es]) {
    expect(BUTTON.lessLabel.startsWith(BUTTON.less)).toBe(true);
    expect(BUTTON.moreLabel.startsWith(BUTTON.more)).toBe(true);
    expect(BUTTON.tenMoreLabel.startsWith(BUTTON.tenMore)).toBe(true);
    expect(BUTTON.oneMore).toContain(BUTTON.one);
    expect(CAMERA.without.toLowerCase()).toContain(BUTTON.withoutCamera.toLowerCase());
  }
});

test("an exercise that lifts nothing has words of its own", () => {
  expect(beatWord({ beats: { lift: "Bend" } }, "lift")).toBe("Bend");
  expect(beatWord({ beats: {} }, "lift")).toBe(en.BEAT_WORDS.lift);
});
