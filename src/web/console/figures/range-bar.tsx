// Which days, channel and hours; and the figures as a file.

import { channelWords } from '../desk/channel-mark.js';
import { useNow } from '../shell/now.js';
import { useWords } from '../words/words.js';
import { daysOf, PRESETS, presetOf, taipeiToday, without, type FiguresAsk } from './figures-ask.js';
import { AskLink } from './figure-link.js';
import { fileAddress, FORMATS } from './figure-client.js';

interface Props {
  readonly ask: FiguresAsk;
  readonly channels: readonly string[];
  readonly onAsk: (ask: FiguresAsk) => void;
}

export function RangeBar({ ask, channels, onAsk }: Props) {
  const { say } = useWords();
  const today = taipeiToday(useNow());
  const chosen = presetOf(ask, today);
  return (
    <section className="figures-range card" aria-label={say('figures.range')}>
      <ul className="presets">
        {PRESETS.map((preset) => (
          <li key={preset}>
            <AskLink
              className="preset"
              ask={{ ...ask, ...daysOf(preset, today) }}
              isCurrent={preset === chosen}
            >
              {say(`figures.${preset}`)}
            </AskLink>
          </li>
        ))}
      </ul>
      <div className="filters">
        <label className="filter">
          {say('figures.from')}
          <input
            type="date"
            required
            max={ask.to}
            value={ask.from}
            onChange={({ target }) => {
              if (target.value !== '') onAsk({ ...ask, from: target.value });
            }}
          />
        </label>
        <label className="filter">
          {say('figures.to')}
          <input
            type="date"
            required
            min={ask.from}
            value={ask.to}
            onChange={({ target }) => {
              if (target.value !== '') onAsk({ ...ask, to: target.value });
            }}
          />
        </label>
        <label className="filter">
          {say('figures.channel')}
          <select
            value={ask.channelId ?? ''}
            onChange={({ target }) => {
              const rest = without(ask, 'channelId');
              onAsk(target.value === '' ? rest : { ...rest, channelId: target.value });
            }}
          >
            <option value="">{say('figures.allChannels')}</option>
            {channels.map((channelId) => (
              <option key={channelId} value={channelId}>
                {channelWords(channelId, say)}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            className="hidden-text"
            checked={ask.hours === 'office'}
            onChange={({ target }) => {
              const rest = without(ask, 'hours');
              onAsk(target.checked ? { ...rest, hours: 'office' } : rest);
            }}
          />
          <span className="check-box" aria-hidden="true" />
          {say('figures.office')}
        </label>
      </div>
    </section>
  );
}

export function FileLinks({ ask }: Pick<Props, 'ask'>) {
  const { say, language } = useWords();
  return (
    <p className="figures-files">
      <span>{say('figures.file')}</span>
      {FORMATS.map((format) => (
        <a key={format} className="button small" href={fileAddress(ask, format, language)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
