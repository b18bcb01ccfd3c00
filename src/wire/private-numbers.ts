// For the composer: what an agent is asked about before it goes to a citizen.

export { findPrivateNumbers } from '../domain/personal-data.js';
