/**
 * The moving figure: a person on a mat who does the exercise as the core's kinematics say, with the working leg in the
 * accent colour. The camera stands where the exercise wants it and sways a little, so that depth can be seen.
 */

import {
  Color,
  DirectionalLight,
  ExtrudeGeometry,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  NeutralToneMapping,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShadowMaterial,
  Shape,
  SphereGeometry,
  Vector3,
  WebGLRenderer,
} from "three";
import { Tube } from "./body-mesh.ts";
import { arm, foot, hand, type Joints, leg, neck, type Palette, type Part, torso } from "./body-rings.ts";
import type { Demonstration } from "./session.ts";

const SIDES = ["left", "right"] as const;
const FIELD_OF_VIEW_DEG = 26;
const LOWEST_VIEW_DEG = 9;
const SWAY_DEG = 5;
const SWAY_PERIOD_S = 17;
/** Skin lies outside the joints: how far, for the picture's border. */
const SKIN_M = 0.17;
const SLOW_FRAME_MS = 45;
/** With reduced motion the figure shows its two ends in turn: with the beat where it is led, else this long each. */
const STILL_S = 2;

/** Draws one demonstration into an element, for as long as it is not disposed of. */
export class FigureView {
  readonly #host: HTMLElement;
  readonly #demo: Demonstration;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, 1, 0.1, 50);
  readonly #body: Body;
  readonly #bounds: Vector3[];
  readonly #middle = new Vector3();
  readonly #resizing: ResizeObserver;
  readonly #still = matchMedia("(prefers-reduced-motion: reduce)");
  #fps = 30;
  #time_s = 0;
  /** The moment that is on the screen: with reduced motion nothing else changes, and nothing needs to be drawn anew. */
  #shown_s = Number.NaN;
  #leader: (() => number) | null = null;
  #running = true;
  #last_ms = 0;
  #slow = 0;
  #request = 0;
  #distance_m = 4;

  /** Throws when the browser has no WebGL. */
  constructor(host: HTMLElement, demo: Demonstration) {
    this.#host = host;
    this.#demo = demo;
    this.#renderer = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: "low-power" });
    this.#renderer.toneMapping = NeutralToneMapping;
    this.#renderer.shadowMap.enabled = true;
    this.#renderer.shadowMap.type = PCFShadowMap;
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.#renderer.domElement.setAttribute("aria-hidden", "true");
    const palette = paletteOf(host);
    this.#body = new Body(demo, palette);
    this.#bounds = boundsOf(demo);
    this.#middle.copy(middleOf(this.#bounds));
    this.#scene.add(this.#body.group, ...lights(this.#middle), ...ground(host, this.#middle, this.#bounds));
    host.replaceChildren(this.#renderer.domElement);
    this.#resizing = new ResizeObserver(() => this.#resize());
    this.#resizing.observe(host);
    this.#resize();
    this.#request = requestAnimationFrame(this.#loop);
  }

  /** Let it move by itself, over and over. */
  play(): void {
    this.#running = true;
    this.#leader = null;
  }

  /** Keep it as it is; it is drawn again only when something changes. */
  pause(): void {
    this.#running = false;
  }

  /** Be led by another clock: `share` says how much of the repetition is over (0 to 1) whenever a picture is drawn. */
  follow(share: () => number): void {
    this.#leader = share;
    this.#running = true;
  }

  set fps(value: number) {
    this.#fps = value;
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    this.#resizing.disconnect();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.#renderer.domElement.remove();
  }

  readonly #loop = (now_ms: number): void => {
    this.#request = requestAnimationFrame(this.#loop);
    const since_ms = now_ms - this.#last_ms;
    if (!this.#running || document.hidden || since_ms < 1000 / this.#fps - 4) return;
    this.#last_ms = now_ms;
    this.#time_s += Math.min(since_ms, 100) / 1000;
    if (this.#still.matches && this.#moment() === this.#shown_s) return;
    this.#draw();
    this.#ease(performance.now() - now_ms);
  };

  #draw(): void {
    this.#shown_s = this.#moment();
    this.#body.pose(this.#shown_s);
    this.#look(this.#still.matches ? 0 : SWAY_DEG * Math.sin((2 * Math.PI * this.#time_s) / SWAY_PERIOD_S));
    this.#renderer.render(this.#scene, this.#camera);
  }

  /** The moment of the repetition to show, in seconds. */
  #moment(): number {
    const { duration_s } = this.#demo;
    const led_s = this.#leader === null ? null : this.#leader() * duration_s;
    if (!this.#still.matches) return led_s ?? this.#time_s % duration_s;
    const isUp = led_s === null ? this.#time_s % (2 * STILL_S) >= STILL_S : this.#isNearlyUp(led_s);
    return isUp ? this.#body.farthest_s : 0;
  }

  /** In the second half of the way up, and until the first half of the way down is over. */
  #isNearlyUp(led_s: number): boolean {
    return led_s > this.#body.farthest_s / 2 && led_s < 1.5 * this.#body.farthest_s;
  }

