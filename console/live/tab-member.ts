/**
 * This tab as a member of one topic. It knows the other visible tabs, opens a stream when it is elected, and forwards
 * events. Without a channel it opens no stream, because nothing would limit the number of streams.
 */
import { newId } from '../../client/new-id.js';
import { basePath } from '../api/base-path.js';
import { type Candidate, holdsStream, leaderOf } from './stream-election.js';

/** How a page follows its release. `polled`: it polls every few seconds, because other tabs hold the streams. */
export type LiveState = 'connecting' | 'live' | 'lost' | 'polled';

export interface Stream {
  readonly close: () => void;
}

interface Membership {
  readonly topic: string;
  /** Opens the stream. Called again after each won election. */
  readonly open: (onState: (state: LiveState) => void, onEvent: (data: string) => void) => Stream;
  readonly onState: (state: LiveState) => void;
  readonly onEvent: (data: string) => void;
}

const announceMs = 1_000;
/** Three announcements are missing: the tab is frozen, crashed or stopped in a debugger. */
const expiryMs = 3_200;
/** How long a new tab waits for replies before it counts itself as elected. */
const repliesWithinMs = 250;

interface Known {
  readonly candidate: Candidate;
  readonly state: LiveState;
  readonly seenMs: number;
}

/** Joins now. The returned function leaves and hands the stream over at once. */
export function joinTabs(membership: Membership): () => void {
  const member = new TabMember(membership);
  return () => {
    member.leave();
  };
}

class TabMember {
  private readonly me: Candidate;
  private readonly others = new Map<string, Known>();
  private readonly channel: TabChannel | null;
  private readonly timers: readonly ReturnType<typeof setTimeout>[];
  private stream: Stream | null = null;
  private streamState: LiveState = 'connecting';
  private mayBeElected = false;

  constructor(private readonly membership: Membership) {
    this.me = { id: newId(), topic: membership.topic, sinceMs: Date.now() };
    this.channel = openTabChannel((message) => {
      this.receive(message);
    });
    const ticker = setInterval(() => {
      this.announce(false);
      this.decide();
    }, announceMs);
    const firstReplies = setTimeout(() => {
      this.mayBeElected = true;
      this.decide();
    }, repliesWithinMs);
    this.timers = [ticker, firstReplies];
    this.announce(true);
  }

  leave(): void {
    this.timers.forEach(clearTimeout);
    this.stream?.close();
    this.stream = null;
    this.channel?.post({ kind: 'gone', id: this.me.id });
    this.channel?.close();
  }

  private announce(wantsReply: boolean): void {
    const state = this.stream === null ? 'polled' : this.streamState;
    this.channel?.post({ kind: 'here', candidate: this.me, state, wantsReply });
  }

  private receive(message: TabMessage): void {
    switch (message.kind) {
      case 'event':
        if (message.topic === this.me.topic && this.stream === null) this.membership.onEvent(message.data);
        return;
      case 'gone':
        this.others.delete(message.id);
        break;
      case 'here': {
        const { candidate, state, wantsReply } = message;
        this.others.set(candidate.id, { candidate, state, seenMs: Date.now() });
        if (wantsReply) this.announce(false);
      }
    }
    this.decide();
  }

  private decide(): void {
    if (!this.mayBeElected) return;
    const oldestMs = Date.now() - expiryMs;
    for (const [id, { seenMs }] of this.others) if (seenMs < oldestMs) this.others.delete(id);
    const candidates = [this.me, ...[...this.others.values()].map(({ candidate }) => candidate)];
    const isElected = this.channel !== null && holdsStream(this.me.id, candidates);
    if (isElected) this.start();
    else this.follow(leaderOf(this.me.topic, candidates));
  }

  private start(): void {
    if (this.stream !== null) return;
    const { open, onState, onEvent } = this.membership;
    this.stream = open(
      (state) => {
        this.streamState = state;
        onState(state);
        this.announce(false);
      },
      (data) => {
        onEvent(data);
        this.channel?.post({ kind: 'event', topic: this.me.topic, data });
      },
    );
  }

  /** Shows the state of the leader's stream. Polls when the topic has no stream or no other tab. */
  private follow(leader: Candidate | undefined): void {
    if (this.stream !== null) {
      this.stream.close();
      this.stream = null;
      this.announce(false);
    }
    const known = leader === undefined ? undefined : this.others.get(leader.id);
    this.membership.onState(known?.state ?? 'polled');
  }
}

/** A visible tab announces itself regularly and sends a goodbye. A frozen or crashed tab stops, and expires. */
type TabMessage =
  | { readonly kind: 'here'; readonly candidate: Candidate; readonly state: LiveState; readonly wantsReply: boolean }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'event'; readonly topic: string; readonly data: string };

/** Messages between the tabs of one browser. Works over plain HTTP too, where Web Locks are missing. */
interface TabChannel {
  readonly post: (message: TabMessage) => void;
  readonly close: () => void;
}

/** Installations below other paths of the same host use other channels. */
function channelName(): string {
  return `halftone.tabs${basePath()}`;
}

/** Null where the browser has no channel, or forbids it together with storage. */
function openTabChannel(onMessage: (message: TabMessage) => void): TabChannel | null {
  try {
    const channel = new BroadcastChannel(channelName());
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      onMessage(data);
    };
    return {
      post: (message) => {
        channel.postMessage(message);
      },
      close: () => {
        channel.close();
      },
    };
  } catch {
    return null;
  }
}
