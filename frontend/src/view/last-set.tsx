/** What was logged for the set just done, a way to put it right, and what the coach has to say of the set as a whole. */

import { remarksOf } from "../report.ts";
import type { State } from "../state.ts";
import { TITLES } from "../words.ts";
import { Icon } from "./parts.tsx";
import type { Actions } from "./screen.ts";

export function LastSet({ state, actions }: { state: State; actions: Actions }) {
  const { last } = state;
  if (last === null || last.reps_done === 0) return <Remarks state={state} />;
  const { reps_done, reps_target } = last;
  const correct = (reps: number) => actions.send({ type: "correct", reps });
  return (
    <>
      <p class="last-set" data-last={reps_done}>
        <span>{TITLES.logged(reps_done, reps_target)}</span>
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
      <Remarks state={state} />
    </>
  );
}

export function Remarks({ state }: { state: State }) {
  return remarksOf(state.last?.report ?? null).map((remark) => (
    <p key={remark} class="remark">
      {remark}
    </p>
  ));
}
