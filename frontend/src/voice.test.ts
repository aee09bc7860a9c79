import { expect, test } from "vitest";
import { voiceFor } from "./voice.ts";

const voice = (lang: string, more: object = {}) => ({ lang, localService: true, default: false, ...more });
const english = voice("en-US", { default: true });
const spanish = voice("es-ES");
const mexican = voice("es_MX");

test("the voice speaks the page's language, whatever the device's own is", () => {
  expect(voiceFor([english, spanish], "es", [])).toBe(spanish);
  expect(voiceFor([spanish, english], "en", ["es-ES"])).toBe(english);
});

test("no other language that begins alike", () => {
  expect(voiceFor([voice("est"), voice("eo")], "es", [])).toBeNull();
});

test("a voice that would send the words away is none", () => {
  expect(voiceFor([english, voice("es-ES", { localService: false })], "es", [])).toBeNull();
});

test("the default comes first, then the person's own country", () => {
  expect(voiceFor([spanish, mexican], "es", ["es-MX", "es", "en"])).toBe(mexican);
  expect(voiceFor([mexican, voice("es-ES", { default: true })], "es", ["es-MX"])?.lang).toBe("es-ES");
  expect(voiceFor([spanish, mexican], "es", ["es-AR"])).toBe(spanish);
});
