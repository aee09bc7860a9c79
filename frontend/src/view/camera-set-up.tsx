/** Getting into place before the camera: what it sees now, what the coach asks for, which camera. */

import { type State, workOf } from "../state.ts";
import { BUTTON, CAMERA, lightWords, SAY, sightWords } from "../words/index.ts";
import { Heading } from "./heading.tsx";
import { Button } from "./parts.tsx";
import type { Actions, Around, ScreenProps } from "./screen.ts";

export function Placing({ state, around, exercise, actions }: ScreenProps) {
  return (
    <section class="panel live" aria-labelledby="heading">
      <div class="body">
        <Heading work={workOf(state)} />
        <div class="placing">
          <p class="ask" data-far>
            {asked(state, around, exercise?.start ?? "", exercise?.camera_advice ?? "")}
          </p>
          <SeenNow around={around} />
        </div>
        <Choice around={around} actions={actions} />
      </div>
      <div class="acts">
        <Button kind="plain" icon="timer" name="without" onPress={() => actions.switchTo("timer")}>
          {BUTTON.withoutCamera}
        </Button>
      </div>
    </section>
  );
}

/** One thing at a time: the camera first, then light, then what the coach asks for. */
function asked(state: State, around: Around, start: string, advice: string): string {
  if (around.isAsking) return CAMERA.asking;
  if (around.coach !== "ready" || around.sight === null) return advice;
  return lightWords(around.light) ?? state.guided?.text ?? start;
}

function SeenNow({ around }: { around: Around }) {
  const { sight, coach, isAsking } = around;
  if (isAsking) return <p class="soft">{CAMERA.private}</p>;
  if (coach !== "ready" || sight === null) return <p class="soft">{CAMERA.waking}</p>;
  return (
    <>
      <p class={sight === "all" ? "seen-now all" : "seen-now"} data-sight={sight}>
        {sightWords(sight)}
      </p>
      <p class="soft">{sight === "all" ? SAY.still : SAY.byItself}</p>
    </>
  );
}

function Choice({ around, actions }: { around: Around; actions: Actions }) {
  return (
    <div class="camera-choice">
      {around.cameras.length > 1 && (
        <label class="choose-camera">
          <span>{CAMERA.which}</span>
          <select
            data-button="choose-camera"
            value={around.camera ?? ""}
            onChange={(event) => actions.chooseCamera(event.currentTarget.value)}
          >
            {around.cameras.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {around.camera !== null && (
        <Button
          kind="quiet"
          name="mirror"
          pressed={around.mirrored}
          label={CAMERA.mirrorLabel}
          icon={around.mirrored ? "check" : undefined}
          onPress={actions.mirror}
        >
          {CAMERA.mirrored}
        </Button>
      )}
    </div>
  );
}
