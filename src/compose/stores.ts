// The stores of the road, on one connection.

import { createAgentStore } from '../storage/agent-store.js';
import { createAnswerStore } from '../storage/answer-store.js';
import { createAgentWorkStore } from '../storage/agent-work-store.js';
import { createArticleHistory } from '../storage/article-history.js';
import { createArticleFileStore } from '../storage/article-file-store.js';
import { createArticleMissStore } from '../storage/article-miss-store.js';
import { createArticleVectorStore } from '../storage/article-vector-store.js';
import { createAssistBudgetStore } from '../storage/assist-budget-store.js';
import { createBannerStore } from '../storage/banner-store.js';
import { createCannedStore } from '../storage/canned-store.js';
import { createCallbackStore } from '../storage/callback-store.js';
import { createCalendarStore } from '../storage/calendar-store.js';
import type { Parts } from './parts.js';
import { type Database } from '../storage/connect.js';
import { createClosingStore } from '../storage/closing-store.js';
import { createConversationStore } from '../storage/conversation-store.js';
import { createContactStore } from '../storage/contact-store.js';
import { createDeskStore } from '../storage/desk-store.js';
import { createDigestStore } from '../storage/digest-store.js';
import { createDraftStore } from '../storage/draft-store.js';
import { createFaqRequestStore } from '../storage/faq-request-store.js';
import { createFiguresStore } from '../storage/figures-store.js';
import { createHeldReplyStore } from '../storage/held-reply-store.js';
import { createImportLog } from '../storage/import-log.js';
import { createInboxStore } from '../storage/inbox-store.js';
import { createKnowledgeStore } from '../storage/knowledge-store.js';
import { createLearningStore } from '../storage/learning-store.js';
import { createModelStore } from '../storage/model-store.js';
import { createMailStore } from '../storage/mail-store.js';
import { createMatterStore } from '../storage/matter-store.js';
import { createLinkStore } from '../storage/link-store.js';
import { createMediaFiles } from '../storage/media-files.js';
import { createMediaStore } from '../storage/media-store.js';
import { createPauseStore } from '../storage/pause-store.js';
import { createOutboxStore } from '../storage/outbox-store.js';
import { createSettingsStore } from '../storage/settings-store.js';
import { createShiftNoteStore } from '../storage/shift-note-store.js';
import { createRecipientStore } from '../storage/recipient-store.js';
import { createReviewMarkStore } from '../storage/review-marks.js';
import { createListOffDesk, createListServing } from '../storage/staff-store.js';
import { createSuggestionLog } from '../storage/suggestion-log.js';
import { createCaseStore } from '../storage/case-store.js';
import { createTagStore } from '../storage/tag-store.js';
import { createTeamStore } from '../storage/team-store.js';
import { createTalkSearchStore } from '../storage/talk-search-store.js';
import { createTalkDayStore } from '../storage/talk-day-store.js';
import { createTalkNewsStore } from '../storage/talk-news-store.js';
import { createTranscriptStore } from '../storage/transcript-store.js';
import { createUploadStore } from '../storage/upload-store.js';
import { createUnansweredStore } from '../storage/unanswered-store.js';
import { createTurnStore } from '../storage/turn-store.js';

export type Stores = ReturnType<typeof createStores>;

export function createStores({ connection }: Database, { config, deps }: Pick<Parts, 'config' | 'deps'>) {
  return {
    conversations: createConversationStore(connection),
    transcript: createTranscriptStore(connection),
    talkNews: createTalkNewsStore(connection),
    inbox: createInboxStore(connection),
    outbox: createOutboxStore(connection),
    turns: createTurnStore(connection),
    unanswered: createUnansweredStore(connection),
    faqRequests: createFaqRequestStore(connection),
    knowledge: createKnowledgeStore(connection),
    drafts: createDraftStore(connection),
    digests: createDigestStore(connection),
    digestRecipients: createRecipientStore(connection),
    mails: createMailStore(connection),
    reviewMarks: createReviewMarkStore(connection),
    links: createLinkStore(connection),
    articleFiles: createArticleFileStore(connection),
    articleMisses: createArticleMissStore(connection),
    articleHistory: createArticleHistory(connection),
    imports: createImportLog(connection),
    learning: createLearningStore(connection),
    models: createModelStore(connection),
    contacts: createContactStore(connection),
    lists: createDeskStore(connection),
    talkSearch: createTalkSearchStore(connection),
    agents: createAgentStore(connection),
    answers: createAnswerStore(connection),
    pauses: createPauseStore(connection),
    work: createAgentWorkStore(connection),
    heldReplies: createHeldReplyStore(connection),
    suggestionLog: createSuggestionLog(connection),
    assistBudget: createAssistBudgetStore(connection),
    banners: createBannerStore(connection),
    callbacks: createCallbackStore(connection),
    cannedReplies: createCannedStore(connection),
    tags: createTagStore(connection),
    cases: createCaseStore(connection),
    teams: createTeamStore(connection),
    shiftNotes: createShiftNoteStore(connection),
    settings: createSettingsStore(connection),
    listOffDesk: createListOffDesk(connection),
    listServing: createListServing(connection),
    calendar: createCalendarStore(connection),
    matters: createMatterStore(connection),
    talkDays: createTalkDayStore(connection),
    closings: createClosingStore(connection),
    figureCounts: createFiguresStore(connection),
    articleVectors: createArticleVectorStore(connection),
    media: createMediaStore(connection, deps.clock),
    uploads: createUploadStore(connection),
    mediaFiles: createMediaFiles(config.storage.dataDir),
  };
}
