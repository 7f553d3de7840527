import type Retell from "retell-sdk";

const RATE = 8000;
const HEADER_BYTES = 44;
const PITCH_HZ = { agent: 196, user: 118, transfer_target: 150 };

/** A WAV of a call: 8 kHz, 16 bit, as long as the call; one voice-like tone for each word, silence between. */
export function recordingWav(
  utterances: readonly Retell.PhoneCallResponse.TranscriptObject[],
  durationSec: number,
  channels: 1 | 2 = 1,
): Buffer {
  const frames = Math.max(1, Math.ceil(durationSec * RATE));
  const wav = wavHeader(frames, channels);
  for (const { role, words } of utterances) {
    const channel = channels === 2 && role !== "user" ? 1 : 0;
    for (const word of words) {
      if (word.start === undefined || word.end === undefined) continue;
      const tone = { startSec: word.start, endSec: word.end, pitchHz: pitchOf(role, word.word ?? "") };
      writeTone(wav, tone, { frames, channels, channel });
    }
  }
  return wav;
}

function pitchOf(role: keyof typeof PITCH_HZ, word: string): number {
  const letters = [...word].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return PITCH_HZ[role] * (0.92 + (letters % 17) / 100);
}

function writeTone(
  wav: Buffer,
  { startSec, endSec, pitchHz }: { startSec: number; endSec: number; pitchHz: number },
  { frames, channels, channel }: { frames: number; channels: number; channel: number },
): void {
  const first = Math.round(startSec * RATE);
  const last = Math.min(frames, Math.round(endSec * RATE));
  for (let frame = first; frame < last; frame++) {
    const progress = (frame - first) / Math.max(1, last - first);
    const phase = (2 * Math.PI * pitchHz * frame) / RATE;
    // Falling harmonics with a slow swell sound like a hummed vowel rather than like a beep.
    const voice = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.25 * Math.sin(3 * phase);
    const loudness = Math.sin(Math.PI * progress) ** 0.6 * 4200;
    wav.writeInt16LE(Math.round(voice * loudness), HEADER_BYTES + (frame * channels + channel) * 2);
  }
}

function wavHeader(frames: number, channels: number): Buffer {
  const dataBytes = frames * channels * 2;
  const wav = Buffer.alloc(HEADER_BYTES + dataBytes);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + dataBytes, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(channels, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * channels * 2, 28);
  wav.writeUInt16LE(channels * 2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(dataBytes, 40);
  return wav;
}
