// The shortest password the hub takes. The type holds it to wire/staff-api.ts without carrying its schemas to the page.

import type { PASSWORD_MIN_CHARS } from '../../../wire/staff-api.js';

export const SHORTEST_PASSWORD: typeof PASSWORD_MIN_CHARS = 12;
