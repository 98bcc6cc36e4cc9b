// The parts of an EngineApi that look into tapes and race, for fakes that have none: every call is refused.
import type {
  CompareApi,
  LensApi,
  LooksApi,
  RaceApi,
  SurfaceApi,
} from '../../../web/src/engine/api';

const refused = () => Promise.reject(new Error('there is no tape to look into'));

export class NoLens implements Omit<CompareApi & LensApi & LooksApi & RaceApi & SurfaceApi, 'run'> {
  graph = refused;
  lensState = refused;
  move = refused;
  seek = refused;
  holdExample = refused;
  releaseExample = refused;
  lensValues = refused;
  cell = refused;
  largestPath = refused;
  updateOf = refused;
  nudge = refused;
  checkGradients = refused;
  setCell = refused;
  resetCells = refused;
  openExpression = refused;
  openLayers = refused;
  openNetwork = refused;
  openPoints = refused;
  fillBench = refused;
  closeBench = refused;
  activationCurve = refused;
  unitSlopes = refused;
  receptiveField = refused;
  strongest = refused;
  surface = refused;
  race = refused;
  raceStep = refused;
  lossSurfaceBegin = refused;
  lossSurfaceAdvance = refused;
  curvature = refused;
  lookBegin = refused;
  lookAdvance = refused;
  compareBegin = refused;
  compareAdvance = refused;
  compareSurfaceBegin = refused;
  compareSurfaceAdvance = refused;
  compareEnd = refused;
}
