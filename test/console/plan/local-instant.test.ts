/** The instants of local times in the console, against those of the API. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf } from '../../../console/plan/local-instant.js';
import { instantOf as instantOfApi, localText } from '../../../domain/window/local-time.js';

it.each([
  ['America/New_York', '2027-03-14T02:30', '2027-03-14T07:30:00.000Z', 'SKIP'],
  ['America/New_York', '2027-03-14T03:00', '2027-03-14T07:00:00.000Z', 'SHOW'],
  ['America/New_York', '2027-11-07T01:30', '2027-11-07T05:30:00.000Z', 'SHOW_TWICE'],
  ['America/New_York', '2027-11-07T02:00', '2027-11-07T07:00:00.000Z', 'SHOW'],
  ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00.000Z', 'SHOW_TWICE'],
  ['UTC', '2027-03-14T02:30', '2027-03-14T02:30:00.000Z', 'SHOW'],
])('in %s, %s is %s, and clocks %s it', (zone, local, at, clocks) => {
  const found = instantOf(local, zone);
  expect([new Date(found?.atMs ?? 0).toISOString(), found?.clocks]).toEqual([at, clocks]);
});

it('an incomplete time has no instant', () => {
  for (const text of ['', '2027-12', '2027-12-01T09', '9027-12-01T09:00']) expect(instantOf(text, 'UTC')).toBeNull();
});

it('all times of 2027 in zones with and without changes of clocks are the instants of the API', () => {
  const zones = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia'];
  const minute = fc.integer({ min: Date.UTC(2027, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
  const same = fc.property(fc.constantFrom(...zones), minute, (zone, at) => {
    expect(instantOf(localText(at * 60_000), zone)?.atMs).toBe(instantOfApi(zone, at * 60_000));
  });
  fc.assert(same, { numRuns: 500 });
  for (const changeMs of [Date.UTC(2027, 2, 14), Date.UTC(2027, 3, 4), Date.UTC(2027, 9, 3), Date.UTC(2027, 10, 7)])
    for (let minute = -60; minute < 300; minute += 15)
      for (const zone of zones.slice(0, 2)) {
        const localMs = changeMs + minute * 60_000;
        expect(instantOf(localText(localMs), zone)?.atMs).toBe(instantOfApi(zone, localMs));
      }
});