  /** A machine that cannot keep up gets fewer pixels and no soft shadow. */
  #ease(took_ms: number): void {
    this.#slow = took_ms > SLOW_FRAME_MS ? this.#slow + 1 : Math.max(0, this.#slow - 0.2);
    if (this.#slow < 6 || this.#renderer.getPixelRatio() <= 1) return;
    this.#slow = 0;
    this.#renderer.setPixelRatio(1);
    this.#resize();
  }

  #look(sway_deg: number): void {
    const { azimuth_deg, elevation_deg } = this.#demo.camera;
    const away = direction(azimuth_deg + sway_deg, Math.max(elevation_deg, LOWEST_VIEW_DEG));
    this.#camera.position.copy(this.#middle).addScaledVector(away, this.#distance_m);
    this.#camera.lookAt(this.#middle);
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#host;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.#renderer.setSize(clientWidth, clientHeight);
    this.#camera.aspect = clientWidth / clientHeight;
    this.#camera.updateProjectionMatrix();
    const { azimuth_deg, elevation_deg } = this.#demo.camera;
    const away = direction(azimuth_deg, Math.max(elevation_deg, LOWEST_VIEW_DEG));
    this.#distance_m = fitting(this.#bounds, this.#middle, away, this.#camera);
    this.#draw();
  }
}

/** The person: tubes for trunk and limbs, and a head. */
class Body {
  readonly group = new Group();
  /** When in the repetition the pose is farthest from its start. */
  readonly farthest_s: number;
  readonly #demo: Demonstration;
  readonly #index: ReadonlyMap<string, number>;
  readonly #parts: { part: Part; tube: Tube }[];
  readonly #head: Head;
  #coloured = false;

