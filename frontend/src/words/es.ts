/** Everything that the player says and writes, in Spanish: for Spain and Latin America, with "tú", and of no gender. */

import type { Load, Side } from "../session.ts";
import type { Words } from "./en.ts";

type Part<K extends keyof Words> = Words[K];

const legWords: Part<"legWords"> = (side) => {
  if (side === "both") return "Ambas piernas";
  return side === "left" ? "Pierna izquierda" : "Pierna derecha";
};

const kneeWords: Part<"kneeWords"> = (side) => {
  if (side === "both") return "Ambas rodillas: la que más duela";
  return side === "left" ? "Rodilla izquierda" : "Rodilla derecha";
};

/** The plan names bands by their colour, in English. */
const BANDS: Record<string, string> = {
  yellow: "amarilla",
  red: "roja",
  green: "verde",
  blue: "azul",
  black: "negra",
};

function loadWords({ ankle_weight_kg, band, range_deg }: Load): string | null {
  const parts: string[] = [];
  if (ankle_weight_kg > 0) parts.push(`Tobillera con peso: ${ankle_weight_kg} kg`);
  if (band !== "none" && band !== "") parts.push(`Banda elástica: ${BANDS[band] ?? band}`);
  if (range_deg !== null) parts.push(`Dobla hasta unos ${range_deg}°`);
  return parts.length === 0 ? null : parts.join(" · ");
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const repetitions = (count: number): string => counted(count, "repetición", "repeticiones");
const seconds = (count: number): string => counted(count, "segundo", "segundos");

const doseWords: Part<"doseWords"> = ({ number, of, reps }) =>
  number > 1 ? `Serie ${number} de ${of}: ${repetitions(reps)}` : `${counted(of, "serie", "series")} de ${reps}`;

const SAY: Part<"SAY"> = {
  getReady: ({ title, side, number, of }) =>
    `${number > 1 ? `Serie ${number} de ${of}` : title}. ${legWords(side)}. Prepárate.`,
  placing: "Colócate en la posición inicial.",
  still: "No te muevas un momento. El conteo empieza solo.",
  byItself: "El conteo empieza solo.",
  go: "¡Ya!",
  goesOn: "Seguimos.",
  tapping: "Sigue. Después de cada repetición, pulsa la barra espaciadora o toca la pantalla.",
  lastOne: (count) => `${count}. Queda una.`,
  setDone: "Serie terminada. Muy bien.",
  setOver: "Serie terminada.",
  rest: (count) => `Descansa ${seconds(count)}.`,
  restEnds: (count) => `${count === 1 ? "Queda" : "Quedan"} ${seconds(count)} de descanso. Colócate en la posición.`,
  rate: "¿Qué tal fue para tu rodilla? Elige un número para el dolor y otro para el esfuerzo.",
  done: "La sesión de hoy está completa. Muy bien.",
  over: "La sesión de hoy está completa.",
  ended: "La sesión termina aquí. Lo que hiciste está guardado.",
  lost: "No te veo bien. Vuelve a entrar en la imagen.",
  found: "Ya te veo otra vez.",
  paused: "En pausa.",
  hurts: "Todo está en pausa. ¿Cuánto te duele y dónde?",
  ends: "¿Terminar por hoy?",
};

const NOTICE: Part<"NOTICE"> = {
  cameraLost:
    "La cámara se paró. El conteo está guardado. Después de cada repetición, toca la pantalla o pulsa la barra espaciadora.",
  cameraLostBefore: "La cámara se paró. ¿Está bien enchufada? Puedes intentarlo de nuevo o empezar sin ella.",
  coachFailed: "El entrenador con cámara no pudo empezar aquí. Puedes empezar sin él. No se pierde nada.",
  endedByPain: "Eso es mucho dolor. Ahora descansa. La página siguiente te dice qué hacer.",
  stopped: "Hoy no hagas más este ejercicio. Seguimos con el siguiente.",
  resumed: "Hola otra vez. Seguimos donde lo dejaste.",
  kept: (count) => `Hola otra vez. Ya habías hecho ${repetitions(count)} de esta serie.`,
};

const CAMERA_WORDS: Part<"CAMERA_WORDS"> = {
  refused:
    "El navegador no deja que esta página use la cámara. Pulsa el signo de la cámara o del candado que está junto a la dirección. Permite la cámara e inténtalo de nuevo. O empieza sin ella.",
  missing: "No se encontró ninguna cámara. Si tienes una, conéctala e inténtalo de nuevo. O empieza sin ella.",
  busy: "Otro programa está usando la cámara. Cierra ese programa, quizá una videollamada, e inténtalo de nuevo. O empieza sin ella.",
  unavailable: "Este navegador no le da la cámara a esta página. Puedes empezar sin ella. No se pierde nada.",
};

const CAMERA: Part<"CAMERA"> = {
  asking: "Permite la cámara cuando el navegador te pregunte.",
  private: "Nada de lo que ve la cámara sale de este dispositivo.",
  waking: "Despertando al entrenador…",
  fromThere: "Así",
  fromThereFigure: "La figura se muestra como te debe ver la cámara.",
  which: "Cámara",
  numbered: (number) => `Cámara ${number}`,
  mirrored: "Como espejo",
  mirrorLabel: "Mostrar la imagen como espejo",
  without: "Seguir sin cámara. El conteo está guardado.",
  again: "Volver a la cámara",
};

const PART_WORDS: Record<"head" | "hips" | "knees" | "feet", string> = {
  head: "Tu cabeza está",
  hips: "Tus caderas están",
  knees: "Tus rodillas están",
  feet: "Tus pies están",
};

const sightWords: Part<"sightWords"> = (sight) => {
  if (sight === "nobody") return "Todavía no veo a nadie.";
  if (sight === "all") return "Te veo de pies a cabeza.";
  return `${PART_WORDS[sight]} fuera de la imagen.`;
};

const lightWords: Part<"lightWords"> = (light) => {
  if (light === "good") return null;
  return light === "dark"
    ? "Está demasiado oscuro. Enciende una luz."
    : "La luz está detrás de ti. Cierra la cortina o gira la cámara.";
};

const BUTTON: Part<"BUTTON"> = {
  back: "Atrás",
  skip: "Omitir",
  pause: "Pausa",
  goOn: "Seguir",
  end: "Terminar",
  endToday: "Terminar por hoy",
  hurts: "Me duele",
  start: "Empezar ya",
  finish: "Terminar serie",
  tap: "Una hecha",
  one: "1",
  oneMore: "Contar 1 más",
  oneLess: "−1: contar una menos",
  slower: ["Más lento", "Aún más lento", "Ritmo normal"],
  less: "−15 s",
  more: "+15 s",
  lessLabel: "−15 s: 15 segundos menos",
  moreLabel: "+15 s: 15 segundos más",
  tenMore: "+10 s",
  tenMoreLabel: "+10 s: 10 segundos más",
  withoutCamera: "Sin cámara",
  hear: "Escuchar",
  goOnWith: (repetition) => `Seguir con la repetición ${repetition}`,
  anew: "Empezar de nuevo esta serie",
  mute: "Silenciar la voz y los sonidos",
  muted: "Silencio",
  voice: "Con voz",
  sounds: "Con sonidos",
  noVoice:
    "Este dispositivo no tiene una voz propia en español. Por eso solo hay sonidos. Todo lo que se diría está escrito.",
};

const KEYS: Part<"KEYS"> = {
  "space start": "empezar",
  "space count": "contar una",
  "space pause": "pausa",
  "space go": "seguir",
  pause: "pausa",
  back: "atrás",
  skip: "omitir",
  updown: "cómo contar",
  countup: "una más, una menos",
  rest: "más largo, más corto",
  longer: "más largo",
  hurts: "me duele",
  mute: "sonido",
  again: "escuchar otra vez",
  number: "elegir",
  enter: "siguiente",
};

const TITLES: Part<"TITLES"> = {
  paused: "En pausa",
  kept: (count) => (count === 1 ? "Tu repetición está guardada." : `Tus ${count} repeticiones están guardadas.`),
  time: "Tómate el tiempo que necesites.",
  getReady: "Prepárate",
  rest: "Descanso",
  next: (number, of) => `Siguiente: serie\u00a0${number}\u00a0de\u00a0${of}`,
  set: (number, of) => `Serie ${number} de ${of}`,
  of: (reps) => `de ${reps}`,
  minutes: "minutos",
  seconds: "segundos",
  exercise: (number, of) => `Ejercicio ${number} de ${of}`,
  tapEach: "Toca en cada una",
  ready: "Cuando quieras",
  hold: (count) => `Mantén ${count}`,
  steps: "Todos los pasos y en qué fijarte",
  step: (number, of) => `Paso ${number} de ${of}`,
  cameraPlace: "Dónde poner la cámara",
  startCount: "Empezar y contar",
  before: (done) => `Aquí ya hiciste ${done}. Si la repites, vale la nueva.`,
  lineBefore: "La instrucción anterior",
  nextLine: "La instrucción siguiente",
  holdFor: (count) => `Mantén ${seconds(count)}.`,
  kneecap: (says) => `En la rótula: ${says}.`,
  logged: (done, of) => `Registrado: ${done} de ${of}`,
  oneLess: "Una menos",
  oneMore: "Una más",
  sets: (done, of) => `${done} de ${of} series`,
  figure: (title) => `Una figura muestra: ${title}`,
};

const LEFT_OR_RIGHT: Record<Exclude<Side, "both">, string> = { left: "izquierda", right: "derecha" };

const HURT: Part<"HURT"> = {
  title: "Me duele",
  still: "No te muevas. Todo está en pausa.",
  much: "¿Cuánto?",
  ends: ["nada de dolor", "el peor dolor"],
  where: "¿Dónde?",
  places: { kneecap: "En la rótula o detrás", elsewhere: "En otro sitio" },
  on: "Anotarlo y seguir",
  nothing: "No es nada",
  noted: (pain, advice) => `Anotado: ${pain}. ${advice}.`,
  notedStop: (pain, side) =>
    side === "both"
      ? `Anotado: ${pain}. Este ejercicio termina por hoy.`
      : `Anotado: ${pain}. Por hoy, nada más de este ejercicio con la pierna ${LEFT_OR_RIGHT[side]}.`,
};

const stopWords: Part<"stopWords"> = (side, isForToday) => {
  if (isForToday) return "Parar por hoy";
  if (side === "both") return "Dejar este ejercicio por hoy";
  return `Dejarlo por hoy con la pierna ${LEFT_OR_RIGHT[side]}`;
};

const painPastWords: Part<"painPastWords"> = (pain) => {
  if (pain === 0) return "Sin dolor";
  if (pain <= 2) return "Leve";
  return pain <= 5 ? "Moderado" : "Fuerte";
};

const painWords: Part<"painWords"> = (pain) => {
  if (pain === 0) return "Sin dolor";
  if (pain <= 2) return "Leve: puedes seguir";
  if (pain <= 5) return "Con cuidado: haz un movimiento más pequeño";
  return "Demasiado: deja este ejercicio por hoy";
};

const effortWords: Part<"effortWords"> = (effort) => {
  if (effort <= 2) return "Muy fácil";
  if (effort <= 4) return "Fácil";
  if (effort <= 6) return "Buen trabajo";
  if (effort <= 8) return "Difícil";
  return "Todo lo que puedo";
};

export const es: Words = {
  BEAT_WORDS: { lift: "Sube", hold: "Mantén", lower: "Baja despacio", settle: "Descansa" },
  BUTTON,
  CAMERA,
  CAMERA_WORDS,
  DONE: {
    well: "Muy bien.",
    stop: "Por hoy, para aquí.",
    over: "Eso es todo por hoy.",
    nothing: "Hoy no se registró ninguna repetición. No pasa nada.",
    count: (reps) => `${repetitions(reps)} hoy.`,
    stopped: (what) => `Por hoy se dejó: ${what}.`,
    reps: (reps) => `${repetitions(reps)} hoy. Cada una ayuda a los músculos que guían tu rótula.`,
    next: "Ver qué viene después",
    whatToDo: "Ver qué hacer",
  },
  ENDING: { title: "¿Terminar por hoy?", says: "Lo que hiciste está guardado." },
  FAILED: {
    title: "No se pudo abrir la sesión.",
    says: "No se pierde nada. Mira si Kneewise está en marcha e inténtalo de nuevo.",
    again: "Intentar de nuevo",
  },
  HOW_WORDS: {
    camera: { title: "Con cámara", says: "Cuenta y mira tu técnica" },
    timer: { title: "A ritmo", says: "Muévete con la figura" },
    tap: { title: "Tocar", says: "Cuentas tú: toca o pulsa una tecla" },
  },
  HURT,
  KEYS,
  KEY_NAMES: { space: "Espacio", enter: "Intro" },
  NOTICE,
  RATE: {
    title: "¿Qué tal fue?",
    says: "Piensa en el peor momento. Un poco de dolor está bien. Tu próxima sesión depende de tus respuestas.",
    pain: "El peor dolor en la rótula",
    painEnds: HURT.ends,
    effort: "¿Cuánto te costó?",
    effortEnds: ["nada de esfuerzo", "todo lo que pude"],
    on: "Seguir",
    choose: "Elige los números",
    told: (pain) => `Dijiste ${pain} durante la serie.`,
  },
  SAVED: {
    refused: "Algo de lo que registraste no se pudo guardar. Sigue en este dispositivo y no se pierde nada.",
    waiting: "Tus respuestas están a salvo en este dispositivo. Se están enviando.",
    all: "Todo está guardado.",
  },
  SAY,
  TITLES,
  doseWords,
  effortWords,
  kneeWords,
  legWords,
  lightWords,
  loadWords,
  nowWords: (side) => `Ahora: ${legWords(side).toLowerCase()}.`,
  painPastWords,
  painWords,
  sightWords,
  stopWords,
};
