/** Entry point of the console: loads the texts, then renders the page. */
// First: it takes the code of a one-time link out of the address.
import './app/link-code.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { giveStylesNonce } from './app/style-nonce.js';
import { startLanguage } from './i18n/language.js';

giveStylesNonce();
// Not awaited: the file of the texts imports from this one, and would wait for it.
void startLanguage().then(() => {
  const root = document.getElementById('root');
  if (root !== null)
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
});
