/**
 * Keeps the screen awake while a session is on, where the browser can. The browser takes the lock away when the page is
 * hidden; it is asked for again when the page is back.
 */

let wanted = false;
let lock: WakeLockSentinel | null = null;

export function keepAwake(): void {
  wanted = true;
  void request();
}

export function letSleep(): void {
  wanted = false;
  void lock?.release();
  lock = null;
}

async function request(): Promise<void> {
  if (!wanted || document.hidden || !("wakeLock" in navigator) || (lock !== null && !lock.released)) return;
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => void request());
  } catch {
    // The battery is low or the browser says no: the session goes on all the same.
  }
}

document.addEventListener("visibilitychange", () => void request());
