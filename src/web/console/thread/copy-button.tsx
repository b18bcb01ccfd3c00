// Copies a text and says so.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { tellFault } from '../shell/notices.js';
import { useWords } from '../words/words.js';

export function CopyButton({ text }: { readonly text: string }) {
  const { say } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Button
      className="button small"
      onPress={() => {
        navigator.clipboard.writeText(text).then(() => {
          setIsCopied(true);
        }, tellFault);
      }}
    >
      {say(isCopied ? 'copied' : 'copy')}
    </Button>
  );
}
