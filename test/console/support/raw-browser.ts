/**
 * A browser that is driven by its own protocol over a pipe. Playwright makes every page count as visible; here tabs in
 * the background are hidden, as they are for people.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { browserArguments } from '../playwright.config.js';

type Json = Record<string, unknown>;

export interface Tab {
  /** The value of an expression; promises are awaited. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  /** As a keyboard or an input method enters text into the focused field. */
  readonly insertText: (text: string) => Promise<void>;
  readonly goTo: (url: string) => Promise<void>;
  readonly freeze: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface RawBrowser {
  /** `ownWindow`: beside the other windows, so it stays visible. Otherwise it covers the tabs before it. */
  readonly openTab: (url: string, ownWindow: boolean) => Promise<Tab>;
  readonly end: () => Promise<void>;
}

export async function startRawBrowser(): Promise<RawBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'halftone-browser-'));
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const flags = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`];
  const child = spawn(path, [...browserArguments, ...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const send = protocolOver(child);
  await send('Browser.getVersion');
  return {
    openTab: (url, ownWindow) => openTab(send, url, ownWindow),
    end: async () => {
      const ended = once(child, 'exit');
      // Closing in order also ends the browser's own processes, which still write into the profile.
      await Promise.race([send('Browser.close').catch(() => undefined), ended]);
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
      rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

type Send = (method: string, params?: Json, sessionId?: string) => Promise<Json>;

async function openTab(send: Send, url: string, newWindow: boolean): Promise<Tab> {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', newWindow });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const call = (method: string, params: Json = {}) => send(method, params, String(sessionId));
  await call('Page.enable');
  const goTo = async (to: string) => {
    await call('Page.navigate', { url: to });
  };
  await goTo(url);
  return {
    goTo,
    evaluate: async <Value>(expression: string) => {
      const options = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await call('Runtime.evaluate', options);
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { readonly value: Value }).value;
    },
    insertText: async (text) => {
      await call('Input.insertText', { text });
    },
    freeze: async () => {
      await call('Page.setWebLifecycleState', { state: 'frozen' });
    },
    close: async () => {
      await send('Target.closeTarget', { targetId });
    },
  };
}

/** Messages are JSON, each ended by a zero byte, on the descriptors 3 and 4. */
function protocolOver(child: ChildProcess): Send {
  const [, , , toBrowser, fromBrowser] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (answer: Json) => void>();
  let rest = '';
  let lastId = 0;
  fromBrowser.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const answer = JSON.parse(message) as Json;
      waiting.get(Number(answer['id']))?.(answer);
    }
  });
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      waiting.set(id, (answer) => {
        waiting.delete(id);
        if (answer['error'] === undefined) resolve((answer['result'] ?? {}) as Json);
        else reject(new Error(`${method}: ${JSON.stringify(answer['error'])}`));
      });
      toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
}
