// What an incoming message is answered with, by table.

import { whatIsHeard, type Situation } from '../../src/desk/what-is-heard.js';

const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;
const waiting: Situation = {
  status: 'queued',
  isSaid: true,
  isUrgent: false,
  told: { placeToldAtMs: NOW - 3 * MINUTE_MS, placeTold: { place: 2, isOpen: true } },
  place: 2,
  isOpen: true,
  nowMs: NOW,
};
const toldAgo = (minutes: number, place = 2, isOpen = true): Pick<Situation, 'told'> => ({
  told: { placeToldAtMs: NOW - minutes * MINUTE_MS, placeTold: { place, isOpen } },
});

describe('what an incoming message is answered with', () => {
  it.each<[string, Partial<Situation>, string]>([
    ['the bot has the talk', { status: 'bot' }, 'bot'],
    ['the bot has the talk and the desk is closed', { status: 'bot', isOpen: false }, 'bot'],
    ['a person has finished', { status: 'resolved', isOpen: false }, 'bot'],
    ['a person has the talk', { status: 'assigned' }, 'silence'],
    ['a person has the talk after hours', { status: 'assigned', isOpen: false, told: {} }, 'silence'],
    ['a person has the talk and there is danger', { status: 'assigned', intent: 'emergency' }, 'silence'],
    ['they wait and read', { isSaid: false, told: {} }, 'silence'],
    ['they wait and there is danger', { intent: 'emergency' }, 'urgent'],
    ['danger goes before every notice', { intent: 'emergency', isOpen: false, told: {} }, 'urgent'],
    ['they no longer want to wait', { intent: 'cancel' }, 'left-queue'],
    ['they told of danger and want to leave', { intent: 'cancel', isUrgent: true }, 'must-look'],
    ['they have heard nothing yet', { told: {} }, 'place'],
    ['they have heard nothing yet and it is closed', { told: {}, isOpen: false }, 'closed'],
    ['a moment after a notice', { ...toldAgo(1, 3) }, 'silence'],
    ['the place is another one', { ...toldAgo(2, 3) }, 'place'],
    ['the place is the same', { ...toldAgo(14) }, 'silence'],
    ['the same for a quarter of an hour', { ...toldAgo(15) }, 'place'],
    ['the desk has closed meanwhile', { ...toldAgo(0.1), isOpen: false }, 'closed'],
    ['the desk has opened meanwhile', { ...toldAgo(0.1, 2, false) }, 'place'],
    ['closed as they heard', { ...toldAgo(5, 2, false), isOpen: false }, 'silence'],
    ['they would rather leave a message', { callback: 'ask' }, 'callback'],
    ['they leave a message after hours', { callback: 'ask', isOpen: false }, 'callback'],
    ['they leave a message of their own accord', { status: 'bot', callback: 'ask' }, 'callback'],
    ['they leave a message after the end', { status: 'resolved', callback: 'ask' }, 'callback'],
    ['they told of danger and would leave a message', { callback: 'ask', isUrgent: true }, 'must-look'],
    ['they cry for help and would leave a message', { callback: 'ask', intent: 'emergency' }, 'urgent'],
    ['a person has the talk and they ask for a call', { status: 'assigned', callback: 'ask' }, 'silence'],
    ['the words that were asked for', { status: 'bot', callback: 'words' }, 'callback-words'],
    ['they drop what they left', { status: 'bot', callback: 'words', intent: 'cancel' }, 'callback-dropped'],
    ['danger instead of the words', { status: 'bot', callback: 'words', intent: 'emergency' }, 'bot'],
    ['a person instead of the words', { status: 'bot', callback: 'words', intent: 'person' }, 'bot'],
    ['a receipt after they left words', { status: 'bot', callback: 'words', isSaid: false }, 'bot'],
    ['told before places were kept', { told: { placeToldAtMs: NOW - 2 * MINUTE_MS } }, 'place'],
  ])('%s', (_, more, heard) => {
    expect(whatIsHeard({ ...waiting, ...more })).toBe(heard);
  });
});
