// What the desk refuses, as a client may show it. Every code stands in `src/wire/README.md`.

import type { z } from 'zod';

import type { DeskRefusal } from '../desk/desk-outcome.js';
import type { WireError } from '../wire/shared.js';

export const notSignedIn: WireError = {
  code: 'NOT_SIGNED_IN',
  message: { zh: '請先登入。', en: 'Please sign in first.' },
};

export const forbidden: WireError = {
  code: 'FORBIDDEN',
  message: {
    zh: '您的帳號沒有客服人員的權限，請洽管理者。',
    en: 'Your account is not an agent or supervisor; ask an administrator.',
  },
};

export const foreignOrigin: WireError = {
  code: 'FOREIGN_ORIGIN',
  message: {
    zh: '這個網頁不能連到客服工作台。',
    en: 'This page may not speak to the desk.',
  },
};

/** A refusal that says the same whatever the talk. */
type PlainRefusal = Exclude<
  DeskRefusal,
  | { readonly by: unknown }
  | { readonly team: unknown }
  | { readonly blank: unknown }
  | { readonly mostHours: unknown }
>['code'];

const wrongState: WireError = {
  code: 'WRONG_STATE',
  message: { zh: '對話目前的狀態不能這樣做。', en: 'The talk is not in a state for this.' },
};

const PLAIN_REFUSALS: Readonly<Record<PlainRefusal, WireError>> = {
  'not-assigned': {
    code: 'NOT_ASSIGNED',
    message: { zh: '這個對話沒有人接手，請先接手。', en: 'Nobody has this talk; claim it first.' },
  },
  'not-supervisor': {
    code: 'NOT_SUPERVISOR',
    message: { zh: '只有督導人員可以這樣做。', en: 'Only a supervisor may do this.' },
  },
  'note-needed': {
    code: 'NOTE_NEEDED',
    message: { zh: '轉接前請寫備註，讓接手的同仁知道情況。', en: 'Leave a note for whoever comes next.' },
  },
  'unknown-agent': {
    code: 'UNKNOWN_AGENT',
    message: { zh: '找不到這位服務人員。', en: 'There is no such agent.' },
  },
  'unknown-talk': {
    code: 'UNKNOWN_TALK',
    message: { zh: '找不到這個對話。', en: 'There is no such talk.' },
  },
  'nothing-to-send': {
    code: 'NOTHING_TO_SEND',
    message: { zh: '這則訊息沒有可以顯示的文字。', en: 'The message has no words that can be shown.' },
  },
  'nothing-to-resend': {
    code: 'NOTHING_TO_RESEND',
    message: {
      zh: '這則訊息不需要重送：已經送出、還在傳送，或已經收回。',
      en: 'There is nothing to send again: it has arrived, is on its way, or was taken back.',
    },
  },
  'nothing-to-finish': {
    code: 'NOTHING_TO_FINISH',
    message: {
      zh: '這則留言已經結案，或民眾已經取消。',
      en: 'This message is closed already, or the citizen has withdrawn it.',
    },
  },
  'unknown-note': {
    code: 'UNKNOWN_NOTE',
    message: { zh: '找不到這則交班事項。', en: 'There is no such note.' },
  },
  'unknown-tag': {
    code: 'UNKNOWN_TAG',
    message: { zh: '找不到這個標籤，或已經停用。', en: 'There is no such tag, or it is retired.' },
  },
  'tag-name-taken': {
    code: 'TAG_NAME_TAKEN',
    message: { zh: '已經有同名的標籤。', en: 'Another tag has this name.' },
  },
  'too-many-tags': {
    code: 'TOO_MANY_TAGS',
    message: { zh: '標籤數已經到上限。', en: 'There are as many tags as there may be.' },
  },
  'no-case-number': {
    code: 'NO_CASE_NUMBER',
    message: {
      zh: '案號要有數字，只能用中英文、數字、空格和 - _ / . # ( )。',
      en: 'A case number has a digit, and only letters, digits, blanks and - _ / . # ( ).',
    },
  },
  'too-many-cases': {
    code: 'TOO_MANY_CASES',
    message: { zh: '這個對話的案號已經到上限。', en: 'The talk has as many case numbers as it may have.' },
  },
  'unknown-canned': {
    code: 'UNKNOWN_CANNED',
    message: { zh: '找不到這則罐頭回覆。', en: 'There is no such canned reply.' },
  },
  'canned-code-taken': {
    code: 'CODE_TAKEN',
    message: { zh: '這個代碼已經用過。', en: 'Another canned reply has this code.' },
  },
  'too-many-canned': {
    code: 'TOO_MANY_CANNED',
    message: { zh: '罐頭回覆的數量已經到上限。', en: 'There are as many canned replies as there may be.' },
  },
  'canned-changed': {
    code: 'CHANGED_MEANWHILE',
    message: { zh: '這則回覆剛被別人修改，請重新整理後再試。', en: 'Somebody changed this reply meanwhile.' },
  },
  'unknown-team': {
    code: 'UNKNOWN_TEAM',
    message: { zh: '找不到這個組別，或已經停用。', en: 'There is no such team, or it is retired.' },
  },
  'team-name-taken': {
    code: 'TEAM_NAME_TAKEN',
    message: { zh: '已經有同名的組別。', en: 'Another team has this name.' },
  },
  'too-many-teams': {
    code: 'TOO_MANY_TEAMS',
    message: { zh: '組別數已經到上限。', en: 'There are as many teams as there may be.' },
  },
  'team-changed': {
    code: 'CHANGED_MEANWHILE',
    message: {
      zh: '組別剛被別人修改，請重新整理後再試。',
      en: 'Somebody changed this team meanwhile; read it again.',
    },
  },
  'banner-over': {
    code: 'BANNER_OVER',
    message: {
      zh: '這則公告已經發布、撤下，或時間已過。',
      en: 'This notice is published already, taken down, or its time is over.',
    },
  },
  'own-draft': {
    code: 'OWN_DRAFT',
    message: {
      zh: '自己起草的公告，要由另一位督導發布。',
      en: 'Another supervisor has to publish what you wrote.',
    },
  },
  'already-sent': {
    code: 'ALREADY_SENT',
    message: { zh: '來不及收回：這則訊息已經送出。', en: 'Too late to take it back: it has been sent.' },
  },
  'file-gone': {
    code: 'FILE_GONE',
    message: {
      zh: '附加的檔案已經不在，或這個管道目前不能傳檔案。請移除檔案，重新附加。',
      en: 'A file beside the reply is gone, or this channel takes none now. Remove it and attach it again.',
    },
  },
  'no-helper': {
    code: 'NO_HELPER',
    message: { zh: '沒有設定草擬服務。', en: 'No language model is set up.' },
  },
  'helper-failed': {
    code: 'HELPER_FAILED',
    message: {
      zh: '草擬服務暫時沒有可用的結果，請自行回覆或稍後再試。',
      en: 'The language model gave nothing that can be used; write yourself, or try again later.',
    },
  },
  'already-waiting': wrongState,
  'not-resolved': wrongState,
};

