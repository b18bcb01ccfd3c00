// A channel's name in words; unknown ones as they call themselves.

import type { Say } from '../words/say.js';
import { useWords } from '../words/words.js';
import type { WordKey } from '../words/zh.js';

const KNOWN: Readonly<Partial<Record<string, WordKey>>> = {
  line: 'channel.line',
  messenger: 'channel.messenger',
  webchat: 'channel.web',
};

export function channelWords(channelId: string, say: Say): string {
  const key = KNOWN[channelId];
  return key === undefined ? channelId : say(key);
}

export function ChannelMark({ channelId }: { readonly channelId: string }) {
  const { say } = useWords();
  return (
    <span className="channel" data-channel={channelId}>
      {channelWords(channelId, say)}
    </span>
  );
}
