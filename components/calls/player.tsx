"use client";

import { Download, Pause, Play } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { formatSeconds } from "@/components/format/moment";
import { Button, buttonStyle } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { ConversationItem } from "./conversation-items";
import { type Playhead, usePlayhead } from "./playhead";
import { SeekBar } from "./seek-bar";

interface Props {
  src: string;
  items: ConversationItem[];
  /** Of the call, until the file says its own. */
  seconds: number;
  audio: RefObject<HTMLAudioElement | null>;
  playhead: Playhead;
  onSeek: (seconds: number) => void;
}

const speeds = [1, 1.25, 1.5, 2];

/** Play, seek, speed, download. The bar shows who spoke when, with a mark where something was done. */
export function Player({ src, items, seconds: expected, audio, playhead, onSeek }: Props) {
  const { isPlaying, seconds, hasFailed } = useAudio(audio, playhead, expected);
  const [speed, setSpeed] = useState(1);
  const nextSpeed = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    if (audio.current) audio.current.playbackRate = next;
    setSpeed(next);
  };
  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    // Without a source that can play the promise rejects; the error event says so to the reader.
    if (element.paused) void element.play().catch(() => undefined);
    else element.pause();
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript below is the caption, word by word */}
      <audio ref={audio} src={src} preload="metadata" />
      <div className="flex items-center gap-3">
        <Button
          variant="primary"
          onClick={toggle}
          aria-label={isPlaying ? "Pause" : "Play"}
          className="size-11 rounded-full px-0"
        >
          {isPlaying ? (
            <Pause aria-hidden className="fill-current" />
          ) : (
            <Play aria-hidden className="ml-0.5 fill-current" />
          )}
        </Button>
        <SeekBar items={items} seconds={seconds} playhead={playhead} onSeek={onSeek} />
      </div>
      <div className="mt-2 flex items-center gap-1 pl-14">
        <Clock playhead={playhead} seconds={seconds} />
        <span className="flex-1" />
        <Button variant="bare" onClick={nextSpeed} aria-label={`Speed: ${speed} times`} className="num px-2.5">
          {speed}×
        </Button>
        <a
          href={`${src}?download`}
          download
          aria-label="Download the recording"
          className={cn(buttonStyle({ variant: "bare", size: "icon" }))}
        >
          <Download aria-hidden />
        </a>
      </div>
      {hasFailed ? (
        <p role="alert" className="mt-2 text-missed text-note">
          The recording cannot be played right now. Reload the page to try again.
        </p>
      ) : null}
    </div>
  );
}

function Clock({ playhead, seconds }: { playhead: Playhead; seconds: number }) {
  const now = usePlayhead(playhead, (at) => Math.max(0, Math.floor(at)));
  return (
    <p className="num text-ink-faint text-note">
      {formatSeconds(now)} / {formatSeconds(seconds)}
    </p>
  );
}

/** Effect on the audio element: follows it frame by frame while it plays. */
function useAudio(audio: RefObject<HTMLAudioElement | null>, playhead: Playhead, expected: number) {
  const [isPlaying, setPlaying] = useState(false);
  const [fileSeconds, setFileSeconds] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    let frame = 0;
    const follow = () => {
      playhead.set(element.currentTime);
      if (!element.paused) frame = requestAnimationFrame(follow);
    };
    const onState = () => {
      setPlaying(!element.paused);
      cancelAnimationFrame(frame);
      if (!element.paused) follow();
    };
    const onLength = () => setFileSeconds(Number.isFinite(element.duration) ? element.duration : 0);
    const onError = () => setFailed(true);
    const onSeeked = () => playhead.set(element.currentTime);
    // The file may have told its length before anybody listened.
    onLength();
    const listeners = {
      play: onState,
      pause: onState,
      ended: onState,
      loadedmetadata: onLength,
      error: onError,
      seeked: onSeeked,
    };
    for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener);
    return () => {
      cancelAnimationFrame(frame);
      for (const [name, listener] of Object.entries(listeners)) element.removeEventListener(name, listener);
    };
  }, [audio, playhead]);
  return { isPlaying, hasFailed, seconds: fileSeconds || expected || 1 };
}
