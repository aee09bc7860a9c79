/** What every screen is given. */

import type { CameraChoice } from "../camera.ts";
import type { CoachState } from "../coach.ts";
import type { How } from "../fact.ts";
import type { Event, State } from "../flow.ts";
import type { Exercise } from "../session.ts";

/** What the machine does not know: the camera, the voice, what is still to be sent. */
export interface Around {
  coach: CoachState;
  cameras: readonly CameraChoice[];
  camera: string | null;
  mirrored: boolean;
  muted: boolean;
  waiting: number;
  refused: number;
}

export interface Actions {
  send: (event: Event) => void;
  start: (how: How) => void;
  finish: () => void;
  chooseCamera: (id: string) => void;
  mute: () => void;
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
