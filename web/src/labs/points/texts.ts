// What the lab says of itself.
export const OPENING = {
  title: 'Points',
  shows:
    'A small network learns to tell the points of the plane apart. Every unit is drawn as a picture of what it answers all over the plane, so that one sees how later units are put together from earlier ones.',
  tries:
    'Press Play and watch the border bend round the disc. Then choose the spiral: does it still succeed? Give it more units with +.',
  question: 'Take away all hidden layers. Can the network still learn the disc inside the ring?',
  answer:
    'No. Without a hidden layer the border is a straight line, and no straight line divides a disc from a ring: about half of the points stay wrong. One hidden layer of three units is enough.',
};
