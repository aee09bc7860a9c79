/** What the player leaves in the browser of what a person logged: facts on their way, refused ones, the set that was on. */

const LOGGED = /^kneewise\.(?:fact\.|refused\.|set$)/;

/** Everything was erased: let go of it. What was chosen (how to count, the camera, the sound) stays. */
export function forgetLeftBehind(storage: Storage): void {
  for (const key of Object.keys(storage)) if (LOGGED.test(key)) storage.removeItem(key);
}
