// For screens where people write: what an agent is asked about before it goes to a citizen, and what stands where data was covered.

export { findCover } from '../domain/covers.js';
export { findPrivateNumbers } from '../domain/personal-data.js';