  constructor(demo: Demonstration, palette: Palette) {
    this.#demo = demo;
    this.#index = new Map(demo.joints.map((name, index) => [name, index]));
    this.farthest_s = farthestFrame(demo) / demo.fps;
    const works = (side: string) => demo.working.some((part) => part.startsWith(side));
    const parts: Part[] = [
      torso(palette),
      neck(palette),
      ...SIDES.flatMap((side) => [
        leg(side, palette, works(side)),
        foot(side, palette),
        arm(side, palette),
        hand(side, palette),
      ]),
    ];
    const at = this.#jointsAt(0);
    const material = new MeshStandardMaterial({ vertexColors: true, roughness: 0.78 });
    this.#parts = parts.map((part) => ({ part, tube: new Tube(part.rings(at).length) }));
    for (const { tube } of this.#parts) this.group.add(shadowed(new Mesh(tube.geometry, material)));
    this.#head = new Head(palette);
    this.group.add(this.#head.group);
  }

  pose(time_s: number): void {
    const at = this.#jointsAt(time_s);
    for (const { part, tube } of this.#parts) tube.shape(part.rings(at), part.side(at), !this.#coloured);
    this.#coloured = true;
    this.#head.pose(at);
  }

  #jointsAt(time_s: number): Joints {
    const { frames, fps } = this.#demo;
    const place = Math.min(Math.max(0, time_s * fps), frames.length - 1);
    const before = frames[Math.floor(place)] ?? [];
    const after = frames[Math.min(Math.ceil(place), frames.length - 1)] ?? before;
    const share = place - Math.floor(place);
    return (name) => {
      const index = this.#index.get(name);
      if (index === undefined) throw new RangeError(`the figure has no joint ${name}`);
      return pointOf(before, index).lerp(pointOf(after, index), share);
    };
  }
}

class Head {
  readonly group = new Group();
  readonly #up = new Vector3();
  readonly #forward = new Vector3();
  readonly #left = new Vector3();

  constructor(palette: Palette) {
    const skin = new MeshStandardMaterial({ color: palette.skin, roughness: 0.78 });
    const hair = new MeshStandardMaterial({ color: palette.hair, roughness: 0.9 });
    this.group.add(
      ball(skin, [0.077, 0.112, 0.093], [0, 0.004, 0.004]),
      ball(skin, [0.062, 0.074, 0.074], [0, -0.046, 0.018]),
      ball(skin, [0.013, 0.02, 0.016], [0, -0.012, 0.097]),
      ball(skin, [0.012, 0.026, 0.018], [0.077, -0.008, 0.0]),
      ball(skin, [0.012, 0.026, 0.018], [-0.077, -0.008, 0.0]),
      hairCap(hair),
      ball(hair, [0.038, 0.038, 0.036], [0, 0.05, -0.102]),
    );
    this.group.matrixAutoUpdate = false;
  }

  pose(at: Joints): void {
    const [head, crown, nose] = [at("head"), at("crown"), at("nose")];
    this.#up.subVectors(crown, head).normalize();
    this.#forward.subVectors(nose, head);
    this.#forward.addScaledVector(this.#up, -this.#forward.dot(this.#up)).normalize();
    this.#left.crossVectors(this.#up, this.#forward);
    this.group.matrix.makeBasis(this.#left, this.#up, this.#forward).setPosition(head);
    this.group.matrixWorldNeedsUpdate = true;
  }
}

function hairCap(material: MeshStandardMaterial): Group {
  const dome = shadowed(new Mesh(new SphereGeometry(1, 32, 20, 0, 2 * Math.PI, 0, 0.54 * Math.PI), material));
  dome.rotation.x = -0.6;
  const cap = new Group();
  cap.add(dome);
  cap.scale.set(0.083, 0.119, 0.1);
  cap.position.set(0, 0.004, 0.001);
  return cap;
}

function ball(material: MeshStandardMaterial, size: [number, number, number], place: [number, number, number]): Mesh {
  const mesh = shadowed(new Mesh(new SphereGeometry(1, 28, 20), material));
  mesh.scale.set(...size);
  mesh.position.set(...place);
  return mesh;
}

function shadowed(mesh: Mesh): Mesh {
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  mesh.frustumCulled = false;
  return mesh;
}

function lights(middle: Vector3): Group[] {
  const group = new Group();
  const key = new DirectionalLight(0xfff1dc, 2.1);
  key.position.copy(middle).add(new Vector3(-1.4, 3.2, 2.2));
  key.target.position.copy(middle);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.radius = 6;
  key.shadow.normalBias = 0.02;
  const frame = key.shadow.camera;
  frame.left = frame.bottom = -1.4;
  frame.right = frame.top = 1.4;
  const rim = new DirectionalLight(0xdfeaff, 0.7);
  rim.position.copy(middle).add(new Vector3(2, 2, -2.5));
  rim.target.position.copy(middle);
  group.add(new HemisphereLight(0xfff8ee, 0xc2a98d, 1.35), key, key.target, rim, rim.target);
  return [group];
}

/** A mat under all that the figure does, and a floor that only takes the shadow. */
function ground(host: HTMLElement, middle: Vector3, bounds: readonly Vector3[]): Mesh[] {
  const [width, depth] = [spread(bounds, "x") + 0.3, Math.max(0.74, spread(bounds, "z") + 0.34)];
  const outline = roundedRectangle(Math.max(width, 0.9), depth, 0.07);
  const geometry = new ExtrudeGeometry(outline, {
    depth: 0.008,
    bevelSize: 0.006,
    bevelThickness: 0.004,
    bevelSegments: 3,
  });
  const mat = new Mesh(
    geometry,
    new MeshStandardMaterial({ color: colourOf(host, "--figure-mat", "#a9cdbf"), roughness: 0.95 }),
  );
  mat.rotation.x = -Math.PI / 2;
  mat.position.set(middle.x, -0.014, middle.z);
  mat.receiveShadow = true;
  const floor = new Mesh(new PlaneGeometry(14, 14), new ShadowMaterial({ opacity: 0.16 }));
  floor.rotation.x = -Math.PI / 2;
  floor.position.y = -0.016;
  floor.receiveShadow = true;
  return [mat, floor];
}

function roundedRectangle(width: number, height: number, radius: number): Shape {
  const [x, y] = [width / 2, height / 2];
  const shape = new Shape();
  shape.moveTo(-x + radius, -y);
  shape.lineTo(x - radius, -y);
  shape.absarc(x - radius, -y + radius, radius, -Math.PI / 2, 0);
  shape.lineTo(x, y - radius);
  shape.absarc(x - radius, y - radius, radius, 0, Math.PI / 2);
  shape.lineTo(-x + radius, y);
  shape.absarc(-x + radius, y - radius, radius, Math.PI / 2, Math.PI);
  shape.lineTo(-x, -y + radius);
  shape.absarc(-x + radius, -y + radius, radius, Math.PI, 1.5 * Math.PI);
  return shape;
}

function direction(azimuth_deg: number, elevation_deg: number): Vector3 {
  const [azimuth, elevation] = [(azimuth_deg * Math.PI) / 180, (elevation_deg * Math.PI) / 180];
  const flat = Math.cos(elevation);
  return new Vector3(Math.sin(azimuth) * flat, Math.sin(elevation), Math.cos(azimuth) * flat);
}

/** How far the camera must stand so that every point is in the picture. */
function fitting(bounds: readonly Vector3[], middle: Vector3, away: Vector3, camera: PerspectiveCamera): number {
  const right = new Vector3(away.z, 0, -away.x).normalize();
  const up = new Vector3().crossVectors(away, right);
  const tall = Math.tan((FIELD_OF_VIEW_DEG * Math.PI) / 360);
  const wide = tall * camera.aspect;
  const needs = bounds.map((point) => {
    const from = point.clone().sub(middle);
    const sideways = (Math.abs(from.dot(right)) + SKIN_M) / wide;
    const upward = (Math.abs(from.dot(up)) + SKIN_M) / tall;
    return Math.max(sideways, upward) + from.dot(away);
  });
  return Math.max(...needs);
}

/** Every joint at every tenth frame: enough to know what room the movement takes. */
function boundsOf(demo: Demonstration): Vector3[] {
  const some = demo.frames.filter((_, index) => index % 10 === 0);
  return some.flatMap((frame) => demo.joints.map((_, index) => pointOf(frame, index)));
}

function middleOf(points: readonly Vector3[]): Vector3 {
  const axis = (name: "x" | "y" | "z") => {
    const values = points.map((point) => point[name]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return new Vector3(axis("x"), axis("y"), axis("z"));
}

function spread(points: readonly Vector3[], axis: "x" | "z"): number {
  const values = points.map((point) => point[axis]);
  return Math.max(...values) - Math.min(...values);
}

function farthestFrame(demo: Demonstration): number {
  const first = demo.frames[0] ?? [];
  const distances = demo.frames.map((frame) =>
    frame.reduce((sum, value, index) => sum + (value - (first[index] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.max(...distances));
}

function pointOf(frame: readonly number[], index: number): Vector3 {
  return new Vector3(frame[3 * index] ?? 0, frame[3 * index + 1] ?? 0, frame[3 * index + 2] ?? 0);
}

function paletteOf(host: HTMLElement): Palette {
  const colour = (name: string, fallback: string) => colourOf(host, name, fallback);
  const work = colour("--figure-work", "#2fa088");
  return {
    skin: colour("--figure-skin", "#d9a47e"),
    shirt: colour("--figure-shirt", "#f4ede1"),
    shorts: colour("--figure-shorts", "#41525e"),
    shoe: colour("--figure-shoe", "#fbf7f0"),
    hair: colour("--figure-hair", "#3f2d26"),
    work,
    workCloth: work.clone().lerp(colour("--figure-shorts", "#41525e"), 0.45),
  };
}

function colourOf(host: HTMLElement, name: string, fallback: string): Color {
  const written = getComputedStyle(host).getPropertyValue(name).trim();
  return new Color(written === "" ? fallback : written);
}
