/**
 * The shape of the person: which rings make up each part, from the joints of one moment.
 *
 * Measures are metres for a person of 1.70 m, chosen by eye (they only have to look like a person); the joints come from
 * the core's kinematics and are never changed here.
 */

import { type Color, Vector3 } from "three";
import type { Ring } from "./body-mesh.ts";

export type Joints = (name: string) => Vector3;

/** What colours the parts. `work` marks the limb that does the exercise. */
export interface Palette {
  skin: Color;
  shirt: Color;
  shorts: Color;
  shoe: Color;
  hair: Color;
  work: Color;
  workCloth: Color;
}

export interface Part {
  rings: (at: Joints) => Ring[];
  /** The direction of each ring's wide axis. */
  side: (at: Joints) => (index: number) => Vector3;
}

/** A row of a limb's profile: which of its bones, how far along it, and the ring's half-axes. */
type Row = readonly [bone: number, along: number, wide: number, deep: number];

const HEM = 0.006;
const THIGH_CLOTH = 0.52;
const SLEEVE = 0.58;
/** How far from a joint a limb begins to bend, as a share of the bone. */
const BEND = 0.2;

const LEG: readonly Row[] = [
  [0, 0.0, 0.084, 0.09],
  [0, 0.1, 0.089, 0.094],
  [0, 0.24, 0.085, 0.09],
  [0, 0.4, 0.078, 0.083],
  [0, 0.515, 0.073, 0.078],
  [0, 0.525, 0.066, 0.071],
  [0, 0.68, 0.059, 0.064],
  [0, 0.79, 0.053, 0.057],
  [0, 0.85, 0.051, 0.055],
  [0, 0.9, 0.05, 0.055],
  [0, 0.95, 0.05, 0.056],
  [1, 0.0, 0.049, 0.056],
  [1, 0.05, 0.048, 0.054],
  [1, 0.1, 0.048, 0.052],
  [1, 0.16, 0.049, 0.052],
  [1, 0.24, 0.052, 0.056],
  [1, 0.36, 0.051, 0.055],
  [1, 0.52, 0.043, 0.046],
  [1, 0.7, 0.034, 0.037],
  [1, 0.86, 0.029, 0.032],
  [1, 1.0, 0.031, 0.034],
];

const ARM: readonly Row[] = [
  [0, 0.0, 0.053, 0.055],
  [0, 0.14, 0.053, 0.054],
  [0, 0.35, 0.049, 0.05],
  [0, 0.575, 0.046, 0.047],
  [0, 0.585, 0.039, 0.04],
  [0, 0.76, 0.036, 0.037],
  [0, 0.9, 0.034, 0.035],
  [1, 0.0, 0.034, 0.034],
  [1, 0.1, 0.035, 0.035],
  [1, 0.26, 0.035, 0.034],
  [1, 0.55, 0.029, 0.027],
  [1, 0.85, 0.024, 0.021],
  [1, 1.0, 0.024, 0.019],
];

const HAND: readonly Row[] = [
  [0, -0.04, 0.022, 0.018],
  [0, 0.2, 0.034, 0.019],
  [0, 0.5, 0.04, 0.018],
  [0, 0.8, 0.036, 0.015],
  [0, 1.15, 0.024, 0.011],
];

/** Along the heel-toe line; the last number lifts the ring's middle. */
const FOOT: readonly (readonly [along: number, wide: number, deep: number, lift: number])[] = [
  [-0.06, 0.028, 0.03, 0.0],
  [0.06, 0.033, 0.042, 0.009],
  [0.2, 0.034, 0.052, 0.02],
  [0.36, 0.035, 0.047, 0.016],
  [0.54, 0.04, 0.036, 0.007],
  [0.74, 0.045, 0.029, 0.001],
  [0.92, 0.043, 0.025, -0.002],
  [1.06, 0.034, 0.021, -0.005],
];

/** From below the pelvis to the neck: two joints, how far from one to the other, the half-axes. */
const TORSO: readonly (readonly [
  from: string,
  to: string,
  along: number,
  wide: number,
  deep: number,
  cloth: "shirt" | "shorts",
])[] = [
  ["pelvis", "waist", -0.52, 0.105, 0.085, "shorts"],
  ["pelvis", "waist", -0.24, 0.15, 0.108, "shorts"],
  ["pelvis", "waist", 0.05, 0.164, 0.115, "shorts"],
  ["pelvis", "waist", 0.36, 0.156, 0.111, "shorts"],
  ["pelvis", "waist", 0.38, 0.161, 0.117, "shirt"],
  ["pelvis", "waist", 0.7, 0.146, 0.108, "shirt"],
  ["waist", "chest", 0.0, 0.138, 0.103, "shirt"],
  ["waist", "chest", 0.25, 0.138, 0.103, "shirt"],
  ["waist", "chest", 0.55, 0.149, 0.109, "shirt"],
  ["waist", "chest", 0.85, 0.16, 0.116, "shirt"],
  ["chest", "neck", 0.1, 0.166, 0.117, "shirt"],
  ["chest", "neck", 0.38, 0.164, 0.109, "shirt"],
  ["chest", "neck", 0.6, 0.146, 0.094, "shirt"],
  ["chest", "neck", 0.78, 0.112, 0.076, "shirt"],
  ["chest", "neck", 0.92, 0.078, 0.066, "shirt"],
];

