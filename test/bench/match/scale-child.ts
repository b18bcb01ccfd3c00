// One size measured in a process of its own, so that memory is nobody else's. Started by scale.ts with a message; answers
// with one and ends.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Article } from '../../../src/domain/article.js';
import { addVariant, buildMatchIndex } from '../../../src/matching/match-index.js';
import { match } from '../../../src/matching/matcher.js';
import { manyArticles } from './many-articles.js';
