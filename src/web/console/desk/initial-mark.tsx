// A face for a name: its first character. Pictures of the platforms are not loaded: that would tell them who reads.

const segments = new Intl.Segmenter('zh-Hant', { granularity: 'grapheme' });

export function InitialMark({ name }: { readonly name: string }) {
  const [first] = segments.segment(name.replace(/^(民眾|Citizen)\s+/u, ''));
  return (
    <span className="initial-mark" aria-hidden="true">
      {first?.segment ?? '?'}
    </span>
  );
}
