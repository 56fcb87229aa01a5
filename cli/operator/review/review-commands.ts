/** `halftone review`: requests to go live, to go offline, or to enter a step of a plan, and the decisions on them. */
import { type Command, Option } from 'commander';
import { allItems } from '../../../client/all-items.js';
import { bodyOf } from '../../../client/problem.js';
import type { ReviewState } from '../../../domain/review/review-change.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printBody } from '../output/print.js';
import { reviewColumns, reviewText } from './review-columns.js';
import { addDecisions } from './review-verbs.js';

type Mine = 'approvals' | 'requests' | 'decisions';

interface ReviewListFlags extends ListFlags {
  readonly state?: ReviewState;
  readonly mine?: Mine;
  readonly workspace?: string;
}

const states = ['IN_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] satisfies ReviewState[];
const mine = ['approvals', 'requests', 'decisions'] satisfies Mine[];

export function addReviewCommands(program: Command): void {
  const review = program.command('review').summary('reviews: requests to go live, offline, or to the next step');
  withLimit(withConnection(review.command('list')))
    .summary('reviews of your workspaces, newest request first')
    .addOption(new Option('--state <state>', 'in this state').choices(states))
    .addOption(
      new Option('--mine <kind>', 'open ones that you could decide, your requests, or your decisions').choices(mine),
    )
    .option('--workspace <id>', 'of mini programs or target apps of this workspace')
    .action(
      reportFailures((flags: ReviewListFlags) => {
        const client = connect(flags);
        const filter = withoutUndefined({ state: flags.state, mine: flags.mine, workspace: flags.workspace });
        const items = allItems((page) => client.GET('/v1/reviews', { params: { query: { ...filter, ...page } } }));
        return printItems(flags, items, reviewColumns);
      }),
    );
  withConnection(review.command('get'))
    .summary('one review: what is asked for, who could decide, and what users lose by it')
    .argument('<review>', 'id of the review')
    .action(
      reportFailures(async (flags: ConnectionFlags, id = '') => {
        const path = { review: id };
        const body = await bodyOf(connect(flags).GET('/v1/reviews/{review}', { params: { path } }));
        await printBody(flags.output, body, () => reviewText(body));
      }),
    );
  addDecisions(review);
}
