import { config } from 'zod';

/* Imported first: without this the library tries whether it may compile code, and the page's policy reports it. */
config({ jitless: true });
