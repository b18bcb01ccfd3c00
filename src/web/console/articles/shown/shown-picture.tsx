// A picture inside a preview. This page loads nothing from other sites: such a picture is named, with a link to look at it.

import { staffAddress } from '../../files/staff-address.js';
import { useWords } from '../../words/words.js';

interface Props {
  /** As the platform is given it. */
  readonly url: string;
  readonly alt: string;
  /** Paths on this hub, `/images/NAME.png`. */
  readonly ownPictures: readonly string[];
}

export function ShownPicture({ url, alt, ownPictures }: Props) {
  const { say } = useWords();
  const own = ownPictures.find((path) => url.endsWith(path));
  if (own !== undefined) return <img className="shown-picture" src={staffAddress(own)} alt={alt} />;
  return (
    <div className="shown-picture" data-away>
      <span>{say('article.preview.picture.shown', { alt })}</span>
      <a href={url} target="_blank" rel="noopener noreferrer">
        {say('article.preview.picture.look')}
      </a>
    </div>
  );
}
