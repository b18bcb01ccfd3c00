import { checkGuideLinks, checkReferences } from '../../src/content/check-references.js';
import { contentFolders } from '../support/content-folder.js';

describe('references', () => {
  const folderOf = contentFolders();
  const folder = () =>
    folderOf({
      'knowledge-base/roads/lamp.yaml': '',
      'knowledge-base/README.md': '',
      'intents/README.md': '',
    });
  const inArticle = (text: string) =>
    checkReferences(folder(), { file: 'knowledge-base/roads/lamp.yaml', text, guide: '' }).map(
      ({ line, field }) => `${line} ${field}`,
    );
  const inGuide = (text: string) =>
    checkGuideLinks(folder(), { file: 'knowledge-base/README.md', text }).map(({ line }) => line);

  it('to a file that is not there are named with their line', () => {
    expect(inArticle('answer: |\n  一\n  見 roads/gone.yaml 或 NOTES.md\n')).toEqual([
      '3 answer',
      '3 answer',
    ]);
  });

  it('to no whole address are named', () => {
    expect(inArticle('answer: 請看 https://\n')).toEqual(['1 answer']);
  });

  it.each([
    ['a file beside it', 'answer: 見 lamp.yaml\n'],
    ['a file from the root', 'answer: 見 knowledge-base/roads/lamp.yaml\n'],
    ['an address', 'answer: 見 https://example.org/a.md，謝謝\n'],
  ])('to %s are fine', (_, text) => {
    expect(inArticle(text)).toEqual([]);
  });

  it('of a guide lead somewhere', () => {
    const text =
      '# a\n\n[good](roads/lamp.yaml#x) [web](https://example.org) [here](#top)\n[bad](../gone.md)\n';

    expect(inGuide(text)).toEqual([4]);
  });
});
