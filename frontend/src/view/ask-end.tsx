/** Whether the session shall end for today: asked once, for "End" lies beside what is pressed often. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { BUTTON, ENDING } from "../words/index.ts";
import { Button } from "./parts.tsx";
import type { ScreenProps } from "./screen.ts";

export function AskEnd({ actions }: Pick<ScreenProps, "actions">) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => actions.send({ type: "end-closed" });
  return (
    <dialog
      ref={dialog}
      class="ask-end"
      aria-labelledby="end-heading"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id="end-heading">{ENDING.title}</h2>
      <p class="soft">{ENDING.says}</p>
      <div class="hurt-ways">
        <Button kind="primary" icon="play" name="end-closed" focused onPress={close}>
          {BUTTON.goOn}
        </Button>
        <Button kind="plain" icon="stop" name="end-sure" onPress={() => actions.send({ type: "end" })}>
          {BUTTON.endToday}
        </Button>
      </div>
    </dialog>
  );
}