export function badRequest(fault: z.ZodError): WireError {
  const fields = fault.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }));
  return {
    code: 'BAD_REQUEST',
    message: { zh: '送出的資料格式不對。', en: 'The request is not as the contract says.' },
    details: { fields },
  };
}

export function toWireRefusal(refusal: DeskRefusal): WireError {
  switch (refusal.code) {
    case 'already-taken': {
      const { id, name } = refusal.by;
      return {
        code: 'ALREADY_TAKEN',
        message: { zh: `這個對話已由 ${name} 接手。`, en: `${name} has taken this talk.` },
        details: { by: { id, name } },
      };
    }
    case 'not-owner': {
      const { id, name } = refusal.by;
      return {
        code: 'NOT_OWNER',
        message: { zh: `這個對話由 ${name} 負責。`, en: `This talk belongs to ${name}.` },
        details: { by: { id, name } },
      };
    }
    case 'not-there': {
      const { id, name } = refusal.by;
      return {
        code: 'NOT_THERE',
        message: { zh: `${name} 目前不在線上。`, en: `${name} is not there right now.` },
        details: { by: { id, name } },
      };
    }
    case 'at-capacity': {
      const { id, name } = refusal.by;
      return {
        code: 'AT_CAPACITY',
        message: {
          zh: `${name} 手上的對話已經到上限，請先結束或轉出一個。`,
          en: `${name} has as many talks as they may have; finish or pass one on first.`,
        },
        details: { by: { id, name } },
      };
    }
    case 'other-team':
      return otherTeam(refusal.team);
    case 'banner-too-long':
      return bannerTooLong(refusal.mostHours);
    case 'blank-left': {
      const { blank } = refusal;
      return {
        code: 'BLANK_LEFT',
        message: {
          zh: `還有空格沒有填：{{${blank}}}。`,
          en: `A blank is still to be filled in: {{${blank}}}.`,
        },
        details: { blank },
      };
    }
    default:
      return PLAIN_REFUSALS[refusal.code];
  }
}

const otherTeam = ({ zh, en }: { readonly zh: string; readonly en: string }): WireError => ({
  code: 'OTHER_TEAM',
  message: {
    zh: `這個對話先留給「${zh}」的同仁；逾時沒有人接，就會開放給大家。`,
    en: `This talk waits for ${en}; it opens to everybody once nobody there has taken it in time.`,
  },
});

const bannerTooLong = (mostHours: number): WireError => ({
  code: 'BANNER_TOO_LONG',
  message: {
    zh: `公告最長 ${mostHours} 小時；需要更久，請到時再發一次。`,
    en: `A notice may stand for ${mostHours} hours at most; publish it again then.`,
  },
  details: { mostHours },
});
