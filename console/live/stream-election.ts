/**
 * Which tabs of a browser hold an event stream. A browser opens six connections to one host over HTTP/1.1, for all its
 * tabs together, so one tab follows a release for the others, and few releases are followed at once.
 *
 * All tabs apply the same pure rule to the same facts, so they agree without a vote.
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

/** Whether this candidate holds a stream: it leads its topic, and its topic is among the first. */
export function holdsStream(id: string, candidates: readonly Candidate[]): boolean {
  const leaders = inOrder(candidates).filter(
    (candidate, index, all) => all.findIndex(({ topic }) => topic === candidate.topic) === index,
  );
  return leaders.slice(0, maxStreams).some((leader) => leader.id === id);
}

function inOrder(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => a.sinceMs - b.sinceMs || (a.id < b.id ? -1 : 1));
}
