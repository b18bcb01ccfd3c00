// On the wall: what stands on all channels, drafts that wait for a second person, and the way to write one.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { useDesk } from '../desk/desk-context.js';
import { useSession } from '../session/use-session.js';
import { LoadFault } from '../shell/load-fault.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { useWords } from '../words/words.js';
import { BannerDialog } from './banner-dialog.js';
import { BannerItem } from './banner-item.js';
import { useBanners } from './use-banner.js';

export function BannerPanel() {
  const { say } = useWords();
  const { hub } = useDesk();
  const { id: myId } = useSession().staff;
  const banners = useBanners();
  const [isWriting, setIsWriting] = useState(false);
  const { published = [], drafts = [], rules } = banners.data ?? {};
  const publish = (bannerId: string): void => {
    hub.ask('publishBanner', { bannerId }).then(() => {
      tellDone('banner.published', {});
    }, tellFault);
  };
  const end = (bannerId: string, said: 'banner.ended' | 'banner.dropped'): void => {
    hub.ask('endBanner', { bannerId }).then(() => {
      tellDone(said, {});
    }, tellFault);
  };
  return (
    <section className="wall-banners" aria-labelledby="wall-banners">
      <div className="banner-head">
        <h2 id="wall-banners" tabIndex={-1} data-home="1">
          {say('banner.title')}
        </h2>
        <Button
          className="button small"
          isDisabled={rules === undefined}
          onPress={() => {
            setIsWriting(true);
          }}
        >
          {say('banner.write')}
        </Button>
      </div>
      {banners.isError ? <LoadFault error={banners.error} onRetry={() => void banners.refetch()} /> : null}
      {banners.data !== undefined && published.length + drafts.length === 0 ? (
        <p className="wall-none">{say('banner.none')}</p>
      ) : null}
      <ul>
        {published.map((banner) => (
          <BannerItem key={banner.bannerId} banner={banner}>
            <Button
              className="button small"
              onPress={() => {
                end(banner.bannerId, 'banner.ended');
              }}
            >
              {say('banner.end')}
            </Button>
          </BannerItem>
        ))}
        {drafts.map((draft) => (
          <BannerItem key={draft.bannerId} banner={draft}>
            {draft.draftedBy.id === myId && rules?.isSecondNeeded === true ? (
              <span className="field-hint">{say('banner.own')}</span>
            ) : (
              <Button
                className="button small primary"
                onPress={() => {
                  publish(draft.bannerId);
                }}
              >
                {say('banner.publish')}
              </Button>
            )}
            <Button
              className="button small"
              onPress={() => {
                end(draft.bannerId, 'banner.dropped');
              }}
            >
              {say('banner.drop')}
            </Button>
          </BannerItem>
        ))}
      </ul>
      {isWriting && rules !== undefined ? (
        <BannerDialog
          rules={rules}
          onClose={() => {
            setIsWriting(false);
          }}
        />
      ) : null}
    </section>
  );
}
