/** Search of mini programs by a part of their id or name, in any script. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listMiniPrograms } from '../../../store/registry/list-mini-programs.js';
import { insertMiniProgram } from '../../../store/registry/mini-programs.js';
import { searchColumns } from '../../../store/registry/search-grams.js';
import { insertWorkspace } from '../../../store/registry/workspaces.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { describeInTurn } from '../../support/database/databases.js';

const atMs = Date.UTC(2026, 2, 1);

describeInTurn('search', (databases) => {
  beforeAll(async () => {
    const policy = { developersMayStop: true };
    const workspace = {
      id: 'search',
      name: 'search',
      kind: 'tenant',
      policy,
      createdBy: 'ann',
      createdAtMs: atMs,
    } as const;
    await inTransaction(databases.db.kysely, (trx) => insertWorkspace(trx, workspace, 'ann'));
    const make = (id: string, name: string) =>
      inTransaction(databases.db.kysely, (trx) =>
        insertMiniProgram(trx, { id, workspaceId: 'search', name, createdBy: 'ann', createdAtMs: atMs }),
      );
    await make('weather', 'Weather 天气预报');
    await make('metro-map', 'ＭＥＴＲＯ  Karte 100%_x');
    const scripts = [
      'İstanbul Kapısı',
      'Météo',
      'Thời tiết Đà Nẵng',
      'Straße',
      'ΚΑΙΡΟΣ',
      'Ёлка',
      'مُحَمَّد',
      'ガイド',
      'Łódź',
    ];
    for (const [n, name] of scripts.entries()) await make(`z-${n}`, name);
  });

  const found = async (search: string): Promise<string[]> =>
    (await listMiniPrograms(databases.db.kysely, { workspaceId: 'search', q: search }, { limit: 50 })).items.map(
      (item) => item.id,
    );

  it.each([
    ['a part of the id', 'eath', ['weather']],
    ['one character', '天', ['weather']],
    ['two characters', '气预', ['weather']],
    ['capitals', 'WEATHER', ['weather']],
    ['full-width letters', 'metro k', ['metro-map']],
    ['signs that patterns would read', '0%_', ['metro-map']],
    ['what stands in both', 't', ['metro-map', 'weather']],
    ['the same grams in another order', 'therwea', []],
    ['what spans id and name', 'weatherw', []],
  ])('finds by %s', async (_, requested, expected) => {
    expect((await found(requested)).filter((id) => !id.startsWith('z-'))).toEqual(expected);
  });

  it('a query of blanks finds everything', async () => {
    expect(await found('  ')).toHaveLength(11);
  });

  it.each([
    ['İstanbul Kapısı', ['istanbul', 'ISTANBUL', 'İSTANBUL', 'ıstanbul', 'kapisi', 'KAPISI', 'ｋａｐｉｓｉ'], 'z-0'],
    ['Météo', ['METEO', 'météo', 'MÉTÉO', 'me\u0301te\u0301o', 'ＭＥＴＥＯ'], 'z-1'],
    ['Thời tiết Đà Nẵng', ['thoi tiet', 'THỜI TIẾT', 'da nang', 'ĐÀ'], 'z-2'],
    ['Straße', ['strasse', 'STRASSE', 'straße', 'STRAẞE'], 'z-3'],
    ['ΚΑΙΡΟΣ', ['καιροσ', 'καιρος', 'Καιρός', 'ΚΑΙΡΌΣ'], 'z-4'],
    ['Ёлка', ['елка', 'ЕЛКА', 'ёлка'], 'z-5'],
    ['مُحَمَّد', ['محمد', 'محـمد'], 'z-6'],
    ['ガイド', ['ｶﾞｲﾄﾞ', 'ガイド'], 'z-7'],
    ['Łódź', ['lodz', 'ŁÓDŹ', 'lo\u200bdz'], 'z-8'],
  ])('finds %s by its other spellings', async (_, spellings, id) => {
    for (const requested of spellings)
      expect({ requested, found: await found(requested) }).toEqual({ requested, found: [id] });
  });

  it('a query of marks only does not find everything', async () => {
    expect(await found('\u0301')).toEqual([]);
  });
});

describe('searchColumns', () => {
  it('has every run of one to three characters that stands in the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (text, start, length) => {
          const columns = searchColumns(text);
          const characters = Array.from(columns.search_text);
          const run = characters.slice(start % (characters.length + 1)).slice(0, length);
          expect(run.length === 0 || columns.search_grams.includes(run.join(''))).toBe(true);
        },
      ),
    );
  });
});
