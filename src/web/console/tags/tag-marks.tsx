// The tags of a talk, each with its colour and its name.

import type { TagView } from '../../../wire/tag-events.js';
import { useTagsOf } from './use-tags.js';

const NONE: readonly string[] = [];

export function TagMarks({ ids = NONE }: { readonly ids?: readonly string[] | undefined }) {
  return useTagsOf(ids).map((tag) => <TagMark key={tag.id} tag={tag} />);
}

export function TagMark({ tag: { name, colour } }: { readonly tag: Pick<TagView, 'name' | 'colour'> }) {
  return (
    <span className="talk-tag" data-colour={colour}>
      {name}
    </span>
  );
}
