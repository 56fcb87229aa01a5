/** The notes of a version. Until the Markdown renderer is loaded, and where it cannot be, they are shown as typed. */
import type { ReactElement } from 'react';
import { lazyPart } from '../shared/lazy-part.js';
import './notes.css';

interface NotesProps {
  readonly text: string;
}

const Rendered = lazyPart<NotesProps>(
  async () => {
    const { renderMarkdown } = await import('./markdown.js');
    return ({ text }: NotesProps) => <div className="notes">{renderMarkdown(text)}</div>;
  },
  { failed: (_retry, { text }) => <div className="notes as-typed">{text}</div> },
);

export function Notes({ text }: NotesProps): ReactElement {
  return <Rendered text={text} />;
}
