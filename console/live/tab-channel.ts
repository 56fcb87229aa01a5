/**
 * Messages between the tabs of one browser. Works over plain HTTP too, where Web Locks are missing. A visible tab
 * announces itself regularly and sends a goodbye. A frozen or crashed tab stops announcing itself and expires.
 */
import { basePath } from '../api/base-path.js';
import type { Candidate } from './stream-election.js';
import type { LiveState } from './live-state.js';

export type TabMessage =
  | { readonly kind: 'here'; readonly candidate: Candidate; readonly state: LiveState; readonly wantsReply: boolean }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'event'; readonly topic: string; readonly data: string };

export interface TabChannel {
  readonly post: (message: TabMessage) => void;
  readonly close: () => void;
}

/** Installations below other paths of the same host use other channels. */
function channelName(): string {
  return `halftone.tabs${basePath()}`;
}

/** Null where the browser has no channel, or forbids it together with storage. */
export function openTabChannel(onMessage: (message: TabMessage) => void): TabChannel | null {
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
