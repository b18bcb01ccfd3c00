// The page's entry: styles of the desk and of all pages, then the console. Large pages beside the desk bring their own.

import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './design/door.css';
import './design/desk.css';
import './design/queue.css';
import './design/floor.css';
import './design/thread.css';
import './design/card.css';
import './design/composer.css';
import './design/workplace.css';
import './design/why.css';
import './design/staff.css';
import './design/channels.css';
import './design/banner.css';
import './design/tags.css';
import './design/shift-notes.css';
import './design/calendar.css';
import './design/callbacks.css';
import './design/imports.css';

import { createRoot } from 'react-dom/client';

import { App } from './app.js';
import { preferLateFonts } from './shell/late-fonts.js';
import { prepareWords } from './words/words.js';

const place = document.getElementById('console');
if (place === null) throw new Error('index.html lacks #console');
preferLateFonts();
void prepareWords().then(() => {
  createRoot(place).render(<App />);
});
