/** The tags of the OpenAPI document and their descriptions. */
export const tags = {
  Workspaces: 'Companies, their people and what these may do.',
  'Mini programs': 'The programs of a workspace, and who works on each.',
  Versions: 'Uploads of a mini program: a reference to a package, never the package itself.',
  'Target apps': 'Super apps that host mini programs, their environments and policies.',
  Releases: 'One version on one target, once, ever: its progress and its trail.',
  Testers: 'Who sees a release while it is in pilot testing.',
  Commands: 'What is asked of releases and targets, and what became of it.',
  Targets: 'Who gets what: mini program × target app × environment.',
  Reviews: 'Requests to go live and to go offline, as those who decide them see them.',
  'QR codes': 'Codes that lead to a page of a mini program, whatever its version.',
  Tokens: 'What clients sign in with.',
  Operations: 'What probes, scrapers and the Temporal UI ask.',
} as const;

export type Tag = keyof typeof tags;
