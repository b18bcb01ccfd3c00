// The tags of a talk, each with its colour and its name.

import type { TagView } from '../../../wire/tag-events.js';
import { useTagsOf } from './use-tags.js';

/** Most talks have none, and ask for none. */
export function TagMarks({ ids = [] }: { readonly ids?: readonly string[] | undefined }) {
  return ids.length === 0 ? null : <Marks ids={ids} />;
}

function Marks({ ids }: { readonly ids: readonly string[] }) {
  return useTagsOf(ids).map((tag) => <TagMark key={tag.id} tag={tag} />);
}

export function TagMark({ tag: { name, colour } }: { readonly tag: Pick<TagView, 'name' | 'colour'> }) {
  return (
    <span className="talk-tag" data-colour={colour}>
      {name}
    </span>
  );
}
