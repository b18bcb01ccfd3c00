// Whose talk the entries below belong to.

import { createContext, use } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';

export const TalkContext = createContext<ConversationRow | undefined>(undefined);

export const useTalk = (): ConversationRow | undefined => use(TalkContext);
