// A channel's name in words; unknown ones as they call themselves.

import { useWords } from '../words/words.js';
import type { WordKey } from '../words/zh.js';

const KNOWN: Readonly<Partial<Record<string, WordKey>>> = {
  line: 'channel.line',
  messenger: 'channel.messenger',
  webchat: 'channel.web',
};

export function ChannelMark({ channelId }: { readonly channelId: string }) {
  const { say } = useWords();
  const key = KNOWN[channelId];
  return (
    <span className="channel" data-channel={channelId}>
      {key === undefined ? channelId : say(key)}
    </span>
  );
}
