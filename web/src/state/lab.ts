// What a lab is to the page around it. A lab is a folder in labs/ with a lab.ts that exports one `lab`.
import type { Component } from 'svelte';
import type { EngineApi, EngineInfo } from '../engine/api';
import type { Notices } from './notices.svelte';

/** The link to what is on the page now. */
export interface Shared {
  hash: string;
  /** Whoever opens it gets the very same numbers. */
  sameRun: boolean;
  /** What the link cannot hold, in sentences, or ''. */
  note: string;
}

export interface LabProps {
  api: EngineApi;
  engine: EngineInfo;
  notices: Notices;
  /** Call once: from then on Share asks the lab. */
  onshare: (share: () => Shared) => void;
}

export interface Lab {
  /** The folder's name, and the first word of its links. */
  id: string;
  title: string;
  /** One sentence: what one does here. */
  sentence: string;
  /** Place in the navigation. */
  order: number;
  /** Not in the navigation: whoever comes has a link. */
  hidden?: boolean;
  /** An address that names no lab and is this one's all the same. */
  takes?: (hash: string) => boolean;
  load: () => Promise<{ default: Component<LabProps> }>;
}
