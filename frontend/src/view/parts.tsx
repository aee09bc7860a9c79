/** Small things that several screens use. */

import type { ComponentChildren } from "preact";

const ICONS = {
  pause: "M8 5v14M16 5v14",
  play: "M7 4.5v15l12-7.5z",
  skip: "M6 5l9 7-9 7zM18 5v14",
  back: "M18 5l-9 7 9 7zM6 5v14",
  stop: "M6.5 6.5h11v11h-11z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  camera:
    "M3 8.5A1.5 1.5 0 0 1 4.5 7H7l1.6-2.4h6.8L17 7h2.5A1.5 1.5 0 0 1 21 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5zM12 16.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2",
  timer: "M12 21a8 8 0 1 0 0-16 8 8 0 0 0 0 16M12 9v4.2l2.6 1.6M9.5 2.5h5",
  tap: "M9 12V5.8a1.8 1.8 0 0 1 3.6 0V11l4.9 1.2a2 2 0 0 1 1.5 2.2l-.7 4.1A3 3 0 0 1 15.4 21h-3a3.5 3.5 0 0 1-2.7-1.300L5.8 15a1.6 1.6 0 0 1 2.3-2.200z",
  sound: "M4 9.5v5h3.500L12 18.500v-13L7.5 9.500zM15.5 9a4 4 0 0 1 0 6M18 6.500a7.8 7.8 0 0 1 0 11",
  mute: "M4 9.5v5h3.500L12 18.500v-13L7.5 9.500zM16 9.500l5 5M21 9.500l-5 5",
} as const;

export type IconName = keyof typeof ICONS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={ICONS[name]} />
    </svg>
  );
}

interface ButtonProps {
  icon?: IconName | undefined;
  kind?: "primary" | "plain" | "quiet" | "foot" | "foot primary";
  onPress: () => void;
  children: ComponentChildren;
  label?: string | undefined;
  pressed?: boolean;
  disabled?: boolean;
  name?: string;
  first?: boolean;
  /** It takes the focus when its dialog opens. */
  focused?: boolean;
  title?: string | undefined;
}

/** A button; `first` is the one that Space and Enter press when this screen opens. `name` is for tests. */
export function Button({
  icon,
  kind = "plain",
  onPress,
  children,
  label,
  pressed,
  disabled,
  name,
  first,
  focused,
  title,
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`btn ${kind}`}
      onClick={onPress}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      title={title}
      autofocus={focused}
      data-button={name}
      data-first={first ? "" : undefined}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface ScaleProps {
  name: string;
  legend: string;
  ends: readonly [string, string];
  value: number | null;
  words: (value: number) => string;
  /** Lower numbers cannot be chosen. */
  least?: number;
  /** The first number that can be chosen takes the focus when the question opens. */
  focused?: boolean;
  onChange: (value: number) => void;
}

const SCALE = Array.from({ length: 11 }, (_, value) => value);

/** A question answered with a whole number from 0 to 10: eleven big buttons, of which the arrow keys choose one. */
export function Scale({ name, legend, ends, value, words, least = 0, focused = false, onChange }: ScaleProps) {
  return (
    <fieldset class="pick" data-scale={name}>
      <legend>{legend}</legend>
      <div class="pick-row">
        {SCALE.map((number) => (
          <label key={number} class="pick-step">
            <input
              type="radio"
              name={name}
              value={number}
              autofocus={focused && number === (value ?? least)}
              disabled={number < least}
              checked={value === number}
              onChange={() => onChange(number)}
            />
            <span>{number}</span>
          </label>
        ))}
      </div>
      <p class="pick-words">
        {value === null ? (
          <>
            <span>0: {ends[0]}</span> <span>10: {ends[1]}</span>
          </>
        ) : (
          <strong>{words(value)}</strong>
        )}
      </p>
    </fieldset>
  );
}

/** What was noted of a pain, and what follows. */
export function Noted({ noted }: { noted: string | null }) {
  return noted === null ? null : <p class="notice noted">{noted}</p>;
}

/** A ring that fills, with something in its middle. `share` is 0 to 1. */
export function Ring({ share, kind, children }: { share: number; kind: string; children: ComponentChildren }) {
  const length = 2 * Math.PI * 46;
  return (
    <div class="ring-box">
      <div class={`ring ${kind}`}>
        <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
          <circle class="ring-track" cx="50" cy="50" r="46" />
          <circle
            class="ring-fill"
            cx="50"
            cy="50"
            r="46"
            stroke-dasharray={length}
            stroke-dashoffset={length * (1 - Math.min(1, Math.max(0, share)))}
          />
        </svg>
        <div class="ring-middle">{children}</div>
      </div>
    </div>
  );
}
