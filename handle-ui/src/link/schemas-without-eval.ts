import { config } from 'zod';

// The page's security policy forbids making code from text, which schemas try for speed when they are made. So this
// module has to run before any module with a schema: it is the first import of the page.
config({ jitless: true });
