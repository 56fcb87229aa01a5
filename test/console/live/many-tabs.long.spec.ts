/** Many tabs of one browser over HTTP/1.1, which allows it six connections. */
import { maxStreams } from '../../../console/live/stream-election.js';
import { type RawBrowser, startRawBrowser, type Tab } from '../support/raw-browser.js';
import { expect, test as shared } from '../support/test.js';
import { makeGray, makeMiniProgram, type World } from '../support/world.js';

const test = shared.extend<{ readonly browserOfPeople: RawBrowser }>({
  // eslint-disable-next-line no-empty-pattern -- how Playwright wants it written
  browserOfPeople: async ({}, use) => {
    const browser = await startRawBrowser();
    await use(browser);
    await browser.end();
  },
});

/** With all six connections taken by streams, a request waits until one ends, which none does in this time. */
const streamsStayMs = 60_000;
const windows = Number(process.env['MANY_TABS_WINDOWS'] ?? 8);
const hiddenTabs = Number(process.env['MANY_TABS_HIDDEN'] ?? 40);

async function signIn(browser: RawBrowser, world: World): Promise<Tab> {
  const tab = await browser.openTab(`${world.url}/openapi.json`, false);
  const body = JSON.stringify(JSON.stringify({ token: world.alice }));
  const headers = "{ 'content-type': 'application/json' }";
  await expect
    .poll(() =>
      tab.evaluate(
        `fetch('/v1/session', { method: 'POST', headers: ${headers}, body: ${body} }).then((a) => a.status)`,
      ),
    )
    .toBe(201);
  return tab;
}

const live = (tab: Tab) => tab.evaluate<string | undefined>("document.querySelector('[data-live]')?.dataset.live");
const visibility = (tab: Tab) => tab.evaluate<string>('document.visibilityState');

const clickButton = (name: string, within = 'document') =>
  `[...${within}.querySelectorAll('button')].find((button) => button.textContent === '${name}').click()`;

/** Until all tabs have loaded: what is measured is a stop beside open tabs, not the start of many pages at once. */
const electionEnds = (tab: Tab) => tab.evaluate('new Promise((resolve) => setTimeout(resolve, 6_000))');

/** Pauses the release in the dialog of the tab. True when the tab shows it before any stream would end. */
async function pause(tab: Tab): Promise<boolean> {
  await tab.evaluate(clickButton('Pause'));
  const dialog = "document.querySelector('[role=dialog]')";
  await expect.poll(() => tab.evaluate(`${dialog}?.textContent.includes('Crashes')`)).toBe(true);
  await tab.evaluate(clickButton('Crashes', dialog));
  return tab.evaluate<boolean>(`(async () => {
    ${clickButton('Pause', dialog)};
    const endsAtMs = performance.now() + ${String(streamsStayMs)};
    const isShown = () => document.body.textContent.includes('Grayscale Release · Paused');
    while (!isShown() && performance.now() < endsAtMs) await new Promise((resolve) => setTimeout(resolve, 20));
    return isShown();
  })()`);
}

async function makeReleases(world: World, count: number): Promise<string[]> {
  const made: string[] = [];
  for (let number = 0; number < count; number += 1)
    made.push(await makeGray(world, await makeMiniProgram(world, 'tabs'), '1.0.0', 10));
  return made;
}

test('with many tabs in the background a stop in the tab in front works', async ({ world, browserOfPeople }) => {
  test.setTimeout(300_000); // Each tab loads the console.
  const releases = await makeReleases(world, 2);
  await signIn(browserOfPeople, world);
  const tabs: Tab[] = [];
  for (let number = 0; number <= hiddenTabs; number += 1)
    tabs.push(await browserOfPeople.openTab(`${world.url}/releases/${releases[number % 2]!}`, false));
  const front = tabs.at(-1)!;
  expect([await visibility(tabs[0]!), await visibility(front)]).toEqual(['hidden', 'visible']);
  await expect.poll(() => live(front), { timeout: 30_000 }).toBe('live');
  await electionEnds(front);
  expect(await pause(front)).toBe(true);
});

test('with many windows of as many releases a stop works', async ({ world, browserOfPeople }) => {
  const releases = await makeReleases(world, windows);
  await signIn(browserOfPeople, world);
  const tabs: Tab[] = [];
  for (const id of releases) tabs.push(await browserOfPeople.openTab(`${world.url}/releases/${id}`, true));
  for (const tab of tabs) expect(await visibility(tab)).toBe('visible');
  const states = async () => (await Promise.all(tabs.map(live))).sort();
  // One is that of all changes, which the badges of all windows follow.
  const ofReleases = maxStreams - 1;
  const expected = [...Array<string>(ofReleases).fill('live'), ...Array<string>(windows - ofReleases).fill('polled')];
  await expect.poll(states, { timeout: 60_000 }).toEqual(expected);
  await electionEnds(tabs.at(-1)!);
  expect(await pause(tabs.at(-1)!)).toBe(true);
});

test('windows of one release share a stream, and another window takes it over when the first goes', async ({
  world,
  browserOfPeople,
}) => {
  const [id = ''] = await makeReleases(world, 1);
  await signIn(browserOfPeople, world);
  const tabs: Tab[] = [];
  for (let number = 0; number < 3; number += 1) {
    tabs.push(await browserOfPeople.openTab(`${world.url}/releases/${id}`, true));
    await expect.poll(() => live(tabs.at(-1)!), { timeout: 30_000 }).toBe('live');
  }
  const streams = (tab: Tab) =>
    tab.evaluate<number>(
      "performance.getEntriesByType('resource').filter(({ name }) => /releases.*\\/stream$/.test(name)).length",
    );
  const share = (tab: Tab) =>
    tab.evaluate<string>("document.querySelector('[data-testid=share-release]')?.textContent");
  const raise = (percentage: number) =>
    world.call(world.alice, 'POST', `/v1/releases/${id}/commands`, { type: 'setPercentage', percentage });

  await raise(20);
  for (const tab of tabs) await expect.poll(() => share(tab)).toBe('20 %');
  await tabs[0]!.close();
  await expect.poll(() => live(tabs[1]!)).toBe('live');
  await raise(30);
  for (const tab of tabs.slice(1)) await expect.poll(() => share(tab)).toBe('30 %');
  // A frozen tab runs nothing: its place is free after the announcements that it misses.
  await tabs[1]!.freeze();
  await raise(40);
  await expect.poll(() => share(tabs[2]!)).toBe('40 %');
  await expect.poll(() => live(tabs[2]!)).toBe('live');
  expect(await streams(tabs[2]!)).toBeLessThanOrEqual(1);
});
