/**
 * Turns the joints of one moment into smooth skin.
 *
 * Each part of the body is a tube: a row of rings along a chain of joints, each ring an ellipse. The rings turn gradually
 * where a joint bends, so that a knee is one surface and not two sticks. Rings at both ends close to a round tip.
 */

import { BufferAttribute, BufferGeometry, type Color, Vector3 } from "three";

/** One ring of a tube. */
export interface Ring {
  centre: Vector3;
  /** Half-axis along the tube's side direction, metres. */
  wide: number;
  /** Half-axis along the third direction, metres. */
  deep: number;
  colour: Color;
}

const AROUND = 20;
const CAP_RINGS = 5;

/** A tube whose rings may move each frame; their number may not change. */
export class Tube {
  readonly geometry = new BufferGeometry();
  readonly #count: number;
  readonly #positions: Float32Array;
  readonly #colours: Float32Array;
  readonly #tangent = new Vector3();
  readonly #across = new Vector3();
  readonly #out = new Vector3();
  readonly #point = new Vector3();

  constructor(rings: number) {
    this.#count = rings + 2 * CAP_RINGS;
    const vertices = this.#count * AROUND + 2;
    this.#positions = new Float32Array(vertices * 3);
    this.#colours = new Float32Array(vertices * 3);
    this.geometry.setAttribute("position", new BufferAttribute(this.#positions, 3));
    this.geometry.setAttribute("color", new BufferAttribute(this.#colours, 3));
    this.geometry.setIndex(triangles(this.#count));
  }

  /** Lay the skin over these rings. `side` is the direction of `wide`; where it runs along the tube, it is bent aside. */
  shape(rings: readonly Ring[], side: (index: number) => Vector3, colouring: boolean): void {
    const capped = withCaps(rings);
    capped.forEach((ring, index) => {
      const source = Math.min(rings.length - 1, Math.max(0, index - CAP_RINGS));
      this.#lay(index, ring, rings, source, side(source), colouring);
    });
    this.#tip(this.#count * AROUND, rings, 0);
    this.#tip(this.#count * AROUND + 1, rings, rings.length - 1);
    for (const name of colouring ? ["position", "color"] : ["position"]) {
      const attribute = this.geometry.getAttribute(name);
      attribute.needsUpdate = true;
    }
    this.geometry.computeVertexNormals();
  }

  #lay(index: number, ring: Ring, rings: readonly Ring[], source: number, side: Vector3, colouring: boolean): void {
    tangentAt(rings, source, this.#tangent);
    this.#across.copy(side).addScaledVector(this.#tangent, -side.dot(this.#tangent));
    if (this.#across.lengthSq() < 1e-8) this.#across.set(this.#tangent.y, this.#tangent.z, this.#tangent.x);
    this.#across.normalize();
    this.#out.crossVectors(this.#tangent, this.#across);
    for (let step = 0; step < AROUND; step += 1) {
      const angle = (2 * Math.PI * step) / AROUND;
      this.#point
        .copy(ring.centre)
        .addScaledVector(this.#across, ring.wide * Math.cos(angle))
        .addScaledVector(this.#out, ring.deep * Math.sin(angle));
      this.#set(index * AROUND + step, this.#point, colouring ? ring.colour : null);
    }
  }

  #tip(vertex: number, rings: readonly Ring[], end: number): void {
    const ring = rings[end];
    if (ring === undefined) return;
    tangentAt(rings, end, this.#tangent);
    const reach = Math.min(ring.wide, ring.deep) * (end === 0 ? -1 : 1);
    this.#set(vertex, this.#point.copy(ring.centre).addScaledVector(this.#tangent, reach), ring.colour);
  }

  #set(vertex: number, point: Vector3, colour: Color | null): void {
    point.toArray(this.#positions, 3 * vertex);
    colour?.toArray(this.#colours, 3 * vertex);
  }
}

/** The direction of the tube at a ring: between its neighbours, so that it turns gradually. */
function tangentAt(rings: readonly Ring[], index: number, into: Vector3): Vector3 {
  const before = rings[Math.max(0, index - 1)];
  const after = rings[Math.min(rings.length - 1, index + 1)];
  if (before === undefined || after === undefined) return into.set(0, 1, 0);
  return into.subVectors(after.centre, before.centre).normalize();
}

/** The rings, with a rounded end before the first and behind the last. */
function withCaps(rings: readonly Ring[]): Ring[] {
  return [...cap(rings, 0).reverse(), ...rings, ...cap(rings, rings.length - 1)];
}

function cap(rings: readonly Ring[], end: number): Ring[] {
  const ring = rings[end];
  if (ring === undefined) return [];
  const tangent = tangentAt(rings, end, new Vector3());
  const reach = Math.min(ring.wide, ring.deep) * (end === 0 ? -1 : 1);
  return Array.from({ length: CAP_RINGS }, (_, index) => {
    const angle = (Math.PI / 2) * ((index + 1) / (CAP_RINGS + 1));
    const centre = ring.centre.clone().addScaledVector(tangent, reach * Math.sin(angle));
    return { ...ring, centre, wide: ring.wide * Math.cos(angle), deep: ring.deep * Math.cos(angle) };
  });
}

function triangles(rings: number): number[] {
  const indices: number[] = [];
  for (let ring = 0; ring < rings - 1; ring += 1) {
    for (let step = 0; step < AROUND; step += 1) {
      const a = ring * AROUND + step;
      const b = ring * AROUND + ((step + 1) % AROUND);
      indices.push(a, b, a + AROUND, b, b + AROUND, a + AROUND);
    }
  }
  const first = rings * AROUND;
  const last = first + 1;
  const lastRing = (rings - 1) * AROUND;
  for (let step = 0; step < AROUND; step += 1) {
    const next = (step + 1) % AROUND;
    indices.push(first, next, step, last, lastRing + step, lastRing + next);
  }
  return indices;
}
