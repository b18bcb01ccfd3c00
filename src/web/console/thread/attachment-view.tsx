// One thing that came with a message: shown, played, opened or saved where it is there, told in words where it is not.

import type { ThreadAttachment } from '../../../wire/thread-views.js';
import { sizeOf } from '../../../wire/shared.js';
import { useWords } from '../words/words.js';
import { AttachmentLine, KIND_WORDS } from './attachment-line.js';
import { mapAddressOf } from './map-address.js';
import { mediaAddress } from './media-address.js';
import { Picture } from './picture.js';

export function AttachmentView({ attachment }: { readonly attachment: ThreadAttachment }) {
  const { say } = useWords();
  const { kind, name, media, place, address } = attachment;
  if (place !== undefined) {
    const { latitude, longitude } = place;
    const point = `${latitude},${longitude}`;
    return (
      <div className="attachment-box">
        <AttachmentLine kind={kind} {...(name === undefined ? {} : { name })} />
        {place.address === undefined || place.address === name ? null : <p>{place.address}</p>}
        <a className="attachment-link" href={mapAddressOf({ point: place })} target="_blank" rel="noreferrer">
          {say('media.map', { point })}
        </a>
      </div>
    );
  }
  if (kind === 'link' && address !== undefined)
    return (
      <a className="attachment-link" href={address} target="_blank" rel="noreferrer nofollow">
        {name ?? address} {say('newWindow')}
      </a>
    );
  if (media?.state !== 'stored') return <AttachmentLine {...attachment} />;
  const type = media.type ?? '';
  if (type.startsWith('image/')) return <Picture attachment={attachment} media={media} />;
  const label = name ?? say(KIND_WORDS[kind]);
  if (type.startsWith('audio/'))
    return <audio className="player" controls preload="none" aria-label={label} src={mediaAddress(media)} />;
  if (type.startsWith('video/'))
    return (
      <video
        className="player"
        controls
        preload="none"
        aria-label={label}
        src={mediaAddress(media)}
        {...(media.hasPreview === true ? { poster: mediaAddress(media, 'small') } : {})}
      />
    );
  return (
    <a className="attachment-link" href={mediaAddress(media)} download>
      {say('media.save', { name: label, size: sizeOf(media.bytes ?? 0) })}
    </a>
  );
}
