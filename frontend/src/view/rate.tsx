/** After an exercise: the kneecap's worst pain and the effort, for each leg that worked. */

import { useState } from "preact/hooks";
import { kneesToRate, type Rating, workOf } from "../flow.ts";
import type { Knee } from "../session.ts";
import { effortWords, kneeWords, painWords } from "../words.ts";
import { Button, Scale } from "./parts.tsx";
import type { ScreenProps } from "./screen.ts";

type Answers = Partial<Record<Knee, { peak_pain?: number; effort?: number }>>;

export function Rate({ state, actions }: ScreenProps) {
  const [answers, setAnswers] = useState<Answers>({});
  const knees = kneesToRate(state);
  const answer = (knee: Knee, given: { peak_pain?: number; effort?: number }) =>
    setAnswers((before) => ({ ...before, [knee]: { ...before[knee], ...given } }));
  const ratings = knees.map((knee): Rating | null => {
    const { peak_pain, effort } = answers[knee] ?? {};
    return peak_pain === undefined ? null : { knee, peak_pain, effort: effort ?? null };
  });
  const complete = ratings.every((rating) => rating !== null);
  const send = () => actions.send({ type: "rated", ratings: ratings.filter((rating) => rating !== null) });
  return (
    <section class="panel rate" aria-labelledby="heading">
      <div class="body">
        <p class="leg">{workOf(state).title}</p>
        <h1 id="heading" tabIndex={-1} data-first={complete ? undefined : ""}>
          How was that?
        </h1>
        <p class="soft">Think of the worst moment. Some pain is fine; your next session follows from your answers.</p>
        <div class="knees">
          {knees.map((knee) => (
            <div key={knee} class="knee" data-knee={knee}>
              <h2>{kneeWords(knee)}</h2>
              <Scale
                name={`pain-${knee}`}
                legend="Worst pain at the kneecap"
                ends={["no pain", "the worst"]}
                value={answers[knee]?.peak_pain ?? null}
                words={painPast}
                onChange={(peak_pain) => answer(knee, { peak_pain })}
              />
              <Scale
                name={`effort-${knee}`}
                legend="How hard was it?"
                ends={["no effort", "all I had"]}
                value={answers[knee]?.effort ?? null}
                words={effortWords}
                onChange={(effort) => answer(knee, { effort })}
              />
            </div>
          ))}
        </div>
      </div>
      <div class="acts">
        <Button kind="primary" icon="check" name="rated" disabled={!complete} onPress={send}>
          {complete ? "Go on" : "Choose a number for the pain"}
        </Button>
      </div>
    </section>
  );
}

/** The same scale as during a set, without its instructions: the exercise is over. */
function painPast(pain: number): string {
  return painWords(pain).split(":")[0] ?? "";
}
