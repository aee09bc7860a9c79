import { expect, test } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";

const quiet = { type: "state", away: false, waiting: 0, refused: 0, held: 0, stream: "" } as const;

test.each([
  [{}, ""],
  [{ away: true }, "Offline. What you log is kept here and goes up later."],
  [{ away: true, waiting: 3 }, "Offline. What you log is kept here and goes up later (3 waiting)."],
  [{ waiting: 1 }, "Sending what you logged (1 waiting)."],
  [{ refused: 1 }, "1 entry could not go up. It is kept on this device, and is tried again."],
  [{ refused: 2 }, "2 entries could not go up. They are kept on this device, and are tried again."],
])("%j: %s", (change, words) => {
  expect(en.networkWords({ ...quiet, ...change })).toBe(words);
});

test.each([
  [{}, ""],
  [{ away: true, waiting: 3 }, "Sin conexión. Lo que registras se guarda aquí y se envía después (3 en espera)."],
  [{ waiting: 1 }, "Enviando lo que registraste (1 en espera)."],
  [{ refused: 2 }, "2 registros no se pudieron enviar. Están guardados en este dispositivo y se intenta otra vez."],
  [{ held: 1 }, "Todo se borró en otro lugar. 1 registro de antes nunca salió de este dispositivo."],
  [{ held: 2 }, "Todo se borró en otro lugar. 2 registros de antes nunca salieron de este dispositivo."],
])("%j: %s", (change, words) => {
  expect(es.networkWords({ ...quiet, ...change })).toBe(words);
});
