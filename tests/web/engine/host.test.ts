// The host as the page calls it, over a fake session.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Drawing, Frame } from '../../../web/src/engine/api';
import { EngineHost } from '../../../web/src/engine/host';
import { FakeClock } from './fake_clock';
import { fakeEngine, config, type FakeSession } from './fake_session';

const drawing: Drawing = { strokes: [[[0.5, 0.5, 0.5]]], penWidth: 0.09 };
const options = { baseUrl: 'http://localhost/x/', variant: null, threads: 1, pretrained: false };

let clock: FakeClock;
let engine: ReturnType<typeof fakeEngine>;
let host: EngineHost;
let frames: Frame[];

const yours = (): FakeSession => engine.sessions[0] as FakeSession;
const lastFrame = (): Frame => frames.at(-1) as Frame;

/** Lets the loop come to rest; the page draws every frame at once. */
async function settled(): Promise<void> {
  for (let breath = 0; breath < 200; breath += 1) await Promise.resolve();
}

async function started(): Promise<void> {
  await host.start(options);
  await host.onFrame((frame) => {
    frames.push(structuredClone(frame));
    queueMicrotask(() => void host.frameDrawn());
  });
  await host.configure(config());
  await settled();
}

beforeEach(() => {
  clock = new FakeClock();
  engine = fakeEngine(clock);
  frames = [];
  host = new EngineHost({
    loadEngine: () => Promise.resolve(engine),
    onFailure: (error) => {
      throw error;
    },
    clock,
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('before start', () => {
  test('every call says so', async () => {
    await expect(host.configure(config())).rejects.toMatchObject({ code: 'bad_state' });
    await expect(host.play()).rejects.toThrow('has not been started');
  });

  test('it starts only once', async () => {
    await host.start(options);
    await expect(host.start(options)).rejects.toMatchObject({ code: 'bad_state' });
  });
});

describe('the ready-trained network', () => {
  const withPretrained = { ...options, pretrained: true };
  const answering = (response: Response): void => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(response));
  };

  test('is loaded from beside the page and answers', async () => {
    answering(new Response(Uint8Array.of(42)));
    const info = await host.start(withPretrained);
    expect(fetch).toHaveBeenCalledWith('http://localhost/x/pretrained/cnn.safetensors');
    expect(info.pretrained?.step).toBe(42);
    expect((await host.classify(drawing, 'pretrained')).probabilities[0]).toBe(42);
  });

  test.each([
    ['missing', new Response(null, { status: 404 })],
    ['damaged', new Response('<html>')],
  ])('the page does without where the file is %s', async (_, response) => {
    const warning = vi.spyOn(console, 'warn').mockReturnValue();
    answering(response);
    expect((await host.start(withPretrained)).pretrained).toBeNull();
    expect(warning).toHaveBeenCalledOnce();
    await expect(host.classify(drawing, 'pretrained')).rejects.toMatchObject({ code: 'bad_state' });
  });
});

describe('a run', () => {
  test('is measured and shown as soon as it is configured', async () => {
    await started();
    expect(lastFrame()).toMatchObject({ playing: false, step: 0 });
    expect([...lastFrame().tests.step]).toEqual([0]);
    expect(frames.some(({ details }) => details?.evaluation?.step === 0)).toBe(true);
  });

  test('has a validation curve where digits are kept back for it', async () => {
    await started();
    expect(lastFrame().validation).toBeNull();
    yours().validationDigits = 100;
    await host.configure(config());
    await settled();
    expect(Object.keys(lastFrame().validation ?? {})).toEqual([
      'step',
      'epoch',
      'loss',
      'accuracy',
    ]);
  });

  test('tells by which rule it ended', async () => {
    await started();
    yours().stopsAt = 3;
    await host.play();
    await settled();
    expect(lastFrame()).toMatchObject({ stopped: 'steps', playing: false, step: 3 });
    await host.step(1);
    await settled();
    expect(lastFrame()).toMatchObject({ stopped: '', step: 4 });
  });

  test('a refused configuration leaves it as it is, playing on', async () => {
    await started();
    await host.play();
    const broken = config({ model: { input: [1, 28, 28], layers: [] } });
    await expect(host.configure(broken)).rejects.toThrow('layers: none');
    await settled();
    expect(lastFrame().playing).toBe(true);
    await host.pause();
  });

  test('plays until paused, and the last frame tells where it stands', async () => {
    await started();
    await host.play();
    await settled();
    await host.pause();
    await settled();
    const { step } = yours().report();
    expect(step).toBeGreaterThan(0);
    expect(lastFrame()).toMatchObject({ playing: false, step });
  });

  test('steps, and refuses what is no number of steps', async () => {
    await started();
    await host.step(3);
    expect(yours().report().step).toBe(3);
    await expect(host.step(0)).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(host.step(1.5)).rejects.toThrow('steps: expected 1 or more, got 1.5');
  });

  test('reset goes back to the start and forgets the curve', async () => {
    await started();
    await host.step(25);
    await host.reset();
    await settled();
    expect(lastFrame().step).toBe(0);
    expect([...lastFrame().tests.step]).toEqual([0]);
  });

  test('details come once, not with every frame', async () => {
    await started();
    frames = [];
    await host.setOption('optimizer', 'learning_rate', 0.5);
    await settled();
    expect(frames.map(({ details }) => details)).toEqual([null]);
  });

  test('the evaluation in a frame is a copy: handing it over takes nothing away', async () => {
    await started();
    await host.onFrame((frame) => {
      structuredClone(frame, {
        transfer: [frame.details?.evaluation?.confusion.buffer as ArrayBuffer],
      });
      frames.push(frame);
    });
    await host.frameDrawn();
    await host.onFrame((frame) => frames.push(frame));
    await host.frameDrawn();
    expect(lastFrame().details?.evaluation?.confusion).toHaveLength(10);
  });
});

describe('answers', () => {
  test('come with every frame, by the network as it is now', async () => {
    await started();
    await host.classify(drawing, 'yours');
    await host.step(5);
    await settled();
    expect(lastFrame().answer?.probabilities[0]).toBe(5);
    expect(lastFrame().answer?.stages?.seen).toMatchObject({ width: 20, height: 20 });
  });

  test('of an example have no stages of drawing', async () => {
    await started();
    const answer = await host.classifyExample('test', 3, 'yours');
    expect(answer.stages).toBeNull();
    expect(answer.activations).toMatchObject([{ layer: 'fc', shape: [10] }]);
  });

  test('end with the drawing', async () => {
    await started();
    await host.classify(drawing, 'yours');
    await host.clearDrawing();
    await settled();
    expect(lastFrame().answer).toBeNull();
  });

  test('a refused drawing leaves the one before', async () => {
    await started();
    await host.classify(drawing, 'yours');
    await expect(host.classify({ strokes: [], penWidth: 0.1 }, 'yours')).rejects.toThrow('none');
    await host.step(1);
    await settled();
    expect(lastFrame().answer).not.toBeNull();
  });
});

describe('data', () => {
  const digit = (id: string, label: number) => ({ id, label, ...drawing });

  test('own digits are all taken or none', async () => {
    await started();
    await host.setOwnDigits([digit('a', 1), digit('b', 2)]);
    await expect(host.setOwnDigits([digit('c', 3), digit('d', 11)])).rejects.toThrow(
      'own digit 2 (d): label: expected 0..9, got 11',
    );
    expect(yours().ownDigits).toEqual([1, 2]);
  });

  test('painted points reach the session as three lists', async () => {
    await started();
    await host.setPoints([
      { x: 1, y: -2, label: 0 },
      { x: 3, y: 4, label: 1 },
    ]);
    expect(yours().calls).toContain('setPoints 1 3 | -2 4 | 0 1');
  });

  test('imported files reach the session unpacked', async () => {
    await started();
    expect(await host.importIdx(new Uint8Array(5), new Uint8Array(1))).toBe(5);
  });

  test('changed forms of a digit come in a row', async () => {
    await started();
    const forms = await host.augmented(4, 2, 3);
    expect(forms.map(({ label, pixels }) => [label, pixels[0]])).toEqual([
      [4, 2],
      [4, 3],
      [4, 4],
    ]);
  });

  test('examples come in a row', async () => {
    await started();
    const rows = await host.examples('train', 4, 3);
    expect(rows.map(({ label }) => label)).toEqual([4, 5, 6]);
  });

  test('a trained model goes to other programs as a file and as text', async () => {
    await started();
    await host.step(7);
    expect(await host.exportOnnx()).toEqual(Uint8Array.of(8, 7));
    expect(await host.exportPytorch()).toBe('STEPS = 7');
  });

  test('a saved model comes back', async () => {
    await started();
    await host.step(7);
    const bytes = await host.save();
    await host.reset();
    expect((await host.load(bytes)).step).toBe(7);
    await expect(host.load(new Uint8Array(3))).rejects.toMatchObject({ code: 'bad_file' });
    await settled();
    expect(lastFrame().step).toBe(7);
  });
});
