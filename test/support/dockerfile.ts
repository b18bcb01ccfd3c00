// Reads a Dockerfile as far as ours goes: instructions in stages, continued lines joined, no here-documents.

export interface Instruction {
  /** In capitals: `COPY`. */
  readonly name: string;
  /** Options without their value are absent: `--from=build` is `{ from: 'build' }`. */
  readonly options: Readonly<Record<string, string>>;
  readonly rest: string;
}

export interface Stage {
  readonly base: string;
  /** Empty for a stage without a name. */
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** @example readDockerfile('FROM node AS build\nCOPY src ./src')[0]?.name // 'build' */
export function readDockerfile(text: string): readonly Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { base: string; name: string; instructions: Instruction[] }[] = [];
  for (const instruction of lines.map(readInstruction)) {
    if (instruction.name === 'FROM') {
      const [base = '', , name = ''] = wordsOf(instruction);
      stages.push({ base, name, instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

function readInstruction(line: string): Instruction {
  const [, name = '', flags = '', rest = ''] = /^\s*(\w+)\s+((?:--\S+\s+)*)(.*)$/.exec(line) ?? [];
  const options = flags.trim() === '' ? [] : flags.trim().split(/\s+/);
  return {
    name: name.toUpperCase(),
    options: Object.fromEntries(options.map((flag) => flag.slice(2).split('=', 2) as [string, string])),
    rest: rest.trim(),
  };
}

export function wordsOf({ rest }: Instruction): readonly string[] {
  return rest.split(/\s+/);
}

/** The instructions of one name, in order. */
export function instructionsOf(stage: Stage, name: string): readonly Instruction[] {
  return stage.instructions.filter((instruction) => instruction.name === name);
}
