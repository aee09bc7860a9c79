/** What was logged for the set just done, a way to put it right, and what the coach has to say of the set as a whole. */

import { keyOf } from "../programme.ts";
import { remarksOf } from "../report.ts";
import { workOf } from "../state.ts";
import { TITLES } from "../words/index.ts";
import { Icon } from "./parts.tsx";
import type { ScreenProps } from "./screen.ts";

export function LastSet({ state, around, actions }: Pick<ScreenProps, "state" | "around" | "actions">) {
  const { last } = state;
  if (last === null || last.reps_done === 0) return <Remarks state={state} around={around} />;
  const { reps_done, reps_target } = last;
  const isAgain = keyOf(last) === keyOf(workOf(state));
  const correct = (reps: number) => actions.send({ type: "correct", reps });
  return (
    <>
      <p class="last-set" data-last={reps_done}>
        <span>{isAgain ? TITLES.before(reps_done) : TITLES.logged(reps_done, reps_target)}</span>
        <button
          type="button"
          class="round"
          aria-label={TITLES.oneLess}
          disabled={reps_done <= 1}
          onClick={() => correct(reps_done - 1)}
        >
          <Icon name="minus" />
        </button>
        <button type="button" class="round" aria-label={TITLES.oneMore} onClick={() => correct(reps_done + 1)}>
          <Icon name="plus" />
        </button>
      </p>
      <Remarks state={state} around={around} />
    </>
  );
}

export function Remarks({ state, around }: Pick<ScreenProps, "state" | "around">) {
  return remarksOf(state.last?.report ?? null, around.coachSays).map((remark) => (
    <p key={remark} class="remark">
      {remark}
    </p>
  ));
}
