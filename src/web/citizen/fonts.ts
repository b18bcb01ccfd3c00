// Brings in the self-hosted Chinese font after everything else: bare machines have none. Its slices are fetched only where
// a character needs them, and where the system has a Chinese font that one stands first.

import fonts from './fonts.css?url';

const link = document.createElement('link');
link.rel = 'stylesheet';
link.href = fonts;
document.head.append(link);
