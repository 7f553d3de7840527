/** A sentence whose words light up as they are said; `upTo` is how many letters were. */
export function LitWords({ text, upTo }: { text: string; upTo: number }) {
  let end = 0;
  return text.split(/(\s+)/).map((word, index) => {
    const from = end;
    end += word.length;
    const isLit = upTo > from && word.trim() !== "";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a word's place in its sentence is what it is
      <span key={index} className={isLit ? "text-brand" : undefined}>
        {word}
      </span>
    );
  });
}
