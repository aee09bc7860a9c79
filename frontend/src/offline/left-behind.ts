/** What the player leaves in the browser of what a person logged: facts on their way, refused ones, the set that was on. */

const LOGGED = {
  here: /^kneewise\.(?:fact\.|refused\.|set$)/,
  /** What is on its way may be new since: nobody may lose it unasked. */
  elsewhere: /^kneewise\.(?:refused\.|set$)/,
};

/** Everything was erased: let go of it. What was chosen (how to count, the camera, the sound) stays. */
export function forgetLeftBehind(storage: Storage, erased: "here" | "elsewhere"): void {
  for (const key of Object.keys(storage)) if (LOGGED[erased].test(key)) storage.removeItem(key);
}
