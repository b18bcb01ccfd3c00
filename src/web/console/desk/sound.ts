// Two short tones, made here: nothing is fetched.

const TONES_HZ = [660, 880] as const;
const TONE_S = 0.12;
let context: AudioContext | undefined;

/** `volume` 0 to 100. Silent until the person has touched the page once: browsers want that. */
export function playSound(volume: number): void {
  if (volume <= 0) return;
  context ??= new AudioContext();
  const { currentTime: now, destination } = context;
  TONES_HZ.forEach((hertz, index) => {
    if (context === undefined) return;
    const tone = context.createOscillator();
    const gain = context.createGain();
    const from = now + index * TONE_S;
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime((0.3 * volume) / 100, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + TONE_S);
    tone.connect(gain).connect(destination);
    tone.start(from);
    tone.stop(from + TONE_S);
  });
}
