/** The search over everything, by hand: one statement for each kind, at once. */
import { releasePages, wordsBy } from './by-hand.mjs';

const limit = 5;

/** @returns forms, each a list of statements with its values; they run at once. */
export function searchesBy(words, scope) {
  const { with: given, where, values } = wordsBy(words);
  const releases = releasePages({ with: given, where, order: 'r.last_change_ms desc, r.id desc' });
  const others = othersBy(words).map((text) => ({ text, values: [scope, limit, ...values] }));
  return Object.fromEntries(
    Object.entries(releases).map(([form, text]) => [form, [{ text, values: [scope, limit, ...values] }, ...others]]),
  );
}

function othersBy(words) {
  const each = (condition, joint = ' and ') =>
    words.map((_, n) => condition(`$${3 + 2 * n}`, `$${4 + 2 * n}`)).join(joint);
  const named = (of) => (word, grams) =>
    `(${of}.search_grams @> ${grams}::text[] and position(${word}::text in ${of}.search_text) > 0)`;
  const starts = (word) => `(v.number >= ${word}::text and v.number < ${word}::text || U&'\\+10FFFF')`;
  const among = (of, key, table) => (word, grams) =>
    `${of}.${key} = any(array(select n.id from ${table} n where ${named('n')(word, grams)}))`;
  const readable = (more) => `(p.workspace_id = any($1) or exists (
    select from release r where r.mini_program_id = p.id and ${more} r.app_workspace_id = any($1)))`;
  const workspace = (id) =>
    `(select jsonb_build_object('id', id, 'name', name) from workspace where id = ${id}) as workspace`;
  return [
    `select p.id, p.name, ${workspace('p.workspace_id')} from mini_program p
      where ${each(named('p'))} and ${readable('')} order by p.id limit $2`,
    `select v.number, v.mini_program_id as "miniProgram", p.name as "miniProgramName"
      from version v join mini_program p on p.id = v.mini_program_id
      where (${each(starts, ' or ')})
        and ${each((word, grams) => `(${starts(word)} or ${among('v', 'mini_program_id', 'mini_program')(word, grams)})`)}
        and ${readable('r.version = v.number and')}
      order by v.mini_program_id, v.ordinal desc limit $2`,
    `select a.id, a.name from target_app a where ${each(named('a'))} and $1::text[] is not null order by a.id limit $2`,
    `select t.mini_program_id as "miniProgram", t.target_app_id as "targetApp", t.environment, t.availability,
        (select name from mini_program where id = t.mini_program_id) as "miniProgramName",
        (select name from target_app where id = t.target_app_id) as "targetAppName"
      from target t
      where ${each(
        (word, grams) => `(${among('t', 'mini_program_id', 'mini_program')(word, grams)}
          or ${among('t', 'target_app_id', 'target_app')(word, grams)} or t.environment = ${word}::text)`,
      )} and (t.workspace_id = any($1) or t.app_workspace_id = any($1))
      order by t.mini_program_id, t.target_app_id, t.environment limit $2`,
    `select m.user_name as user, jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'role', m.role)
        order by w.name, w.id) as workspaces
      from member m join workspace w on w.id = m.workspace_id
      where m.workspace_id = any($1)
        and ${each((word, grams) => `position(${word}::text in lower(m.user_name)) > 0 and ${grams}::text[] is not null`)}
      group by m.user_name order by m.user_name limit $2`,
  ];
}
