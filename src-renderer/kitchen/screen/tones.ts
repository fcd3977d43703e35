/** One note: when it begins and how long it sounds, in seconds. */
interface Note {
  readonly hertz: number;
  readonly at: number;
  readonly for: number;
}

export type Tone = 'new' | 'urgent' | 'ready';

/** Told apart by their course, not by their loudness alone: a kitchen is noisy. */
const TONES: Readonly<Record<Tone, readonly Note[]>> = {
  new: [
    { hertz: 880, at: 0, for: 0.18 },
    { hertz: 1_175, at: 0.16, for: 0.28 },
  ],
  urgent: [0, 0.22, 0.44].flatMap((at) => [
    { hertz: 1_480, at, for: 0.1 },
    { hertz: 988, at: at + 0.1, for: 0.1 },
  ]),
  ready: [
    { hertz: 523, at: 0, for: 0.4 },
    { hertz: 659, at: 0.22, for: 0.6 },
  ],
};

const LOUDNESS: Readonly<Record<Tone, number>> = { new: 0.5, urgent: 0.7, ready: 0.25 };

/** Plays a tone without any file: the page's policy and a network that is away allow none. */
export function playTone(audio: AudioContext, tone: Tone): void {
  for (const note of TONES[tone]) {
    const start = audio.currentTime + note.at;
    const voice = audio.createOscillator();
    const volume = audio.createGain();
    voice.type = tone === 'urgent' ? 'square' : 'sine';
    voice.frequency.value = note.hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS[tone], start + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.001, start + note.for);
    voice.connect(volume).connect(audio.destination);
    voice.start(start);
    voice.stop(start + note.for);
  }
}