const NECK: readonly Row[] = [
  [0, -0.25, 0.058, 0.058],
  [0, 0.1, 0.052, 0.054],
  [0, 0.45, 0.05, 0.052],
  [0, 0.9, 0.05, 0.055],
];

export function torso(palette: Palette): Part {
  return {
    rings: (at) =>
      TORSO.map(([from, to, along, wide, deep, cloth]) => ({
        centre: between(at(from), at(to), along),
        wide,
        deep,
        colour: palette[cloth],
      })),
    side: (at) => {
      const hips = new Vector3().subVectors(at("left_hip"), at("right_hip")).normalize();
      const shoulders = new Vector3().subVectors(at("left_shoulder"), at("right_shoulder")).normalize();
      return (index) => hips.clone().lerp(shoulders, index / (TORSO.length - 1));
    },
  };
}

export function neck(palette: Palette): Part {
  return {
    rings: (at) => limb(NECK, [at("neck"), at("head")], () => palette.skin),
    side: (at) => constant(new Vector3().subVectors(at("left_shoulder"), at("right_shoulder"))),
  };
}

export function leg(side: "left" | "right", palette: Palette, works: boolean): Part {
  const skin = works ? palette.work : palette.skin;
  const cloth = works ? palette.workCloth : palette.shorts;
  return {
    rings: (at) =>
      limb(LEG, chain(at, side, ["hip", "knee", "ankle"]), (bone, along) =>
        bone === 0 && along < THIGH_CLOTH ? cloth : skin,
      ),
    side: (at) => constant(acrossLeg(at, side)),
  };
}

export function foot(side: "left" | "right", palette: Palette): Part {
  return {
    rings: (at) => {
      const [heel, toe, ankle] = [at(`${side}_heel`), at(`${side}_toe`), at(`${side}_ankle`)];
      const along = new Vector3().subVectors(toe, heel).normalize();
      const up = new Vector3().subVectors(ankle, heel);
      up.addScaledVector(along, -up.dot(along)).normalize();
      return FOOT.map(([share, wide, deep, lift]) => ({
        centre: between(heel, toe, share).addScaledVector(up, lift),
        wide,
        deep,
        colour: palette.shoe,
      }));
    },
    side: (at) => constant(acrossLeg(at, side)),
  };
}

export function arm(side: "left" | "right", palette: Palette): Part {
  return {
    rings: (at) =>
      limb(ARM, chain(at, side, ["shoulder", "elbow", "wrist"]), (bone, along) =>
        bone === 0 && along < SLEEVE ? palette.shirt : palette.skin,
      ),
    side: (at) => constant(acrossArm(at, side)),
  };
}

export function hand(side: "left" | "right", palette: Palette): Part {
  return {
    rings: (at) => limb(HAND, chain(at, side, ["wrist", "hand"]), () => palette.skin),
    side: (at) => constant(acrossArm(at, side)),
  };
}

function chain(at: Joints, side: string, names: readonly string[]): Vector3[] {
  return names.map((name) => at(`${side}_${name}`));
}

function constant(direction: Vector3): () => Vector3 {
  return () => direction;
}

/** Sideways of a leg: across the shank and the foot, which never lie in line. */
function acrossLeg(at: Joints, side: string): Vector3 {
  const shank = new Vector3().subVectors(at(`${side}_ankle`), at(`${side}_knee`));
  const sole = new Vector3().subVectors(at(`${side}_toe`), at(`${side}_heel`));
  return shank.cross(sole).normalize();
}

/** Sideways of an arm: the elbow's hinge when it is bent, else across the shoulders. */
function acrossArm(at: Joints, side: string): Vector3 {
  const upper = new Vector3().subVectors(at(`${side}_elbow`), at(`${side}_shoulder`)).normalize();
  const fore = new Vector3().subVectors(at(`${side}_wrist`), at(`${side}_elbow`)).normalize();
  const hinge = upper.cross(fore);
  if (hinge.length() > 0.08) return hinge.normalize();
  return new Vector3().subVectors(at("left_shoulder"), at("right_shoulder")).normalize();
}

function between(from: Vector3, to: Vector3, share: number): Vector3 {
  return new Vector3().lerpVectors(from, to, share);
}

function limb(
  rows: readonly Row[],
  joints: readonly Vector3[],
  colour: (bone: number, along: number) => Color,
): Ring[] {
  return rows.map(([bone, along, wide, deep]) => ({
    centre: alongLimb(joints, bone, along),
    wide: wide + (along < 0 ? HEM : 0),
    deep,
    colour: colour(bone, along),
  }));
}

/** A point on a limb whose bends are rounded: near a joint it follows a parabola that touches both bones. */
function alongLimb(joints: readonly Vector3[], bone: number, along: number): Vector3 {
  const [start, end] = [joints[bone], joints[bone + 1]];
  if (start === undefined || end === undefined) throw new RangeError("a limb's profile names a bone that it has not");
  const next = joints[bone + 2];
  const previous = joints[bone - 1];
  if (next !== undefined && along > 1 - BEND) return bend(start, end, next, (along - (1 - BEND)) / (2 * BEND));
  if (previous !== undefined && along < BEND) return bend(previous, start, end, 0.5 + along / (2 * BEND));
  return between(start, end, along);
}

function bend(before: Vector3, joint: Vector3, after: Vector3, share: number): Vector3 {
  const from = between(joint, before, BEND);
  const to = between(joint, after, BEND);
  return between(between(from, joint, share), between(joint, to, share), share);
}
