import { describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import fc from 'fast-check';
import { releaseCommandTypes } from '../../../domain/release/command-catalog.js';
import { cleanText } from '../../../domain/values/text.js';
import { payloadConverter } from '../../../workflows/payload-converter.js';
import { limits, readSignal } from '../../../workflows/release/read-signal.js';

const releaseId = '0193a2c4-1111-7abc-8def-0123456789ab';
const commandId = '0193a2c4-2222-7abc-8def-0123456789ab';
const read = (name: string, ...args: unknown[]) => readSignal({ name, args }, { releaseId, newId: () => 'new' });

const charactersIn = (text: string): number => Array.from(text).length;

describe('a signal', () => {
  it('of the API is identified by its command id, and its fields appear in the summary', () => {
    const words = { commandId, releaseId, type: 'setPercentage', percentage: 10, by: 'alice' };
    expect(read('setPercentage', words)).toMatchObject({ commandId, summary: 'setPercentage 10 % by alice' });
  });

  it('without an id gets one', () => {
    for (const words of [undefined, {}, { commandId: 7 }, { commandId: 'mine' }])
      expect(read('cancel', words)).toMatchObject({ commandId: 'new', summary: 'cancel, sent past the API' });
  });

  it('keeps its release’s own commands from another release', () => {
    expect(read('cancel', { commandId, releaseId: commandId })).toMatchObject({
      commandId: 'new',
      ifAbsent: { is: 'refused', rejection: { code: 'MALFORMED', problem: 'it is addressed to another release' } },
    });
  });

  it('becomes a valid command record for any input: no error, nothing over its limit, nothing that a database refuses', () => {
    const anyName = fc.oneof(fc.constantFrom(...releaseCommandTypes, 'changed'), fc.string({ unit: 'binary' }));
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 1_000 }), fc.constant('\ud800\0\udc00'));
    const anyWords = fc.record(
      { reason: anyText, to: anyText, by: anyText, commandId: anyText, percentage: fc.anything(), type: fc.anything() },
      { requiredKeys: [] },
    );
    const anyArgs = fc.array(fc.oneof(fc.anything(), anyWords), { maxLength: 2 });
    fc.assert(
      fc.property(anyName, anyArgs, (name, args) => {
        const command = read(name, ...args);
        const stored = JSON.stringify(command);
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        expect(Buffer.byteLength(command.summary)).toBeLessThanOrEqual(400);
        const { ifAbsent } = command;
        if (ifAbsent.is === 'taken' && 'reason' in ifAbsent.command)
          expect(charactersIn(ifAbsent.command.reason ?? '')).toBeLessThanOrEqual(limits.reason);
        if (ifAbsent.is === 'refused') expect(charactersIn(ifAbsent.type)).toBeLessThanOrEqual(limits.signalName);
      }),
      { numRuns: 300 },
    );
  });
});

describe('text from outside', () => {
  it('is cut between characters, not within one', () => {
    expect(cleanText('ab😀cd', 3)).toBe('ab😀');
  });

  it('loses the characters that no database accepts', () => {
    expect(cleanText('a\0b\ud83dc', 10)).toBe('a\ufffdb\ufffdc');
  });
});

describe('a payload', () => {
  it('that cannot be decoded becomes a marked value', () => {
    const data = Buffer.from('{not json');
    const broken = { metadata: { encoding: Buffer.from('json/plain') }, data };
    expect(() => defaultPayloadConverter.fromPayload(broken)).toThrow();
    expect(payloadConverter.fromPayload(broken)).toEqual({ halftone: 'undecodable' });
    expect(payloadConverter.fromPayload({ metadata: { encoding: Buffer.from('x/y') }, data })).toEqual({
      halftone: 'undecodable',
    });
    expect(read('setPercentage', payloadConverter.fromPayload(broken))).toMatchObject({
      ifAbsent: { rejection: { code: 'MALFORMED' } },
    });
  });

  it('of ours is decoded to the encoded value', () => {
    // No client sends -0.
    const written = fc.json().map((text): unknown => JSON.parse(JSON.stringify(JSON.parse(text))));
    fc.assert(
      fc.property(written, (value) => {
        expect(payloadConverter.fromPayload(payloadConverter.toPayload(value))).toEqual(value);
      }),
    );
  });
});
