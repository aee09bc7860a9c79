/** What every screen is given. */

import type { CameraChoice } from "../camera.ts";
import type { CoachState } from "../coach.ts";
import type { CoachSays } from "../coach-says.ts";
import type { How } from "../fact.ts";
import type { Exercise } from "../session.ts";
import type { Light, Sight } from "../sight.ts";
import type { Event, State } from "../state.ts";

/** What the machine does not know: the camera, the voice, what is still to be sent. */
export interface Around {
  coach: CoachState;
  /** The browser asks the person for the camera. */
  isAsking: boolean;
  cameras: readonly CameraChoice[];
  camera: string | null;
  mirrored: boolean;
  /** What is in the picture; null before the coach has looked. */
  sight: Sight | null;
  light: Light;
  muted: boolean;
  canSpeak: boolean;
  /** What was said last, for a screen reader. */
  said: string;
  /** Which of the exercise's instructions is being read aloud. */
  telling: number | null;
  /** What the coach's sentences are in the page's language. */
  coachSays: CoachSays;
  waiting: number;
  refused: number;
}

export interface Actions {
  send: (event: Event) => void;
  start: (how: How) => void;
  switchTo: (how: How) => void;
  finish: () => void;
  chooseCamera: (id: string) => void;
  mirror: () => void;
  mute: () => void;
  hear: () => void;
  leave: () => void;
  figure: (host: HTMLElement | null) => void;
  picture: (host: HTMLElement | null) => void;
}

export interface ScreenProps {
  state: State;
  exercise: Exercise | undefined;
  around: Around;
  actions: Actions;
}
