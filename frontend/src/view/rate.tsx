/** After an exercise: the kneecap's worst pain and the effort, for each leg that worked. */

import { useState } from "preact/hooks";
import { noMilder, worstTold } from "../programme.ts";
import type { Side } from "../session.ts";
import { type Rating, sidesToRate, workOf } from "../state.ts";
import { effortWords, kneeWords, painPastWords, RATE } from "../words/index.ts";
import { Remarks } from "./last-set.tsx";
import { Button, Noted, Scale } from "./parts.tsx";
import type { ScreenProps } from "./screen.ts";

type Answers = Partial<Record<Side, { peak_pain?: number; effort?: number }>>;

export function Rate({ state, around, actions }: ScreenProps) {
  const [answers, setAnswers] = useState<Answers>({});
  const sides = sidesToRate(state);
  const told = (side: Side) => worstTold(state.told, workOf(state).exercise, side);
  const answer = (side: Side, given: { peak_pain?: number; effort?: number }) =>
    setAnswers((before) => ({ ...before, [side]: { ...before[side], ...given } }));
  const pain = (side: Side) => noMilder(told(side), answers[side]?.peak_pain);
  const ratings = sides.map((side): Rating | null => {
    const [peak_pain, effort] = [pain(side), answers[side]?.effort];
    return peak_pain === null || effort === undefined ? null : { side, peak_pain, effort };
  });
  const complete = ratings.every((rating) => rating !== null);
  const send = () => actions.send({ type: "rated", ratings: ratings.filter((rating) => rating !== null) });
  return (
    <section class="panel rate" aria-labelledby="heading">
      <div class="body">
        <Noted noted={state.noted} />
        {state.notice !== null && <p class="notice">{state.notice}</p>}
        <p class="leg">{workOf(state).title}</p>
        <h1 id="heading" tabIndex={-1} data-far>
          {RATE.title}
        </h1>
        <p class="soft">{RATE.says}</p>
        <Remarks state={state} around={around} />
        <div class="knees">
          {sides.map((side) => (
            <div key={side} class="knee" data-knee={side}>
              <h2>{kneeWords(side)}</h2>
              {told(side) !== null && <p class="soft told">{RATE.told(told(side) ?? 0)}</p>}
              <Scale
                name={`pain-${side}`}
                legend={RATE.pain}
                ends={RATE.painEnds}
                focused={side === sides[0]}
                value={pain(side)}
                least={told(side) ?? 0}
                words={painPastWords}
                onChange={(peak_pain) => answer(side, { peak_pain })}
              />
              <Scale
                name={`effort-${side}`}
                legend={RATE.effort}
                ends={RATE.effortEnds}
                value={answers[side]?.effort ?? null}
                words={effortWords}
                onChange={(effort) => answer(side, { effort })}
              />
            </div>
          ))}
        </div>
      </div>
      <div class="acts">
        <Button kind="primary" icon="check" name="rated" disabled={!complete} onPress={send}>
          {complete ? RATE.on : RATE.choose}
        </Button>
      </div>
    </section>
  );
}
