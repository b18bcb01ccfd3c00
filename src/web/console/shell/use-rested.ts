// A value once it has stood for a moment: what is typed is asked about when the hands rest.

import { useEffect, useState } from 'react';

export function useRested<Value>(value: Value, restMs: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(value);
    }, restMs);
    return () => {
      clearTimeout(timer);
    };
  }, [value, restMs]);
  return rested;
}
