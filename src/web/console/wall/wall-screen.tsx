// The floor at one look, for a screen on the wall and for the supervisor at the desk: who waits, for how long, who is there.

import '../design/teams.css';

import { useState } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { BannerLine } from '../banner/banner-line.js';
import { BannerPanel } from '../banner/banner-panel.js';
import { LinkBanner } from '../desk/link-banner.js';
import { inOrder } from '../desk/row-lists.js';
import { useRows } from '../desk/use-rows.js';
import { HandedNotices } from '../floor/handed-notices.js';
import { useFloor } from '../floor/use-floor.js';
import { useTalkMoves } from '../floor/use-talk-moves.js';
import { WhisperDialog } from '../floor/whisper-dialog.js';
import { useSession } from '../session/use-session.js';
import { ShiftNotesPanel } from '../shift-notes/shift-notes-panel.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { WallTeams } from '../teams/wall-teams.js';
import { useWords } from '../words/words.js';
import { AgentCard } from './agent-card.js';
import { WallFigures } from './wall-figures.js';
import { WallTalk } from './wall-talk.js';

/** As many as a glance takes in; the number above tells of the rest. */
const MOST_WAITING = 12;

export function WallScreen() {
  const { say } = useWords();
  const { staff } = useSession();
  return (
    <div className="page wall-page">
      <TopBar title={say('wall.title')} />
      <div className="banners">
        <BannerLine />
        <LinkBanner />
        <HandedNotices />
      </div>
      <main id="main" className="wall" tabIndex={-1} data-keeps>
        {staff.roles.includes('supervisor') ? (
          <Wall />
        ) : (
          <p className="empty-title">{say('wall.forbidden')}</p>
        )}
      </main>
    </div>
  );
}

function Wall() {
  const { say } = useWords();
  const floor = useFloor();
  const waiting = useRows('waiting').data;
  const assigned = useRows('assigned').data;
  const { takeOver } = useTalkMoves();
  const [whispered, setWhispered] = useState<ConversationRow>();
  if (floor === undefined || waiting === undefined || assigned === undefined) return <Skeleton rows={6} />;
  const queue = inOrder('waiting', waiting);
  // By name, not by load: a card that changes places is lost to the eye.
  const agents = floor.agents.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-Hant-TW'));
  return (
    <>
      <WallFigures waiting={queue} agents={agents} />
      <WallTeams waiting={queue} agents={agents} />
      <div className="wall-boards">
        <BannerPanel />
        <ShiftNotesPanel />
      </div>
      <section className="wall-queue" aria-labelledby="wall-queue">
        <h2 id="wall-queue" tabIndex={-1} data-home="1">
          {say('wall.queue')}
        </h2>
        {queue.length === 0 ? <p className="wall-none">{say('wall.nobody')}</p> : null}
        <ul>
          {queue.slice(0, MOST_WAITING).map((row) => (
            <WallTalk key={row.conversationId} row={row} onTakeOver={takeOver} />
          ))}
        </ul>
        {queue.length > MOST_WAITING ? (
          <p className="wall-none">{say('wall.more', { n: queue.length - MOST_WAITING })}</p>
        ) : null}
      </section>
      <section className="wall-agents" aria-labelledby="wall-agents">
        <h2 id="wall-agents" tabIndex={-1} data-home="1">
          {say('wall.agents')}
        </h2>
        {agents.length === 0 ? <p className="wall-none">{say('wall.noAgents')}</p> : null}
        <ul>
          {agents.map((agent) => (
            <AgentCard
              key={agent.id}
              agent={agent}
              talks={assigned.filter(({ assignee }) => assignee?.id === agent.id)}
              onTakeOver={takeOver}
              onWhisper={setWhispered}
            />
          ))}
        </ul>
      </section>
      {whispered === undefined ? null : (
        <WhisperDialog
          row={whispered}
          onClose={() => {
            setWhispered(undefined);
          }}
        />
      )}
    </>
  );
}
