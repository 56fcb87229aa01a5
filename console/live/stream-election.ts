/**
 * Decides which tabs of a browser hold an event stream. Over HTTP/1.1 a browser opens six connections to one host for
 * all its tabs. One tab therefore follows a release for the others, and few releases are followed at once.
 * All tabs apply the same pure function to the same facts, so they agree without messages.
 */

export interface Candidate {
  readonly id: string;
  /** Tabs with the same topic need the same events. */
  readonly topic: string;
  /** When the tab became visible. The longest visible tab goes first, so a new tab does not take a stream over. */
  readonly sinceMs: number;
}

/** Leaves at least three connections of six to requests. */
export const maxStreams = 3;

/** The tab that streams this topic for all tabs, if the topic has a stream. */
export function leaderOf(topic: string, candidates: readonly Candidate[]): Candidate | undefined {
  return inOrder(candidates).find((candidate) => candidate.topic === topic);
}

/** True when the candidate leads its topic and the topic is among the first. */
export function holdsStream(id: string, candidates: readonly Candidate[]): boolean {
  const leaders = inOrder(candidates).filter(
    (candidate, index, all) => all.findIndex(({ topic }) => topic === candidate.topic) === index,
  );
  return leaders.slice(0, maxStreams).some((leader) => leader.id === id);
}

function inOrder(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => a.sinceMs - b.sinceMs || (a.id < b.id ? -1 : 1));
}
