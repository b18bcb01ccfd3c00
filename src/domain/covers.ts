// The words that stand where personal data was covered. They are for whoever reads what others asked, and no words of anybody: nothing
// that citizens are to be answered by may hold one.

export const COVERS = {
  email: '[電子郵件]',
  'identity-number': '[身分證字號]',
  phone: '[電話]',
  birthday: '[生日]',
  'card-or-account': '[號碼]',
  plate: '[車牌]',
  address: '[地址]',
} as const;

/** The first one in a text, with brackets of any width. @example findCover('我的[電話]怎麼改') // '[電話]' */
export function findCover(text: string): string | undefined {
  const plain = text.replaceAll(/[［【]/gu, '[').replaceAll(/[］】]/gu, ']');
  return Object.values(COVERS).find((cover) => plain.includes(cover));
}
