// What a network says about a drawing or an example, with every layer's activations. Drawn anew for
// each answer: it costs a fraction of a millisecond and leaves nothing that could be out of date.
import type { Activation, Answer, Drawing, Picture, RunInfo, Who } from './api';
import { EngineError } from './errors';
import type { Session, Split } from './session';

/** A network that can answer. */
export interface Network {
  session: Session;
  info: RunInfo;
}

type Shown = { who: Who; drawing: Drawing } | { who: Who; pixels: Float32Array };

export class Answers {
  readonly #network: (who: Who) => Network;
  #shown: Shown | null = null;

  /** `network` throws where that network is not to be had. */
  constructor(network: (who: Who) => Network) {
    this.#network = network;
  }

  classify(drawing: Drawing, who: Who): Answer {
    return this.#show({ who, drawing });
  }

  /** An example of the learner's own run, whoever answers. */
  classifyExample(split: Split, index: number, who: Who): Answer {
    const { pixels } = this.#network('yours').session.example(split, index);
    return this.#show({ who, pixels });
  }

  clear(): void {
    this.#shown = null;
  }

  /** What was shown last, by the network as it is now; null when nothing is shown. */
  current(): Answer | null {
    return this.#shown && answer(this.#network(this.#shown.who), this.#shown);
  }

  #show(shown: Shown): Answer {
    const given = answer(this.#network(shown.who), shown);
    this.#shown = shown;
    return given;
  }
}

function answer({ session, info }: Network, shown: Shown): Answer {
  if ('drawing' in shown) session.draw(shown.drawing);
  else session.showPixels(shown.pixels);
  const digit = session.classify();
  const activations = info.model.layers.map((layer): Activation => {
    const values = session.view(`activation/${layer.name}`);
    return { layer: layer.name, shape: layer.outputShape, values };
  });
  return {
    who: shown.who,
    digit,
    probabilities: session.view('probabilities'),
    stages: 'drawing' in shown ? stagesOf(session) : null,
    activations,
  };
}

function stagesOf(session: Session): NonNullable<Answer['stages']> {
  return {
    ink: square(session.view('drawing/ink')),
    fitted: square(session.view('drawing/fitted')),
    seen: square(session.view('drawing/seen')),
  };
}

/** All stages are square pictures. */
function square(pixels: Float32Array): Picture {
  const side = Math.round(Math.sqrt(pixels.length));
  if (side * side !== pixels.length) {
    throw new EngineError('internal', `a picture of ${String(pixels.length)} pixels is not square`);
  }
  return { width: side, height: side, pixels };
}
