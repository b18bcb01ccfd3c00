// The words on files beside a reply in English; part of `en.ts`.

import type { filesZh } from './files-zh.js';

export const filesEn: Readonly<Record<keyof typeof filesZh, string>> = {
  'files.attach': 'Attach',
  'files.list': 'Files with this reply',
  'files.drop': 'Let go to attach to this reply',
  'files.sending': 'Uploading {n}%',
  'files.judging': 'Checking…',
  'files.progress': 'Upload of {name}',
  'files.asLink': 'goes as a download link',
  'files.remove': 'Remove {name}',
  'files.tooMany': 'A reply takes {n} files at most; the others were left out.',
  'files.unknown': 'Still reading what this channel takes; try again in a moment.',
  'files.noPublicUrl':
    'This platform fetches files from an https address, and the hub has no public one (PUBLIC_URL): no files can be sent now. Ask your administrator.',
  'files.notTaken': 'This channel takes no files.',
  'files.limits.file':
    'Pictures ({kinds}) up to {picture} are shown; other files up to {file} go as attachments; {n} a reply.',
  'files.limits.link':
    'Pictures ({kinds}) up to {picture} are shown; official accounts cannot send files on LINE, so others (up to {file}) go as a download link that is good for 30 days; {n} a reply.',
};
