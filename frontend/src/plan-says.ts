/** What an answer of the plan (the server's, or the one on this device) means for the session that is on. */

import type { SessionAnswer } from "./session.ts";
import type { PlanSays } from "./state.ts";

const SEE_CLINICIAN = "see-clinician";

export function planSays(answer: SessionAnswer, session: string): PlanSays {
  const { verdict, open_session, items, triage } = answer.session;
  if (verdict === SEE_CLINICIAN) return { stopped: [], ends: triage?.message ?? "" };
  if (open_session !== session) return { stopped: [], ends: null };
  const stopped = items.filter((item) => item.stopped_today);
  return {
    stopped: stopped.map(({ exercise, side, reasons }) => ({ exercise, side, says: reasons[0]?.says ?? "" })),
    ends: null,
  };
}
