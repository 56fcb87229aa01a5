/** The instants of local times around changes of clocks. */
import { describe, expect, it } from '@jest/globals';
import { instantOf, parseLocal } from '../../../domain/window/local-time.js';

describe('instantOf', () => {
  it.each([
    ['an ordinary time', 'America/New_York', '2027-02-10T09:00', '2027-02-10T14:00Z'],
    ['the last minute before a gap', 'America/New_York', '2027-03-14T01:59', '2027-03-14T06:59Z'],
    ['a time in a gap, as the later instant', 'America/New_York', '2027-03-14T02:30', '2027-03-14T07:30Z'],
    ['the end of a gap', 'America/New_York', '2027-03-14T03:00', '2027-03-14T07:00Z'],
    ['a time in an overlap, as the first instant', 'America/New_York', '2027-11-07T01:30', '2027-11-07T05:30Z'],
    ['the end of an overlap', 'America/New_York', '2027-11-07T02:00', '2027-11-07T07:00Z'],
    ['a time in an overlap of half an hour', 'Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45Z'],
    ['the end of an overlap of half an hour', 'Australia/Lord_Howe', '2027-04-04T02:00', '2027-04-03T15:30Z'],
    ['a time of UTC', 'UTC', '2027-03-14T02:30', '2027-03-14T02:30Z'],
  ])('finds %s: %s %s', (_, zone, local, at) => {
    expect(instantOf(zone, parseLocal(local) ?? Number.NaN)).toBe(Date.parse(at));
  });
});
