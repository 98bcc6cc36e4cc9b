// How the lab opens, and what it calls things.
import type { ArrowName } from '../../engine/api';

export const OPENING = {
  shows:
    'Optimizers go down the same surface from the same start. Each gets the gradient where it stands and makes a step of it in its own way: the rules that train your networks, at work on two numbers you can see.',
  tries:
    'Press → (or the arrow beside Play) a few times and watch the arrows at the chosen racer. Then click somewhere else on the map and see who wins from there.',
  question:
    'On the surface “Ravine”, with which this lab opens, plain SGD gets a higher rate than momentum. Which of the two will zigzag, and which will be at the bottom first?',
  answer:
    'SGD zigzags from wall to wall: its rate is near the largest that the steep direction allows, and along the floor it still crawls. Momentum adds up what stays the same, the way along, and cancels what changes sign, the way across.',
};

/** What the arrows of a step say, in order. */
export const ARROWS: Record<ArrowName, string> = {
  gradient: 'learning rate times the gradient, downhill: the step of plain SGD',
  clip: 'the same after the gradient was clipped',
  momentum: 'the direction it follows, gradients of earlier steps taken in',
  scaling: 'each axis scaled by its own effective step',
  decay: 'with the pull of weight decay towards 0',
  step: 'the step that is made',
};
