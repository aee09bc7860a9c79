/** What is said of the network, in Spanish. */

import type { OfflineWords } from "./en.ts";

const networkWords: OfflineWords["networkWords"] = ({ away, waiting, refused, held }) => {
  const said: string[] = [];
  if (away) said.push(`Sin conexión. Lo que registras se guarda aquí y se envía después${inLine(waiting)}.`);
  else if (waiting) said.push(`Enviando lo que registraste${inLine(waiting)}.`);
  if (refused) said.push(refusedWords(refused));
  if (held) said.push(heldWords(held));
  return said.join(" ");
};

function inLine(waiting: number): string {
  return waiting === 0 ? "" : ` (${waiting} en espera)`;
}

function refusedWords(number: number): string {
  return number === 1
    ? "1 registro no se pudo enviar. Está guardado en este dispositivo y se intenta otra vez."
    : `${number} registros no se pudieron enviar. Están guardados en este dispositivo y se intenta otra vez.`;
}

function heldWords(number: number): string {
  const left = number === 1 ? "1 registro de antes nunca salió" : `${number} registros de antes nunca salieron`;
  return `Todo se borró en otro lugar. ${left} de este dispositivo.`;
}

export const es: OfflineWords = {
  networkWords,
  release: "Enviar",
  drop: "Borrar aquí también",
  cannotWake:
    "Esta página no se pudo hacer sin conexión. No se pierde nada. Inténtalo de nuevo cuando tengas conexión.",
  waking: { title: "Un momento", says: "No tienes conexión. Kneewise está haciendo esta página en tu dispositivo." },
};
